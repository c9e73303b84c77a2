/** Signing in without a secret: with a JWT signed by a certificate, or with the token of another issuer. */
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import type { Seconds } from '../../clock.ts';
import type { Application, Certificate, FederatedCredential } from '../state.ts';
import { LoginError } from './errors.ts';

interface Assertion {
  header: { alg?: string; x5t?: string; 'x5t#S256'?: string };
  payload: { iss?: string; sub?: string; aud?: string | string[]; exp?: number; nbf?: number };
  signed: string;
  signature: Buffer;
}

function parse(jwt: string): Assertion | undefined {
  const [head, body, signature] = jwt.split('.');
  if (head === undefined || body === undefined || signature === undefined) return undefined;
  try {
    const part = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString());
    return {
      header: part(head) as Assertion['header'],
      payload: part(body) as Assertion['payload'],
      signed: `${head}.${body}`,
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    return undefined;
  }
}

function thumbprints(pem: string): string[] {
  const { raw } = new X509Certificate(pem);
  return ['sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(raw).digest('base64url'));
}

/** https://learn.microsoft.com/en-us/entra/identity-platform/certificate-credentials */
const ALGORITHMS: Readonly<Record<string, { padding?: number; saltLength?: number }>> = {
  RS256: {},
  // RSA_PKCS1_PSS_PADDING, and a salt as long as the digest.
  PS256: { padding: 6, saltLength: 32 },
};

function byCertificate(app: Application, { header, signed, signature }: Assertion): Certificate {
  const wanted = header['x5t#S256'] ?? header.x5t;
  const found = app.certificates.find(({ pem }) => pem !== undefined && thumbprints(pem).includes(wanted ?? ''));
  const algorithm = ALGORITHMS[header.alg ?? ''];
  if (!found?.pem || !algorithm) throw new LoginError(700027);
  const key = { key: createPublicKey(found.pem), ...algorithm };
  if (!verify('sha256', Buffer.from(signed), key, signature)) throw new LoginError(700027);
  return found;
}

/** https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-flexible-federated-identity-credentials */
function matchesSubject({ subject, claimsMatchingExpression }: FederatedCredential, sub: string): boolean {
  if (!claimsMatchingExpression) return subject === sub;
  const pattern = /^claims\['sub'\] matches '([^']*)'$/.exec(claimsMatchingExpression.value)?.[1];
  if (pattern === undefined) return false;
  const form = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${form}$`).test(sub);
}

/** The other issuer's signature cannot be checked here: its keys are not ours. */
function byFederation(app: Application, { payload }: Assertion): FederatedCredential {
  const { iss: issuer = '', sub: subject = '', aud = '' } = payload;
  const audiences = Array.isArray(aud) ? aud : [aud];
  const values = { issuer, subject, audience: audiences.join(',') };
  if (app.federated.length === 0) throw new LoginError(70021, values);
  const ofIssuer = app.federated.filter((credential) => credential.issuer === issuer);
  if (ofIssuer.length === 0) throw new LoginError(700211, values);
  const ofSubject = ofIssuer.filter((credential) => matchesSubject(credential, subject));
  if (ofSubject.length === 0) throw new LoginError(700213, values);
  const found = ofSubject.find((credential) => credential.audiences.some((each) => audiences.includes(each)));
  if (!found) throw new LoginError(700212, values);
  return found;
}

/** The credential of the application that an assertion proves, or the refusal. */
export function checkAssertion(app: Application, jwt: string, wallClock: Seconds): Certificate | FederatedCredential {
  const assertion = parse(jwt);
  if (!assertion) throw new LoginError(700027);
  const { iss, sub, exp = 0, nbf = 0 } = assertion.payload;
  if (exp <= wallClock || nbf > wallClock + 300) throw new LoginError(700024);
  return iss === app.appId && sub === app.appId ? byCertificate(app, assertion) : byFederation(app, assertion);
}

import { iso } from '../clock.ts';
import type { Application, Certificate, Secret, ServicePrincipal } from './state.ts';

export interface CredentialTruth {
  type: 'secret' | 'certificate';
  /** Of a pair for signing and verifying: that of the one that verifies. */
  keyId: string;
  /** Thumbprint of a certificate. */
  thumbprint: string | null;
  /** Lines of the directory that it is: two for a pair. */
  lines: number;
  /** When it was really made. */
  createdAt: string;
  startsAt: string;
  endsAt: string;
  lastUsedAt: string | null;
}
export interface FederatedTruth {
  id: string;
  issuer: string;
  /** Or the expression that takes the place of a subject. */
  subject: string;
}

const one = (credential: Secret | Certificate, lines: number): CredentialTruth => ({
  type: 'value' in credential ? 'secret' : 'certificate',
  keyId: credential.keyId,
  thumbprint: 'value' in credential ? null : credential.customKeyIdentifier,
  lines,
  createdAt: iso(credential.createdAt),
  startsAt: iso(credential.startDateTime),
  endsAt: iso(credential.endDateTime),
  lastUsedAt: credential.lastUsedAt === undefined ? null : iso(credential.lastUsedAt),
});

/** Certificates once each, however many lines the directory has for them. */
export function credentialTruth({ secrets, certificates }: Application | ServicePrincipal): CredentialTruth[] {
  const pairs = Map.groupBy(certificates, ({ customKeyIdentifier }) => customKeyIdentifier);
  const collapsed = [...pairs.values()].flatMap((lines) => {
    const shown = lines.find(({ usage }) => usage === 'Verify') ?? lines[0];
    return shown ? [one(shown, lines.length)] : [];
  });
  return [...secrets.map((secret) => one(secret, 1)), ...collapsed];
}

export const federatedTruth = ({ federated }: Application | ServicePrincipal): FederatedTruth[] =>
  federated.map(({ id, issuer, subject, claimsMatchingExpression }) => ({
    id,
    issuer,
    subject: subject ?? claimsMatchingExpression?.value ?? '',
  }));

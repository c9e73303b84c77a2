import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Seconds } from '../../clock.ts';

/** Just enough DER (ITU-T X.690) to make a self-signed RSA certificate (RFC 5280), which Entra wants for signing in. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = body.length.toString(16);
  const size = Buffer.from(length.padStart(length.length + (length.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, body]);
}
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);

/** 1.2.840.113549.1.1.11, sha256WithRSAEncryption, and its NULL. */
const RSA = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from([0x05, 0x00]));
const COMMON_NAME = Buffer.from([0x06, 0x03, 0x55, 0x04, 0x03]);

const distinguished = (name: string): Buffer =>
  sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));
const time = (at: Seconds): Buffer =>
  der(0x18, Buffer.from(new Date(at * 1000).toISOString().replace(/[-:T]|\.\d{3}/g, '')));

export interface RsaCertificate {
  pem: string;
  privateKey: string;
  /** SHA-1, in upper-case hexadecimal, as the portal shows it. */
  thumbprint: string;
}

export function makeCertificate(name: string, notBefore: Seconds, notAfter: Seconds): RsaCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, createHash('sha256').update(name).digest().fill(1, 0, 1)),
    RSA,
    distinguished(name),
    sequence(time(notBefore), time(notAfter)),
    distinguished(name),
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const raw = sequence(body, RSA, der(0x03, Buffer.from([0]), sign('sha256', body, privateKey)));
  const text = raw.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`,
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    thumbprint: createHash('sha1').update(raw).digest('hex').toUpperCase(),
  };
}

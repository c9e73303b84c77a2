import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Seconds } from '../clock.ts';

/** Just enough DER (ITU-T X.690) to make a real X.509 certificate (RFC 5280) that every parser accepts. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = Buffer.from(
    body.length.toString(16).padStart(body.length > 0xffff ? 6 : body.length > 0xff ? 4 : 2, '0'),
    'hex',
  );
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, body]);
}
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const COMMON_NAME = der(0x06, Buffer.from([0x55, 0x04, 0x03]));
/** 1.3.101.112, Ed25519: its signatures are deterministic, so the same seed gives the same certificate. */
const ED25519 = sequence(der(0x06, Buffer.from([0x2b, 0x65, 0x70])));
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const distinguished = (name: string): Buffer =>
  sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));

/** GeneralizedTime, good for any year. */
const time = (at: Seconds): Buffer =>
  der(0x18, Buffer.from(new Date(at * 1000).toISOString().replace(/[-:T]|\.\d{3}/g, '')));

export interface Certificate {
  pem: string;
  serial: string;
  /** Its private half: a canary, never served. */
  privateKey: string;
}

/** A self-signed certificate that depends on nothing but its arguments. */
export function makeCertificate(name: string, notBefore: Seconds, notAfter: Seconds): Certificate {
  const seed = createHash('sha256').update(`certificate of ${name}`).digest();
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const serial = Buffer.concat([Buffer.from([0x01]), createHash('sha256').update(name).digest().subarray(0, 15)]);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ED25519,
    distinguished(name),
    sequence(time(notBefore), time(notAfter)),
    distinguished(name),
    spki,
  );
  const signature = der(0x03, Buffer.from([0]), sign(null, body, key));
  const text = sequence(body, ED25519, signature).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`,
    serial: BigInt(`0x${serial.toString('hex')}`).toString(),
    privateKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** X.509 certificates: the dates and names in them. The certificates themselves are public, and are not kept. */
import { X509Certificate } from 'node:crypto';

export interface CertificateFacts {
  serial: string;
  subject: string;
  issuer: string;
  notBefore: string;
  notAfter: string;
}

const iso = (date: Date): string => date.toISOString().replace('.000Z', 'Z');
/** Node puts each part of a name on a line of its own. */
const oneLine = (name: string): string => name.trim().replaceAll('\n', ', ');

/** @returns `null` for something that is no certificate */
export function certificateOf(text: string): CertificateFacts | null {
  try {
    const certificate = new X509Certificate(text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64'));
    return {
      serial: certificate.serialNumber,
      subject: oneLine(certificate.subject),
      issuer: oneLine(certificate.issuer),
      notBefore: iso(certificate.validFromDate),
      notAfter: iso(certificate.validToDate),
    };
  } catch {
    return null;
  }
}

/** @returns `null` when one of them is no certificate, or there is none */
export function bundleOf(pem: string): CertificateFacts[] | null {
  const parts = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const found = parts.map(certificateOf);
  return found.length === 0 || found.includes(null) ? null : found.filter((each) => each !== null);
}

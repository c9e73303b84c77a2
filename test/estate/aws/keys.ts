import { createHmac } from 'node:crypto';

/**
 * The secret half of an access key: derived, so that 100,000 keys need no storage, and a canary, so that a test can
 * look for any of them in what a collector stored.
 */
export function secretOf(seed: string, keyId: string): string {
  return createHmac('sha256', `secret of ${seed}`)
    .update(keyId)
    .digest('base64')
    .replaceAll(/[+/=]/g, 'x')
    .slice(0, 40);
}

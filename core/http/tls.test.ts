import { expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { assertTlsVerified } from './tls.ts';

const unsafe = () => assertTlsVerified({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });

it('refuses to run without the check of certificates, and says what to set instead', () => {
  expect(unsafe).toThrow(UserError);
  expect(unsafe).toThrow(expect.objectContaining({ next: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string }));
});

it.each([{}, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }, { NODE_TLS_REJECT_UNAUTHORIZED: '' }])('runs with %j', (env) => {
  expect(() => assertTlsVerified(env)).not.toThrow();
});

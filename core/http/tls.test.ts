import { expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { assertTlsVerified } from './tls.ts';

it('refuses to run without the check of certificates, and says what to set instead', () => {
  expect(() => assertTlsVerified({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toThrow(UserError);
  try {
    assertTlsVerified({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  } catch (error) {
    expect((error as UserError).next).toContain('NODE_EXTRA_CA_CERTS');
  }
});

it.each([{}, { NODE_TLS_REJECT_UNAUTHORIZED: '1' }, { NODE_TLS_REJECT_UNAUTHORIZED: '' }])('runs with %j', (env) => {
  expect(() => assertTlsVerified(env)).not.toThrow();
});

import { UserError } from '../errors.ts';

/**
 * TLS verification cannot be switched off: the tool carries credentials that read whole organizations. For a private
 * certificate authority Node takes `NODE_EXTRA_CA_CERTS=/path/ca.pem` (or `--use-system-ca`); for a proxy,
 * `NODE_USE_ENV_PROXY=1` with `HTTPS_PROXY` and `NO_PROXY`. The door needs nothing else for either.
 * https://nodejs.org/docs/latest-v24.x/api/cli.html#node_extra_ca_certsfile
 *
 * @throws UserError `tls-not-verified`
 */
export function assertTlsVerified(env: Readonly<Record<string, string | undefined>> = process.env): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0') return;
  throw new UserError(
    'tls-not-verified',
    'NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of server certificates',
    {
      next: 'Unset it. For a private certificate authority set NODE_EXTRA_CA_CERTS=/path/to/ca.pem instead.',
    },
  );
}

/** Every collector of AWS; their order does not matter, `after` does. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { accessKeys } from './access-keys.ts';
import { identityCenter } from './identity-center.ts';
import { identityProviders } from './identity-providers.ts';
import { instanceProfiles } from './instance-profiles.ts';
import { passwords } from './passwords.ts';
import { principals } from './principals.ts';
import { rolesAnywhere } from './roles-anywhere.ts';
import { secrets } from './secrets.ts';
import { serverCertificates } from './server-certificates.ts';
import { serviceCredentials } from './service-credentials.ts';
import { signingCertificates } from './signing-certificates.ts';
import { sshKeys } from './ssh-keys.ts';

export const collectors: readonly Collector<Session>[] = [
  principals,
  accessKeys,
  passwords,
  serviceCredentials,
  sshKeys,
  signingCertificates,
  serverCertificates,
  identityProviders,
  instanceProfiles,
  identityCenter,
  secrets,
  rolesAnywhere,
];

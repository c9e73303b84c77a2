/** The only list of rules. */
import type { Rule } from './rule.ts';
import { rule as administrator } from './administrator/rule.ts';
import { rule as credentialTooOld } from './credential-too-old/rule.ts';
import { rule as credentialWithoutExpiry } from './credential-without-expiry/rule.ts';
import { rule as danglingTrust } from './dangling-trust/rule.ts';
import { rule as externalTrust } from './external-trust/rule.ts';
import { rule as humanUseOfMachineIdentity } from './human-use-of-machine-identity/rule.ts';
import { rule as neverReadSecret } from './never-read-secret/rule.ts';
import { rule as neverUsedCredential } from './never-used-credential/rule.ts';
import { rule as noOwner } from './no-owner/rule.ts';
import { rule as openTrust } from './open-trust/rule.ts';
import { rule as rootAccessKey } from './root-access-key/rule.ts';
import { rule as twoActiveKeys } from './two-active-keys/rule.ts';
import { rule as unrotatedSecret } from './unrotated-secret/rule.ts';
import { rule as unusedCredential } from './unused-credential/rule.ts';
import { rule as unusedIdentity } from './unused-identity/rule.ts';
import { rule as wideOidcTrust } from './wide-oidc-trust/rule.ts';

export const rules: readonly Rule[] = [
  administrator,
  credentialTooOld,
  credentialWithoutExpiry,
  danglingTrust,
  externalTrust,
  humanUseOfMachineIdentity,
  neverReadSecret,
  neverUsedCredential,
  noOwner,
  openTrust,
  rootAccessKey,
  twoActiveKeys,
  unrotatedSecret,
  unusedCredential,
  unusedIdentity,
  wideOidcTrust,
];

/** The only list of rules. */
import type { Rule } from './rule.ts';
import { rule as administrator } from './administrator/rule.ts';
import { rule as classicToken } from './classic-token/rule.ts';
import { rule as credentialBypassesMfa } from './credential-bypasses-mfa/rule.ts';
import { rule as credentialOfDeparted } from './credential-of-departed/rule.ts';
import { rule as credentialOfDormantAdmin } from './credential-of-dormant-admin/rule.ts';
import { rule as credentialTooOld } from './credential-too-old/rule.ts';
import { rule as credentialWithoutExpiry } from './credential-without-expiry/rule.ts';
import { rule as danglingTrust } from './dangling-trust/rule.ts';
import { rule as defaultIdentityWithPower } from './default-identity-with-power/rule.ts';
import { rule as deployKeyWithWrite } from './deploy-key-with-write/rule.ts';
import { rule as domainWideDelegation } from './domain-wide-delegation/rule.ts';
import { rule as dormantGrant } from './dormant-grant/rule.ts';
import { rule as escalation } from './escalation/rule.ts';
import { rule as expiringCredential } from './expiring-credential/rule.ts';
import { rule as exposedCredential } from './exposed-credential/rule.ts';
import { rule as externalMember } from './external-member/rule.ts';
import { rule as externalTrust } from './external-trust/rule.ts';
import { rule as federationWithoutCondition } from './federation-without-condition/rule.ts';
import { rule as grantToDeletedPrincipal } from './grant-to-deleted-principal/rule.ts';
import { rule as hiddenCredential } from './hidden-credential/rule.ts';
import { rule as humanUseOfMachineIdentity } from './human-use-of-machine-identity/rule.ts';
import { rule as insecureWebhook } from './insecure-webhook/rule.ts';
import { rule as installerLeft } from './installer-left/rule.ts';
import { rule as legacyIntegration } from './legacy-integration/rule.ts';
import { rule as looseRedirect } from './loose-redirect/rule.ts';
import { rule as neverReadSecret } from './never-read-secret/rule.ts';
import { rule as neverUsedCredential } from './never-used-credential/rule.ts';
import { rule as noOwner } from './no-owner/rule.ts';
import { rule as openTrust } from './open-trust/rule.ts';
import { rule as orphanedWorkflow } from './orphaned-workflow/rule.ts';
import { rule as publicPrincipal } from './public-principal/rule.ts';
import { rule as rootAccessKey } from './root-access-key/rule.ts';
import { rule as runnersOpenToPublic } from './runners-open-to-public/rule.ts';
import { rule as secretOlderThanKey } from './secret-older-than-key/rule.ts';
import { rule as twoActiveKeys } from './two-active-keys/rule.ts';
import { rule as unattachedIdentity } from './unattached-identity/rule.ts';
import { rule as uncalledPermissions } from './uncalled-permissions/rule.ts';
import { rule as unregisteredVendor } from './unregistered-vendor/rule.ts';
import { rule as unrestrictedKey } from './unrestricted-key/rule.ts';
import { rule as unrotatedSecret } from './unrotated-secret/rule.ts';
import { rule as unusedCredential } from './unused-credential/rule.ts';
import { rule as unusedIdentity } from './unused-identity/rule.ts';
import { rule as unverifiedPublisher } from './unverified-publisher/rule.ts';
import { rule as userConsentedApp } from './user-consented-app/rule.ts';
import { rule as userManagedKey } from './user-managed-key/rule.ts';
import { rule as wideOidcTrust } from './wide-oidc-trust/rule.ts';
import { rule as wideWriteWithoutUse } from './wide-write-without-use/rule.ts';

export const rules: readonly Rule[] = [
  administrator,
  classicToken,
  credentialBypassesMfa,
  credentialOfDeparted,
  credentialOfDormantAdmin,
  credentialTooOld,
  credentialWithoutExpiry,
  danglingTrust,
  defaultIdentityWithPower,
  deployKeyWithWrite,
  domainWideDelegation,
  dormantGrant,
  escalation,
  expiringCredential,
  exposedCredential,
  externalMember,
  externalTrust,
  federationWithoutCondition,
  grantToDeletedPrincipal,
  hiddenCredential,
  humanUseOfMachineIdentity,
  insecureWebhook,
  installerLeft,
  legacyIntegration,
  looseRedirect,
  neverReadSecret,
  neverUsedCredential,
  noOwner,
  openTrust,
  orphanedWorkflow,
  publicPrincipal,
  rootAccessKey,
  runnersOpenToPublic,
  secretOlderThanKey,
  twoActiveKeys,
  unattachedIdentity,
  uncalledPermissions,
  unregisteredVendor,
  unrestrictedKey,
  unrotatedSecret,
  unusedCredential,
  unusedIdentity,
  unverifiedPublisher,
  userConsentedApp,
  userManagedKey,
  wideOidcTrust,
  wideWriteWithoutUse,
];

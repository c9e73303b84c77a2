/** What can be known of each native type, for docs/connectors.md. What each date means is told in the README. */
import type { TypeFacts } from '../../core/connector.ts';

/** The credential report is up to 4 h old, and IAM itself takes 4 to know of a use. */
const reported = (since: string): string =>
  `aws:credential-report, since ${since}, to the hour, up to 8 h late (the report may be 4 h old)`;
const keyUse = reported('2015-04-22');
const passwordUse = reported('2018-05-23');

const onlyReplaced = 'never, only replaced';
const byTags = 'tag, creator, repository, stack';
const comingIn = (source: string, since: string): string =>
  `${source}, since ${since}, to the second, up to 1 h late, attempts that were refused count, blind to calls with a session after it was given (up to 12 h)`;

export const facts: Readonly<Record<string, TypeFacts>> = {
  root: { created: 'yes, by the credential report' },
  'iam-user': { created: 'yes', owner: `${byTags}, path` },
  'iam-role': {
    created: 'yes',
    lastUsed:
      'aws:role-last-used, 400 days back, to the hour, up to 4 h late, blind to Regions that began to be tracked within them',
    owner: `${byTags}, path; repository, workload of its trusts`,
  },
  'access-key': {
    created: 'yes',
    lastUsed: `${keyUse}; of keys that it does not tell aws:access-key-last-used, up to 4 h late`,
    rotated: onlyReplaced,
  },
  'root-access-key': { created: 'yes', lastUsed: keyUse, rotated: onlyReplaced },
  'login-profile': {
    created: 'only of those that the credential report does not have',
    lastUsed: `${passwordUse}; without the report iam:ListUsers, up to 4 h late`,
    rotated: 'yes, by the credential report',
    expires: 'yes, when a password policy says so',
  },
  'root-password': { lastUsed: passwordUse },
  'service-credential': { created: 'yes', expires: 'yes, of API keys' },
  'ssh-key': { created: 'yes, its upload', rotated: onlyReplaced },
  'signing-certificate': { created: 'yes, its upload', rotated: onlyReplaced, expires: 'yes' },
  'server-certificate': { created: 'yes, its upload', rotated: onlyReplaced, expires: 'yes', owner: 'path' },
  'oidc-provider': { created: 'yes', owner: byTags },
  'saml-provider': { created: 'yes', expires: 'yes' },
  'empty-instance-profile': { created: 'yes', owner: `${byTags}, path` },
  'identity-center-application': { created: 'yes' },
  secret: {
    created: 'yes',
    lastUsed: 'aws:secret-last-accessed, since its creation, to the day, up to 24 h late, each Region by itself',
    rotated: 'yes, when its current version was made',
    owner: byTags,
  },
  'trust-anchor': { created: 'yes', expires: 'the first of its certificates; not of a private CA' },
  'anywhere-profile': { created: 'yes', owner: 'creator' },
  'anywhere-subject': { created: 'yes', lastUsed: comingIn('aws:anywhere-subject', 'its creation') },
  'subject-certificate': {
    created: 'yes, its start of validity',
    lastUsed: comingIn('aws:anywhere-certificate', 'its start of validity'),
    rotated: onlyReplaced,
    expires: 'yes',
  },
};

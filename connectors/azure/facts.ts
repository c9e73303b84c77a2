/** What can be known of each native type, for docs/connectors.md. What each date means is told in the README. */
import type { TypeFacts } from '../../core/connector.ts';
import { MOST_ASKED } from './usage/sign-in-log.ts';

const reach = '30 days back (Entra ID P1 or P2 only; not before the licence less 7 days)';
const signIns = `graph:servicePrincipalSignInActivities, ${reach}, to the second, up to 48 h late`;
const elsewhere =
  'where the cloud does not have that report only that it was used, by graph:getSummarizedServicePrincipalSignIns, to the day';
const noToken = 'silence of those that take no token of their own (SAML, links, Application Proxy) tells nothing';

/** Directory owners, and tags and notes as people wrote them. */
const ofDirectory = 'owner, creator, tag, unit, repository, contact';
const byTags = 'tag, creator, unit, repository';

/** Neither a secret nor a certificate can be changed. */
const ofEntra: TypeFacts = {
  created: 'by graph:appCredentialSignInActivities, else the night that first saw it, else its start of validity',
  lastUsed: `graph:appCredentialSignInActivities, ${reach}, to the second, up to 48 h late`,
  rotated: 'never, only replaced',
  expires: 'yes',
  owner: 'creator (audit log)',
};
const ofAccount = 'that of its account, where Resource Graph has one';
/** A listing has the dates of the newest version. */
const inVault: TypeFacts = { rotated: 'when its newest version was made', expires: 'yes', owner: byTags };

export const facts: Readonly<Record<string, TypeFacts>> = {
  application: {
    created: 'yes',
    lastUsed: `${signIns}, ${elsewhere}, ${noToken}`,
    owner: `${ofDirectory}; sponsor of agent blueprints`,
  },
  'service-principal': { created: 'yes', lastUsed: `${signIns}, ${elsewhere}, ${noToken}`, owner: ofDirectory },
  'managed-identity': {
    created: 'yes',
    lastUsed: `${signIns}; where that report has none of them graph:getSummarizedMSISignIns, to the day, up to 24 h late, as far back as its oldest line`,
    owner: ofDirectory,
  },
  'agent-identity': { created: 'yes', lastUsed: signIns, owner: `sponsor, ${ofDirectory}` },
  'deleted-application': { created: 'yes' },
  'application-secret': ofEntra,
  'application-certificate': ofEntra,
  'service-principal-secret': ofEntra,
  'service-principal-certificate': ofEntra,
  'federated-credential': {
    lastUsed: `${signIns}, when its application is silent or has no other credential; else graph:signIns, as far back as the newest 1,000 sign-ins of the application go, to the second, up to 24 h late, at most ${MOST_ASKED} applications in a run`,
    owner: 'repository, workload (its subject)',
  },
  'unknown-principal': {},
  'storage-key': {
    created: ofAccount,
    rotated: 'yes, unless the account never changed a key since 2021',
    owner: byTags,
  },
  'cosmos-key': { rotated: 'yes, since 2022-06-18', owner: byTags },
  'registry-admin': { owner: byTags },
  'local-key': { created: ofAccount, owner: byTags },
  'vault-secret': inVault,
  'vault-key': inVault,
  'vault-certificate': inVault,
  'api-connection': { created: 'yes', owner: byTags },
  'service-connection': {
    lastUsed:
      'azure:devops-execution-history, its newest run, to the second, up to 1 h late, no run tells nothing, blind to use of the same secret outside Azure DevOps',
    owner: 'creator',
  },
  'devops-pat': { created: 'its start of validity', expires: 'yes', owner: 'owner' },
};

/** Person or machine? Decided by evidence, strongest first, and always with the reason. */
import type { Identity } from '../../core/model.ts';

export type Nature = Identity['nature'];

export interface UserEvidence {
  name: string;
  path: string;
  tags: Readonly<Record<string, string>>;
  /** `null`: the credential report could not be read. */
  hasPassword: boolean | null;
}

const machine = (because: string): Nature => ({ is: 'machine', because });
const human = (because: string): Nature => ({ is: 'human', because });
const unclear = (because: string): Nature => ({ is: 'unclear', because });

const machineWords =
  /(?:^|[^a-z])(?:svc|service|ci|cd|cicd|bot|deploy\w*|terraform|jenkins|gitlab|github|actions?|automation|agent|app|api|backup|monitor\w*|exporter|pipeline|runner|smtp|lambda|etl|sync|scanner|terraform|ansible|circleci|machine|robot|job|cron|integration|uploader|reader|writer)(?![a-z])/i;
/** `ada.lovelace`, `ada.lovelace@example.com`. */
const personName = /^\p{L}+(?:-\p{L}+)?\.\p{L}+(?:-\p{L}+)?(?:@[\w.-]+)?$/u;

export function natureOfUser({ name, path, tags, hasPassword }: UserEvidence): Nature {
  // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html: the console makes a user for each long-term key.
  if (name.startsWith('BedrockAPIKey-'))
    return machine('made by the Bedrock console to hold an API key (BedrockAPIKey-…)');
  if (name.startsWith('ses-smtp-user.'))
    return machine('made by the SES console to hold an SMTP password (ses-smtp-user…)');
  const tagged = natureByTag(tags);
  if (tagged !== undefined) return tagged;
  if (hasPassword === true) return human('it has a console password');
  const word = wordOf(name, path);
  if (hasPassword === false) {
    return machine(word === undefined ? 'it has no console password' : `it has no console password, and ${word}`);
  }
  if (personName.test(name)) return unclear('named like a person; whether it has a console password could not be read');
  if (word !== undefined) return machine(`${word}; whether it has a console password could not be read`);
  return unclear('whether it has a console password could not be read');
}

function wordOf(name: string, path: string): string | undefined {
  const [inName] = machineWords.exec(name) ?? [];
  if (inName !== undefined) return `its name says "${inName.replace(/^[^a-z]/i, '')}"`;
  const [inPath] = machineWords.exec(path) ?? [];
  return inPath === undefined ? undefined : `its path says "${inPath.replace(/^[^a-z]/i, '')}"`;
}

function natureByTag(tags: Readonly<Record<string, string>>): Nature | undefined {
  for (const [key, value] of Object.entries(tags)) {
    if (!/^(?:identity|user|account|principal)[-_ ]?(?:type|kind)$|^(?:type|kind)$/i.test(key)) continue;
    if (/^(?:service|machine|robot|bot|system|application|non-?human|nhi)\b/i.test(value))
      return machine(`tag ${key}=${value}`.slice(0, 500));
    if (/^(?:human|person|employee|user)\b/i.test(value)) return human(`tag ${key}=${value}`.slice(0, 500));
  }
  return undefined;
}

export interface RoleEvidence {
  path: string;
  /** Kinds of the principals that its trust lets in. */
  trustedKinds: ReadonlySet<string>;
}

const WORKLOADS: ReadonlySet<string> = new Set(['service', 'oidc', 'certificate', 'third party with an external id']);

export function natureOfRole({ path, trustedKinds }: RoleEvidence): Nature {
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
  if (path.startsWith('/aws-reserved/sso.amazonaws.com/')) return human('people assume it through IAM Identity Center');
  if (path.startsWith('/aws-service-role/')) return machine('service-linked: an AWS service acts as it');
  if (trustedKinds.size === 0) return unclear('its trust policy lets nobody in, or could not be read');
  const kinds = [...trustedKinds];
  if (kinds.every((kind) => WORKLOADS.has(kind))) {
    return machine(`only workloads may assume it (${kinds.toSorted().join(', ')})`);
  }
  if (kinds.every((kind) => kind === 'saml')) return human('people assume it through SAML sign-in');
  return unclear(`both people and machines may assume it (${kinds.toSorted().join(', ')})`);
}

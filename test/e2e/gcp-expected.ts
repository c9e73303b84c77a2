/** What the inventory must say of the company's Google Cloud, told from its truth alone. */
import type { GoogleTruth, UseTruth } from '../estate/google/truth.ts';
import { lastUsed, type LastUsed } from './expected.ts';
import type { Listed } from './harness.ts';

/** Kinds of things that a listing must be equal to. Who else is named in bindings is told by the bindings. */
const TYPES = new Set([
  'service-account',
  'service-account-key',
  'api-key',
  'hmac-key',
  'workload-identity-provider',
  'workforce-provider',
  'oauth-client',
  'oauth-client-credential',
  'secret',
  'agent',
  'connection',
]);
const typeOf = (ref: string): string => ref.split(':')[1] ?? '';

export function expectedRefs(truth: GoogleTruth): { of: (ref: string) => boolean; all: string[] } {
  const dying = new Set(truth.projects.filter(({ state }) => state !== 'ACTIVE').map(({ number }) => number));
  const off = new Set(
    truth.projects.filter(({ services }) => !services.includes('storage.googleapis.com')).map(({ number }) => number),
  );
  const all = [
    ...truth.accounts.map(({ uniqueId }) => `service-account:${uniqueId}`),
    ...truth.accounts.flatMap(({ keys }) => keys.map(({ id }) => `service-account-key:${id}`)),
    ...truth.apiKeys.map(({ uid }) => `api-key:${uid}`),
    // Storage lists no deleted ones, none of a project that is to be deleted, and none where it is switched off.
    ...truth.hmacKeys
      .filter(({ state, project }) => state !== 'DELETED' && !dying.has(project) && !off.has(project))
      .map(({ accessId }) => `hmac-key:${accessId}`),
    ...truth.providers.map(({ name }) =>
      name.startsWith('projects/') ? `workload-identity-provider:${name}` : `workforce-provider:${name}`,
    ),
    ...truth.oauthClients.flatMap(({ name, credentials }) => [
      `oauth-client:${name}`,
      ...credentials.map((each) => `oauth-client-credential:${each}`),
    ]),
    ...truth.secrets.map(({ name }) => `secret:${name}`),
    ...truth.agents.map((name) => `agent:${name}`),
    ...truth.connections.map((name) => `connection:${name}`),
  ];
  return { of: (ref) => TYPES.has(typeOf(ref)), all: all.map((ref) => `gcp:${ref}`).toSorted() };
}

/** What is said of last use and is not so: of accounts, keys, API keys and HMAC keys. */
export function misjudged(truth: GoogleTruth, found: ReadonlyMap<string, Listed>): string[] {
  const uses: [string, UseTruth][] = [
    ...truth.accounts.map((account): [string, UseTruth] => [
      `service-account:${account.uniqueId}`,
      withOtherKeys(truth, account),
    ]),
    ...truth.accounts.flatMap(({ keys }) =>
      keys.map(({ id, used }): [string, UseTruth] => [`service-account-key:${id}`, used]),
    ),
    ...truth.apiKeys.map(({ uid, used }): [string, UseTruth] => [`api-key:${uid}`, used]),
    ...truth.hmacKeys.map(({ accessId, used }): [string, UseTruth] => [`hmac-key:${accessId}`, used]),
  ];
  return uses.flatMap(([ref, used]) => {
    const row = found.get(`gcp:${ref}`);
    const wrong = row && mistake(row, used);
    return wrong === undefined ? [] : [`${ref}: ${wrong}`];
  });
}

/** HMAC keys and API keys of an account are used as the account, which its own sources do not see. */
function withOtherKeys({ hmacKeys, apiKeys }: GoogleTruth, { email, used }: GoogleTruth['accounts'][number]): UseTruth {
  const others = [...hmacKeys, ...apiKeys].filter(({ serviceAccountEmail }) => serviceAccountEmail === email);
  const really = [used, ...others.map((key) => key.used)].flatMap((use) => use.really ?? []);
  return { ...used, really: really.toSorted().at(-1) ?? null };
}

/** Policy Analyzer's days are Pacific ones, and it takes a listing of keys for use: only what it says may be later. */
function mistake(row: Listed, { really, policyAnalyzer, monitoring }: UseTruth): string | undefined {
  const said: LastUsed & { blindTo?: readonly string[] } = lastUsed(row);
  if (said.state === 'used') {
    const bound =
      [really, policyAnalyzer]
        .filter((at) => at !== null)
        .toSorted()
        .at(-1) ?? '';
    // Monitoring's points are a day wide, and stand at its end.
    return Date.parse(said.at ?? '') <= Date.parse(bound) + 86_400_000
      ? undefined
      : `used at ${said.at}, truly ${bound}`;
  }
  if (said.state !== 'unused') return undefined;
  // Use that none of its sources can see is named beside the claim.
  const named = said.blindTo?.some((kind) => kind.includes('delegation')) === true && policyAnalyzer === null;
  if (monitoring !== null && !named) return `unused, though used at ${monitoring}`;
  if (!named && really !== null && said.since !== undefined && said.since <= really) {
    return `unused since ${said.since}, though used at ${really}`;
  }
  return undefined;
}

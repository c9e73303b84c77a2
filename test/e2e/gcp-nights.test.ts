/** What happens to the organization between two nights shows in the next run: all of it, and nothing else. */
import { beforeAll, expect, test } from 'vitest';
import type { LoggedChange } from '../../core/inventory/read.ts';
import type { RunSummary } from '../../core/run/options.ts';
import { lastUsed } from './expected.ts';
import { openGoogle, type GoogleCompany } from './gcp-desk.ts';
import { expectedRefs, misjudged } from './gcp-expected.ts';
import type { Desk, Listed } from './harness.ts';

let company: GoogleCompany;
let desk: Desk;
let second: RunSummary;
let changes: LoggedChange[];
let made: { account: string; keys: string[]; key: string; recreated: string };
let gone: { account: string; key: string; before: string };

const uniqueIdOf = (name: string): string =>
  company.truth().accounts.find(({ email }) => email.startsWith(`${name}@`))?.uniqueId ?? `no account ${name}`;
const emailOf = (name: string): string =>
  company.truth().accounts.find(({ email }) => email.startsWith(`${name}@`))?.email ?? `no account ${name}`;

/** They are of different things, so each shows alone. */
function overnight(): void {
  const { change, idOf } = company;
  gone = { account: uniqueIdOf('never-used'), key: idOf('key.never-used'), before: uniqueIdOf('notebook') };
  const created = change({ do: 'create-account', project: 'halden-data', name: 'overnight', keys: 2 });
  const { uniqueId, keys } = created as { uniqueId: string; keys: string[] };
  const { key } = change({ do: 'add-key', account: emailOf('batch-idle') }) as { key: string };
  change({ do: 'delete-account', account: emailOf('never-used') });
  const again = change({ do: 'recreate-account', account: emailOf('notebook') }) as { uniqueId: string };
  change({ do: 'delete-key', key: gone.key });
  change({ do: 'disable-key', key: idOf('key.fresh') });
  change({ do: 'expose-key', key: idOf('key.old-idle') });
  change({ do: 'use-key', key: idOf('key.uploaded') });
  change({ do: 'use-account', account: emailOf('fresh'), how: 'delegation' });
  change({ do: 'use-api-key', key: idOf('api-key.unrestricted-idle') });
  change({ do: 'disable-account', account: emailOf('azure-sync') });
  made = { account: uniqueId, keys, key, recreated: again.uniqueId };
}

beforeAll(async () => {
  company = await openGoogle();
  desk = await company.googleDesk();
  await desk.run(0);
  // In time for Monitoring, which shows a use three hours later.
  overnight();
  company.nextNight();
  second = await desk.run(0);
  changes = (JSON.parse((await desk.discover('diff', '--json')).stdout) as { items: LoggedChange[] }).items;
});

const of = (type: string): string[] =>
  changes.filter((each) => each.type === type).map(({ kind, ref }) => `${kind} ${ref.split(':').slice(2).join(':')}`);
const row = async (what: 'identities' | 'credentials', ref: string): Promise<Listed | undefined> =>
  (await desk.byRef(what)).get(ref);

test('everything that is there now is found, and nothing else', async () => {
  const [identities, credentials] = await Promise.all([desk.byRef('identities'), desk.byRef('credentials')]);
  const { of: known, all } = expectedRefs(company.truth());
  const found = [...identities.keys(), ...credentials.keys()].filter((ref) => known(ref));
  expect(found.toSorted()).toEqual(all);
  expect(misjudged(company.truth(), new Map([...identities, ...credentials]))).toEqual([]);
});

test('accounts that came, went, and came again under the same address', () => {
  expect(of('service-account')).toEqual(
    expect.arrayContaining([
      `appeared ${made.account}`,
      `gone ${gone.account}`,
      `gone ${gone.before}`,
      `appeared ${made.recreated}`,
    ]),
  );
});

test('keys that came and went', () => {
  expect(of('service-account-key')).toEqual(
    expect.arrayContaining([...made.keys.map((id) => `appeared ${id}`), `appeared ${made.key}`, `gone ${gone.key}`]),
  );
});

test('a key that was disabled, and one that was found in public', async () => {
  const [off, found] = await Promise.all(
    ['key.fresh', 'key.old-idle'].map((name) => row('credentials', `gcp:service-account-key:${company.idOf(name)}`)),
  );
  expect(off).toMatchObject({ status: 'disabled', exposure: [] });
  expect(found).toMatchObject({ status: 'disabled', exposure: ['exposed'] });
});

test('the new uses, a delegated one too', async () => {
  const used = await Promise.all([
    row('credentials', `gcp:service-account-key:${company.idOf('key.uploaded')}`),
    row('credentials', `gcp:api-key:${company.idOf('api-key.unrestricted-idle')}`),
    row('identities', `gcp:service-account:${company.idOf('account.fresh')}`),
  ]);
  for (const each of used) {
    expect(lastUsed(each)).toMatchObject({ state: 'used', source: 'gcp:monitoring' });
    expect(Date.parse(lastUsed(each).at ?? '')).toBeGreaterThan(Date.parse(company.truth().now) - 3 * 86_400_000);
  }
});

test('an account that was disabled says so', async () => {
  expect(await row('identities', `gcp:service-account:${uniqueIdOf('azure-sync')}`)).toMatchObject({
    status: 'disabled',
  });
});

test('the summary counts all of it, and nothing else', () => {
  const kinds = Map.groupBy(changes, ({ kind }) => kind);
  const sums = (name: 'new' | 'changed' | 'gone'): number => second.sources.reduce((sum, each) => sum + each[name], 0);
  expect([sums('new'), sums('changed'), sums('gone')]).toEqual(
    (['appeared', 'changed', 'gone'] as const).map((kind) => kinds.get(kind)?.length ?? 0),
  );
});

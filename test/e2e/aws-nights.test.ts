/** What happens between two nights shows in the next run: all of it, and nothing else. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { LoggedChange } from '../../core/inventory/read.ts';
import type { RunSummary } from '../../core/run/options.ts';
import { accountOf, cases, mutate, truth, type Mutation } from '../estate/index.ts';
import { accessKeys, identities, identityFacts, isIam, keyFacts, lastUsed, mapOf } from './expected.ts';
import { openCompany, type Company, type Desk, type Listed } from './harness.ts';

let company: Company;
let desk: Desk;
let changes: LoggedChange[];
let second: RunSummary;
let identitiesBefore: Map<string, Listed>;
let rotated: { key: string };
let used: string;
let before: Record<string, { id: string }>;

const account = (name: string): string => accountOf(company.estate, name).id;
const ids = (text: string): string => before[text]?.id ?? `no case ${text}`;
const items = (stdout: string): LoggedChange[] => (JSON.parse(stdout) as { items: LoggedChange[] }).items;

/** One night with all of it: they are of different things, so each shows alone. */
const night = (): Mutation[] => [
  { do: 'delete-user', account: 'production', user: 'fleet-sync' },
  { do: 'recreate-user', account: 'production', user: 'sensor-upload' },
  { do: 'rename-user', account: 'production', user: 'payments-deploy', to: 'payments-release' },
  { do: 'create-user', account: 'production', user: 'night-shift', keys: 1 },
  { do: 'deactivate-key', key: ids('key.ses-smtp') },
  { do: 'delete-role', account: 'production', role: 'map-tiler' },
  { do: 'use-role', account: 'production', role: 'invoice-export' },
  { do: 'use-key', key: ids('key.twin-stale') },
];

beforeAll(async () => {
  company = await openCompany();
  const { estate } = company;
  before = cases(estate);
  desk = await company.desk();
  await desk.run(0);
  identitiesBefore = await desk.byRef('identities');
  company.nextNight();
  for (const one of night()) mutate(estate, one);
  rotated = mutate(estate, { do: 'rotate-key', key: ids('key.beyond-quota') }) as { key: string };
  used = truth(estate).now;
  second = await desk.run(0);
  changes = items((await desk.discover('diff', '--json')).stdout);
});

const said = (record: string) =>
  changes.filter((one) => one.record === record).map(({ kind, name, type }) => `${kind} ${type} ${name ?? ''}`);

describe('the next night', () => {
  test('has what is there now', async () => {
    const really = truth(company.estate);
    const [found, credentials] = await Promise.all([desk.list('identities'), desk.list('credentials')]);
    expect(Object.fromEntries(mapOf(found.filter(isIam).map(identityFacts)))).toEqual(
      Object.fromEntries(identities(really)),
    );
    const keys = mapOf(credentials.filter(({ kind }) => kind === 'access-key').map(keyFacts));
    expect(Object.fromEntries(keys)).toEqual(Object.fromEntries(accessKeys(really)));
  });

  test('has exactly these changes of identities', () => {
    expect(said('identity').toSorted()).toEqual(
      [
        'gone iam-user fleet-sync',
        'gone iam-user sensor-upload',
        'appeared iam-user sensor-upload',
        'changed iam-user payments-release',
        // Made after the first night's report: only now is it known to have no password.
        'changed iam-user fleet-beacon',
        'appeared iam-user night-shift',
        'gone iam-role map-tiler',
        // Its instance profile has nobody in it any more.
        'appeared empty-instance-profile map-tiler',
      ].toSorted(),
    );
  });

  test('has exactly these changes of keys', () => {
    const all = changes
      .filter(({ type }) => type === 'access-key')
      .map(({ kind, ref }) => `${kind} ${ref.split(':')[2] ?? ''}`);
    const fresh = truth(company.estate)
      .accounts.flatMap(({ users }) => users)
      .find(({ name }) => name === 'night-shift')?.keys[0]?.id;
    expect(all.toSorted()).toEqual(
      [
        `gone ${ids('key.stale')}`,
        `gone ${ids('key.never-used')}`,
        `gone ${ids('key.beyond-quota')}`,
        `appeared ${rotated.key}`,
        `appeared ${fresh ?? ''}`,
        `changed ${ids('key.ses-smtp')}`,
        `changed ${ids('key.region-not-available')}`,
      ].toSorted(),
    );
  });

  test('counts them in the summary', () => {
    const production = second.sources.find(({ scope }) => scope === account('production'));
    const kinds = Map.groupBy(changes, ({ kind }) => kind);
    expect(production).toMatchObject({
      new: kinds.get('appeared')?.length,
      changed: kinds.get('changed')?.length,
      gone: kinds.get('gone')?.length,
    });
    for (const other of second.sources.filter(({ scope }) => scope !== production?.scope))
      expect(other).toMatchObject({ new: 0, changed: 0, gone: 0 });
  });

  test('knows the new use, to the second', async () => {
    const [key, role] = await Promise.all([
      desk.byRef('credentials').then((rows) => rows.get(`aws:access-key:${ids('key.twin-stale')}`)),
      desk.byRef('identities').then((rows) => rows.get(`aws:iam-role:${ids('role.never-used')}`)),
    ]);
    expect([lastUsed(key), lastUsed(role)]).toMatchObject([
      { state: 'used', at: used },
      { state: 'used', at: used },
    ]);
  });

  test('says what changed, before and after', () => {
    const status = changes.find(({ ref }) => ref === `aws:access-key:${ids('key.ses-smtp')}`);
    expect(status?.fields).toEqual({ status: ['active', 'disabled'] });
    const renamed = changes.find(({ ref }) => ref === `aws:iam-user:${ids('user.payments-deploy')}`);
    expect(renamed?.fields).toMatchObject({ name: ['payments-deploy', 'payments-release'] });
  });

  test('keeps what is gone, with its history', async () => {
    const [stdout, gone] = await Promise.all([
      desk.discover('history', 'fleet-sync', '--json').then((ended) => ended.stdout),
      desk.byRef('identities', '--state', 'gone'),
    ]);
    const own = items(stdout).filter(({ record }) => record === 'identity');
    expect(own.map(({ kind, runId }) => [kind, runId])).toEqual([
      ['appeared', 1],
      ['gone', 2],
    ]);
    const ref = `aws:iam-user:${ids('user.fleet-sync')}`;
    expect(gone.get(ref)).toMatchObject({ ...pick(identitiesBefore.get(ref)), state: 'gone' });
  });

  test('tells a recreated user from the one before', async () => {
    const { stdout } = await desk.discover('show', 'sensor-upload', '--json');
    expect(stdout).not.toContain(`"ref":"aws:iam-user:${ids('user.sensor-upload')}"`);
    const former = await desk.discover('show', `aws:iam-user:${ids('user.sensor-upload')}`);
    expect(former, former.stderr).toMatchObject({ code: 0 });
  });
});

const pick = (row: Listed | undefined): Partial<Listed> => ({ name: row?.['name'], createdAt: row?.['createdAt'] });

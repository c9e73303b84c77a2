/** Repositories that cannot be read, or not whole: said tonight and the next night, and no reason to read the others less. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { discoverGitHub, withRows } from '../../../test/suites/github.ts';

afterEach(() => vi.unstubAllEnvs());

const DAY = 86_400;
const size = { repositories: 24, installations: 1, fineGrainedTokens: 0, deployKeys: 4, members: 3 };
const start = (github = size) => createEstate({ now: new Date('2026-11-21T08:00:00Z'), story: false, github });
const only = (...ids: string[]) => ({ only: ids });
const reading = ({ readings }: Discovery, id: string) => readings.find(({ collector }) => collector === id);
const repositoriesOf = (estate: Estate) => {
  const [first] = estate.github.state.organizations.values();
  return [...(first?.repositories.values() ?? [])];
};

test('a repository of which a row is odd is asked again the next night, which does not pass for whole', async () => {
  const estate = start();
  const memory = createMemory();
  const odd = repositoriesOf(estate).find(({ hooks }) => hooks.length > 0)?.name ?? '';
  const transport = withRows(estate, new RegExp(`/${odd}/hooks$`), (row) => ({ ...row, created_at: 'yesterday-ish' }));
  for (let night = 0; night < 3; night++) {
    const found = await discoverGitHub(estate, {}, { ...only('webhooks'), memory, transport });
    expect(reading(found, 'webhooks')).toMatchObject({ status: 'partial' });
    estate.clock.advance(DAY);
  }
  const mended = await discoverGitHub(estate, {}, { ...only('webhooks'), memory });
  expect(reading(mended, 'webhooks')).toMatchObject({ status: 'complete' });
});

describe('the first repository that is asked', () => {
  test.each(['Repository access blocked', 'Codespaces is not enabled for this repository'])(
    'answers "%s", and the others are read',
    async (message) => {
      const estate = start();
      const [first] = repositoriesOf(estate);
      const blocked = (address: string): boolean => new URL(address).pathname.endsWith(`/${first?.name}/hooks`);
      const found = await discoverGitHub(
        estate,
        {},
        {
          ...only('webhooks'),
          async transport(address, init) {
            if (blocked(address)) return Response.json({ message }, { status: 403 });
            // Its refusal is heard before any answer.
            if (address.endsWith('/hooks?per_page=100')) for (let n = 0; n < 50; n++) await new Promise(setImmediate);
            return estateTransport(estate)(address, init);
          },
        },
      );
      expect(found.calls['repos/list-webhooks']).toBe(size.repositories);
      expect(reading(found, 'webhooks')).toMatchObject({ status: 'partial' });
      expect(reading(found, 'webhooks')?.gaps).toHaveLength(1);
    },
  );
});

test.each([
  ['deploy-keys', 'repos/list-deploy-keys'],
  ['secrets', 'repos/get-all-environments'],
])('where GraphQL counts none, one repository is asked whether %s may be read', async (collector, operation) => {
  const estate = start({ ...size, deployKeys: 0 });
  for (const one of repositoriesOf(estate)) one.environments = [];
  const granted = await discoverGitHub(estate, {}, only(collector));
  expect(reading(granted, collector)).toMatchObject({ status: 'complete' });
  expect(granted.calls[operation]).toBe(1);
  estate.faults.add({ operation, kind: 'deny' });
  expect(reading(await discoverGitHub(estate, {}, only(collector)), collector)).toMatchObject({ status: 'partial' });
});

test('an odd repository fails every collector that needs the list, not the first alone', async () => {
  const estate = start();
  estate.faults.add({ service: 'graphql', kind: 'deny' });
  const transport = withRows(estate, /\/orgs\/[^/]+\/repos$/, (row) => ({ ...row, name: null }));
  const found = await discoverGitHub(estate, {}, { ...only('deploy-keys', 'webhooks', 'secrets'), transport });
  expect(found.readings.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
});

test('an App in selected repositories says that it does not see the others', async () => {
  const estate = start();
  const [[, installation] = []] = Object.entries(estate.github.state.collector.installations);
  if (installation === undefined) throw new Error('not installed');
  installation.selection = 'selected';
  installation.repositories = repositoriesOf(estate)
    .slice(0, 5)
    .map(({ id }) => id);
  const found = await discoverGitHub(estate, {}, only('deploy-keys', 'webhooks', 'secrets'));
  expect(found.readings.map(({ status }) => status)).toEqual(['partial', 'partial', 'partial']);
});

test('what is not asked tonight is yielded again as it was, to the letter', async () => {
  const estate = start();
  const memory = createMemory();
  const first = await discoverGitHub(estate, {}, { ...only('webhooks', 'secrets'), memory });
  estate.clock.advance(DAY);
  const second = await discoverGitHub(estate, {}, { ...only('webhooks', 'secrets'), memory });
  const text = ({ records }: Discovery) => new Map(records.map((one) => [one.ref, JSON.stringify(one)]));
  const before = text(first);
  const again = second.records.filter(({ attributes }) => attributes['observedAt'] === '2026-11-21');
  expect(again.length).toBeGreaterThan(10);
  for (const record of again) expect(JSON.stringify(record)).toBe(before.get(record.ref));
});

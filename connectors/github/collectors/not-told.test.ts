/** What an answer does not say is unknown, and never "never". */
import { afterEach, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { discoverGitHub, withRows } from '../../../test/suites/github.ts';

afterEach(() => vi.unstubAllEnvs());

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
const main = { organizations: ['halden-robotics'] };
const caseOf = (estate: Estate, name: string): string => estate.github.cases()[name]?.id ?? `no case ${name}`;

test('when a deploy key was used, of a server that does not tell', async () => {
  const estate = start();
  const transport = withRows(estate, /\/keys$/, (row) => ({ ...row, last_used: undefined }));
  const { records } = await discoverGitHub(estate, main, { only: ['deploy-keys'], transport });
  const keys = records.filter(({ record }) => record === 'credential');
  expect(keys.length).toBeGreaterThan(5);
  for (const key of keys) expect(key).toMatchObject({ usage: { unknown: 'unsupported' } });
});

test('when an authorized token ends, and what a token of an App may do', async () => {
  const estate = start();
  const transport = withRows(estate, /credential-authorizations/, (row) => ({
    ...row,
    authorized_credential_expires_at: undefined,
  }));
  const { records } = await discoverGitHub(estate, main, { only: ['authorized-credentials'], transport });
  const classic = caseOf(estate, 'authorized.classic-admin');
  expect(records.find(({ ref }) => ref === `github:authorized-credential:${classic}`)).toMatchObject({
    expiresAt: { unknown: 'unsupported' },
  });
  const ofApp = records.find((one) => one.record === 'credential' && one.attributes['type'] === 'GitHub app token');
  const grant = records.find((one) => one.record === 'grant' && one.origin.via === ofApp?.ref);
  expect(grant).toMatchObject({ privilege: { level: 'unknown' }, document: null });
});

test('whether somebody has left, when the members were not all understood', async () => {
  const estate = start();
  estate.faults.add({ operation: 'orgs/list-members', kind: 'poison', how: 'missing-id' });
  const { records, readings } = await discoverGitHub(estate, main, { only: ['fine-grained-tokens', 'users'] });
  const standings = records.flatMap((one) =>
    one.record === 'credential' && Array.isArray(one.ownerHints) ? one.ownerHints.map(({ standing }) => standing) : [],
  );
  expect(standings.length).toBeGreaterThan(5);
  expect(new Set(standings)).toEqual(new Set([undefined]));
  expect(readings.find(({ collector }) => collector === 'users')?.status).toBe('failed');
});

test('who owns a token that was not understood: nobody is gone for it', async () => {
  const estate = start();
  estate.faults.add({ operation: 'orgs/list-pat-grants', kind: 'poison', how: 'missing-id' });
  const { readings } = await discoverGitHub(estate, main, { only: ['fine-grained-tokens', 'users'] });
  expect(readings.map(({ status }) => status)).toEqual(['partial', 'partial']);
});

test('when the password of a registry was changed: only that something of it was', async () => {
  const estate = start();
  const [organization] = estate.github.state.organizations.values();
  const registry = organization?.registries.find(({ name }) => name === 'LEGACY_MAVEN');
  if (registry === undefined) throw new Error('no registry');
  const rotation = async () => {
    const { records } = await discoverGitHub(estate, main, { only: ['private-registries'] });
    return records.find(({ ref }) => ref === `github:private-registry:${organization?.id}/LEGACY_MAVEN`);
  };
  registry.updatedAt = registry.createdAt;
  expect(await rotation()).toMatchObject({ rotatedAt: null });
  registry.updatedAt += 86_400;
  expect(await rotation()).toMatchObject({ rotatedAt: { unknown: 'unsupported' } });
});

test('when the value of a secret of the organization was changed: it may have been who may use it', async () => {
  const estate = start();
  const { records } = await discoverGitHub(estate, main, { only: ['secrets'] });
  const found = (store: string, level: string) =>
    records.flatMap((one) =>
      one.record === 'credential' && one.attributes['store'] === store && one.attributes['level'] === level
        ? [one.rotatedAt]
        : [],
    );
  expect(found('actions', 'organization')).toContainEqual(expect.objectContaining({ unknown: 'unsupported' }));
  expect(found('actions', 'organization').filter((at) => typeof at === 'string')).toEqual([]);
  expect(found('actions', 'repository').filter((at) => typeof at === 'string').length).toBeGreaterThan(0);
});

test('of which repository an event is: nothing is missing for it', async () => {
  const estate = start();
  const memory = createMemory();
  const transport = withRows(estate, /audit-log$/, (row) => ({ repo: null, installation_id: null, ...row }));
  const read = () => discoverGitHub(estate, main, { only: ['installations', 'webhooks'], memory, transport });
  await read();
  expect((await read()).readings.map(({ status }) => status)).toEqual(['complete', 'complete']);
});

test('who installed an App, on a night without the audit log', async () => {
  const estate = start();
  const memory = createMemory();
  const ref = `github:installation-grant:${caseOf(estate, 'app.installer-left')}`;
  const grantedBy = async () => {
    const { records } = await discoverGitHub(estate, main, { only: ['installations'], memory });
    return records.find((one) => one.ref === ref);
  };
  expect(await grantedBy()).toMatchObject({ grantedBy: 'dev-patel' });
  estate.faults.add({ operation: 'orgs/get-audit-log', kind: 'deny' });
  expect(await grantedBy()).toMatchObject({ grantedBy: 'dev-patel' });
});

test('which runners there are is told without their groups', async () => {
  const estate = start();
  estate.faults.add({ operation: 'actions/list-self-hosted-runner-groups-for-org', kind: 'deny' });
  const { readings } = await discoverGitHub(estate, main, { only: ['runners'] });
  expect(readings[0]).toMatchObject({ status: 'partial' });
  expect(readings[0]?.records.length).toBeGreaterThan(0);
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMemory } from '../../../test/suites/connector-run.ts';
import {
  inOrder,
  grantsOf,
  holderOf,
  newEstate,
  read,
  readingOf,
  servicePrincipalOf,
  truthOf,
} from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

const only = ['delegated-grants'];
const listing = 'graph:oauth2PermissionGrants';
const delta = `${listing}/delta`;
const callsOf = ({ calls }: { calls: Record<string, number> }) =>
  Object.fromEntries(Object.entries(calls).filter(([name]) => name.startsWith('graph:oauth2PermissionGrants')));

describe('delegated grants', () => {
  test('one for each client, API and kind of consent, with everybody counted', async () => {
    const estate = newEstate();
    const found = await read(estate, only);
    const grants = grantsOf(found, 'delegated-grant');
    const expected = truthOf(estate).directory.delegated.map(({ clientId, resourceId, by, scopes, users }) => ({
      ref: `azure:delegated-grant:${clientId}/${resourceId}/${by}`,
      delegated: { by, users: by === 'admin' ? null : users.length },
      document: { scopes },
    }));
    expect(grants.map(({ ref, delegated, document }) => ({ ref, delegated, document })).toSorted(inOrder)).toEqual(
      expected.toSorted(inOrder),
    );
    const cli = grants.find(({ identity }) => identity === holderOf(estate, 'admin-cli'));
    expect(cli).toMatchObject({ delegated: { by: 'admin', users: null }, privilege: { level: 'escalation' } });
    expect(readingOf(found, 'delegated-grants').status).toBe('complete');
  });

  test('the next night asks what changed, and reads only the clients with changes', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const first = await read(estate, only, { memory });
    const quiet = await read(estate, only, { memory });
    expect(callsOf(first)).toEqual({ [listing]: 1, [delta]: 1 });
    expect(callsOf(quiet)).toEqual({ [delta]: 1 });
    expect(quiet.records.toSorted(inOrder)).toEqual(first.records.toSorted(inOrder));

    const client = servicePrincipalOf(estate, 'role-manager');
    const appId = estate.azure.state.servicePrincipals.get(client)?.appId ?? '';
    estate.azure.mutate({ do: 'add-grant', client: appId, scope: 'Mail.Read' });
    const changed = await read(estate, only, { memory });
    expect(callsOf(changed)).toEqual({ [listing]: 1, [delta]: 1 });
    expect(changed.records).toHaveLength(first.records.length + 1);
    expect(grantsOf(changed, 'delegated-grant').find(({ ref }) => ref.includes(client))).toMatchObject({
      role: 'Mail.Read',
      delegated: { by: 'admin' },
    });
  });

  test('a grant that was taken back is not told again', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const first = await read(estate, only, { memory });
    const gone = truthOf(estate).directory.delegated.find(({ by, ids }) => by === 'admin' && ids.length === 1);
    estate.azure.mutate({ do: 'remove-grant', id: gone?.ids[0] ?? '' });
    const second = await read(estate, only, { memory });
    expect(second.records).toHaveLength(first.records.length - 1);
    expect(second.records.map(({ ref }) => ref)).not.toContain(
      `azure:delegated-grant:${gone?.clientId}/${gone?.resourceId}/admin`,
    );
  });

  test('one that is stored in a form of long ago is no reason to call it gone', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const first = await read(estate, only, { memory });
    const [old] = grantsOf(first, 'delegated-grant');
    if (old === undefined) throw new Error('no grants');
    memory.records.set(old.ref, { ...old, attributes: {} });
    const second = readingOf(await read(estate, only, { memory }), 'delegated-grants');
    expect(second).toMatchObject({ status: 'partial', gaps: [{ what: '1 delegated grants as they are stored' }] });
    const third = await read(estate, only, { memory });
    expect(readingOf(third, 'delegated-grants').status).toBe('complete');
    expect(third.records.toSorted(inOrder)).toEqual(first.records.toSorted(inOrder));
  });

  test('links that are too old, and a week, mean reading everything', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const first = await read(estate, only, { memory });
    estate.azure.mutate({ do: 'expire-delta-tokens' });
    const expired = await read(estate, only, { memory });
    expect(expired.records.toSorted(inOrder)).toEqual(first.records.toSorted(inOrder));
    expect(readingOf(expired, 'delegated-grants').notes.join()).toContain('all of them were read');

    estate.clock.advance(6 * 24 * 3600);
    const weekly = await read(estate, only, { memory });
    expect(callsOf(weekly)).toEqual({ [listing]: 1, [delta]: 1 });
  });

  test('without the names of some APIs every grant is there, and what it may be worth is said', async () => {
    const estate = newEstate();
    const before = await read(estate, only);
    // The index reads them first, in as many calls.
    const pages = before.calls['graph:servicePrincipals'] ?? 0;
    estate.faults.add({ kind: 'deny', service: 'graph', operation: 'servicePrincipals', nth: pages });
    const found = await read(estate, only);
    expect(found.records).toHaveLength(before.records.length);
    expect(readingOf(found, 'delegated-grants').gaps).toMatchObject([{ what: 'what the scopes of some APIs allow' }]);
  });

  test('without the permission there is no word of what there is', async () => {
    const estate = newEstate();
    estate.azure.mutate({ do: 'deny', permission: 'Directory.Read.All' });
    const found = await read(estate, only);
    expect(readingOf(found, 'delegated-grants')).toMatchObject({ status: 'denied', records: [] });
    expect(readingOf(found, 'delegated-grants').error).toMatchObject({
      next: expect.stringContaining('Directory.Read.All'),
    });
  });
});

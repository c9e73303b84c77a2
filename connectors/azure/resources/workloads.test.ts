import { afterEach, describe, expect, test, vi } from 'vitest';
import { openDoor, createBudget, createMeter } from '../../../core/http/index.ts';
import { isUnknown, Scope } from '../../../core/model.ts';
import type { Run } from '../../../core/connector.ts';
import type { Estate } from '../../../test/estate/index.ts';
import { signInAsAzure } from '../../../test/suites/azure.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { openSession } from '../client/open.ts';
import { inOrder, newEstate, truthOf } from '../../../test/suites/azure-reading.ts';
import { connector } from '../index.ts';
import { Settings } from '../settings.ts';
import { workloadsOf, type Workloads } from './workloads.ts';

afterEach(() => vi.unstubAllEnvs());

async function workloads(estate: Estate, said: string[] = []): Promise<Workloads> {
  signInAsAzure(estate);
  const signal = new AbortController().signal;
  const quiet = { debug: () => {}, info: () => {}, warn: () => {} };
  const settings = Settings.parse({});
  const door = openDoor({
    source: 'azure',
    origins: connector.origins(settings),
    limits: [{ id: 'none', operations: ['*'], per: [], perSecond: 1e6, concurrency: 64, docs: '' }],
    budget: createBudget({ signal }),
    log: quiet,
    transport: estateTransport(estate),
  });
  const run = {
    fetch: door.fetch(createMeter(), signal),
    log: quiet,
    now: () => '2026-11-21T12:00:00Z',
    signal,
    gap: () => {},
    blind: (what: string) => void said.push(what),
    note: () => {},
  } as unknown as Run;
  const { session } = await openSession(settings, run);
  const { id } = estate.azure.state.tenant;
  const scope = Scope.parse({
    record: 'scope',
    ref: `azure:tenant:${id}`,
    source: 'test',
    kind: 'tenant',
    name: id,
    nativeId: id,
    parent: null,
    status: 'active',
  });
  return workloadsOf(session, scope, run);
}

describe('what runs with a managed identity', () => {
  test('machines, clusters and their nodes, and nothing', async () => {
    const estate = newEstate();
    const found = await workloads(estate);
    const { managedIdentities } = truthOf(estate).arm;
    const sorted = (ids: ReturnType<Workloads['of']>) => (Array.isArray(ids) ? ids.toSorted(inOrder) : ids);
    expect(managedIdentities.map(({ principalId }) => sorted(found.of(principalId)))).toEqual(
      managedIdentities.map(({ workloads: ids }) => ids),
    );
    expect(managedIdentities.some(({ workloads: ids }) => ids.length === 0)).toBe(true);
  });

  test('with a subscription in the dark, nothing is not nothing', async () => {
    const estate = newEstate();
    estate.faults.add({ kind: 'empty-list', service: 'arg', operation: 'resourcecontainers' });
    const found = await workloads(estate);
    const { managedIdentities } = truthOf(estate).arm;
    const used = managedIdentities.find(({ workloads: ids }) => ids.length > 0);
    const idle = managedIdentities.find(({ workloads: ids }) => ids.length === 0);
    expect(found.of(used?.principalId ?? '')).toHaveLength(used?.workloads.length ?? 0);
    expect(found.of(idle?.principalId ?? '')).toMatchObject({ unknown: 'denied' });
  });

  test('refused, it is unknown for all of them', async () => {
    const estate = newEstate();
    estate.faults.add({ kind: 'deny', service: 'arg', operation: 'resources' });
    const said: string[] = [];
    const found = await workloads(estate, said);
    const { managedIdentities } = truthOf(estate).arm;
    expect(said).toEqual(['what runs with managed identities']);
    expect(managedIdentities.every(({ principalId }) => isUnknown(found.of(principalId)))).toBe(true);
  });
});

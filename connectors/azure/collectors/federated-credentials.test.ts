import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Credential, Trust } from '../../../core/model.ts';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { discoverAzure } from '../../../test/suites/azure.ts';
import { createMemory, type Discovery, type Memory } from '../../../test/suites/connector-run.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const read = (estate: Estate, settings: unknown = {}, memory?: Memory) =>
  discoverAzure(estate, settings, {
    only: ['principals', 'federated-credentials'],
    ...(memory === undefined ? {} : { memory }),
  });
const reading = ({ readings }: Discovery) => readings.find(({ collector }) => collector === 'federated-credentials');
const found = (discovery: Discovery): Credential[] =>
  (reading(discovery)?.records ?? []).filter((record) => record.record === 'credential');
const trusts = (discovery: Discovery): Trust[] =>
  (reading(discovery)?.records ?? []).filter((record) => record.record === 'trust');
const expected = (estate: Estate, of: 'applications' | 'servicePrincipals' = 'applications'): string[] =>
  estate.azure
    .truth()
    .directory[of].flatMap(({ id, federated }) =>
      federated.map((each) => `azure:federated-credential:${id}/${each.id}`),
    )
    .toSorted();
const refs = (discovery: Discovery): string[] =>
  found(discovery)
    .map(({ ref }) => ref as string)
    .toSorted();

describe('federated credentials', () => {
  test('of every application, with the listing, and a trust beside each', async () => {
    const estate = createEstate();
    const discovery = await read(estate);
    expect(refs(discovery)).toEqual(expected(estate));
    expect(trusts(discovery)).toHaveLength(found(discovery).length);
    expect(reading(discovery)).toMatchObject({ status: 'complete', notes: [], quarantined: [] });
  });

  test('where the listing does not bring them along, one by one, and the answer is kept', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'behaviour', expandFederatedCredentials: false });
    const memory = createMemory();
    const first = await read(estate, {}, memory);
    expect(refs(first)).toEqual(expected(estate));
    expect(reading(first)?.notes.join()).toContain('application by application');
    const before = first.calls['graph:federatedIdentityCredentials'] ?? 0;
    const second = await read(estate, {}, memory);
    expect(refs(second)).toEqual(expected(estate));
    expect(second.calls['graph:federatedIdentityCredentials']).toBe(before - 1);
  });

  test('whose tokens they take', async () => {
    const estate = createEstate();
    const discovery = await read(estate);
    const { applications } = estate.azure.truth().directory;
    for (const { id, federated } of applications) {
      for (const { id: own, issuer, subject } of federated) {
        const trust = trusts(discovery).find(({ ref }) => ref === `azure:federated-trust:${id}/${own}`);
        expect(trust?.principal).toMatchObject({ kind: 'oidc', id: issuer });
        if (subject.startsWith('claims['))
          expect(trust?.conditions.some(({ operator }) => operator === 'matches')).toBe(true);
        else expect(trust?.subjects).toEqual([subject]);
      }
    }
  });

  test('the use of an application is that of its only credential, and of no other', async () => {
    const estate = createEstate();
    const discovery = await read(estate);
    const { applications, servicePrincipals } = estate.azure.truth().directory;
    for (const app of applications.filter(({ federated }) => federated.length > 0)) {
      const sp = servicePrincipals.find(({ applicationId }) => applicationId === app.id);
      const usage = found(discovery).find(({ identity }) => identity === `azure:application:${app.id}`)?.usage;
      const isOnly = app.federated.length + app.credentials.length + (sp?.credentials.length ?? 0) === 1;
      if (isOnly) expect(usage, app.name).toMatchObject([{ lastAt: sp?.lastUse.application ?? null }]);
      else expect(usage, app.name).toMatchObject({ unknown: 'unsupported' });
    }
  });

  test('those of managed identities only when asked for', async () => {
    const estate = createEstate();
    const all = [...expected(estate), ...expected(estate, 'servicePrincipals')].toSorted();
    const memory = createMemory();
    await read(estate, { managedIdentityFederation: true }, memory);
    expect(refs(await read(estate, { managedIdentityFederation: true }, memory))).toEqual(all);
    expect(all.length).toBeGreaterThan(expected(estate).length);
  });

  test('refused: denied, and not none', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'deny', permission: 'Application.Read.All' });
    const discovery = await read(estate);
    expect(reading(discovery)).toMatchObject({ status: 'denied', records: [] });
    expect((reading(discovery)?.error as { next?: string } | undefined)?.next).toContain('Application.Read.All');
    expect(discovery.readings.find(({ collector }) => collector === 'principals')?.status).toBe('complete');
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { isUnknown, type Credential, type Trust } from '../../../core/model.ts';
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
/** Of an expression what it compares the subject with. */
const subjectIn = (text: string): string => /^claims\['sub'\] matches '(.*)'$/.exec(text)?.[1] ?? text;
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
    const wanted = estate.azure
      .truth()
      .directory.applications.flatMap(({ id, federated }) =>
        federated.map((each) => [`azure:federated-trust:${id}/${each.id}`, each.issuer, subjectIn(each.subject)]),
      );
    const got = trusts(discovery).map(({ ref, principal, subjects }) => [ref, principal.id, subjects[0]]);
    expect(Object.fromEntries(got.map(([ref, ...rest]) => [ref, rest]))).toEqual(
      Object.fromEntries(wanted.map(([ref, ...rest]) => [ref, rest])),
    );
    expect(trusts(discovery).filter(({ weaknesses }) => weaknesses.includes('wildcard-subject'))).toHaveLength(
      wanted.filter(([, , subject]) => subject?.includes('*')).length,
    );
  });

  test('the use of an application is that of its only credential, and of no other', async () => {
    const estate = createEstate();
    const discovery = await read(estate);
    const { applications, servicePrincipals } = estate.azure.truth().directory;
    const federated = applications.filter((app) => app.federated.length > 0);
    const wanted = federated.map(({ id, federated: own, credentials }) => {
      const sp = servicePrincipals.find(({ applicationId }) => applicationId === id);
      const isOnly = own.length + credentials.length + (sp?.credentials.length ?? 0) === 1;
      return [id, isOnly ? (sp?.lastUse.application ?? null) : 'unsupported'];
    });
    const got = federated.map(({ id }) => {
      const usage = found(discovery).find(({ identity }) => identity === `azure:application:${id}`)?.usage ?? null;
      return [id, isUnknown(usage) ? usage.unknown : usage?.[0]?.lastAt];
    });
    expect(got).toEqual(wanted);
    expect(new Set(got.map(([, usage]) => usage === 'unsupported')).size).toBe(2);
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

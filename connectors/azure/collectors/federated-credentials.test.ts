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

  const stateOf = (estate: Estate, name: string) => {
    const app = [...estate.azure.state.applications.values()].find(({ displayName }) => displayName === name);
    if (app === undefined) throw new Error(`no application ${name}`);
    return app;
  };
  const usageOf = (discovery: Discovery, id: string) =>
    found(discovery).find(({ nativeId }) => nativeId === id)?.usage ?? null;
  const signalOf = (discovery: Discovery, id: string) => {
    const usage = usageOf(discovery, id);
    return usage === null || isUnknown(usage) ? usage : usage[0];
  };
  const at = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
  const logCalls = ({ calls }: Discovery): number => calls['graph:auditLogs/signIns'] ?? 0;

  test('last use of each: that of its application when it has no other, else as the log says', async () => {
    const estate = createEstate();
    const discovery = await read(estate);
    const { applications, servicePrincipals } = estate.azure.state;
    const all = [...applications.values()].flatMap((app) =>
      app.federated.map(({ id, lastUsedAt }) => {
        const sp = servicePrincipals.get(app.servicePrincipalId ?? '');
        const isOnly = app.federated.length + app.secrets.length + app.certificates.length === 1;
        const used = isOnly ? sp?.activity.applicationAuthenticationClientAt : lastUsedAt;
        return [id, { lastAt: used === undefined ? null : at(used) }];
      }),
    );
    expect(all.map(([id]) => [id, signalOf(discovery, id as string)])).toMatchObject(all);
    // The one whose application signs in with a secret.
    expect(logCalls(discovery)).toBe(1);
    expect(signalOf(discovery, stateOf(estate, 'infra-plan').federated[0]?.id ?? '')).toMatchObject({
      source: 'graph:signIns',
    });
  });

  test('of two the one that was used, and failures are no use', async () => {
    const estate = createEstate();
    const app = stateOf(estate, 'payments-deploy');
    const [used] = app.federated;
    const subject = 'repo:halden-robotics/payments:environment:staging';
    estate.azure.mutate({ do: 'add-federated', application: app.displayName, issuer: used?.issuer ?? '', subject });
    const other = app.federated[1];
    estate.azure.mutate({ do: 'use-credential', id: other?.id ?? '' });
    for (const row of estate.azure.state.signIns) if (row.federatedCredentialId === other?.id) row.errorCode = 700_016;
    const discovery = await read(estate);
    expect(signalOf(discovery, used?.id ?? '')).toMatchObject({ lastAt: at(used?.lastUsedAt ?? 0) });
    expect(signalOf(discovery, other?.id ?? '')).toMatchObject({ source: 'graph:signIns', lastAt: null });
  });

  test('an expired secret is no other way to sign in', async () => {
    const estate = createEstate();
    const app = stateOf(estate, 'payments-deploy');
    estate.azure.mutate({ do: 'add-secret', application: app.displayName, days: -40 });
    const discovery = await read(estate);
    expect(logCalls(discovery)).toBe(1);
    expect(signalOf(discovery, app.federated[0]?.id ?? '')).toMatchObject({
      source: 'graph:servicePrincipalSignInActivities',
      lastAt: at(app.federated[0]?.lastUsedAt ?? 0),
    });
  });

  test('a log with more pages than one tells as far back as that one goes', async () => {
    const estate = createEstate();
    const app = stateOf(estate, 'infra-plan');
    const { signIns } = estate.azure.state;
    const newest = signIns.find(({ servicePrincipalId }) => servicePrincipalId === app.servicePrincipalId);
    if (newest === undefined) throw new Error('no sign-in');
    const now = estate.clock.now();
    for (let i = 0; i < 1100; i++) signIns.push({ ...newest, id: `${newest.id}${i}`, at: now - i * 60 });
    signIns.sort((a, b) => b.at - a.at);
    const discovery = await read(estate);
    expect(logCalls(discovery)).toBe(1);
    expect(signalOf(discovery, app.federated[0]?.id ?? '')).toMatchObject({
      lastAt: null,
      windowStart: at(now - 999 * 60),
    });
  });

  test.each([
    ['deny', 'denied', 'partial'],
    ['server-error', 'failed', 'partial'],
  ] as const)(
    'a log that may not be read (%s) tells nothing, and the credentials are there',
    async (kind, unknown, status) => {
      vi.spyOn(Math, 'random').mockReturnValue(0);
      const estate = createEstate();
      estate.faults.add({ operation: 'auditLogs.signIns', kind });
      const discovery = await read(estate);
      vi.restoreAllMocks();
      expect(refs(discovery)).toEqual(expected(estate));
      expect(usageOf(discovery, stateOf(estate, 'infra-plan').federated[0]?.id ?? '')).toMatchObject({ unknown });
      expect(reading(discovery)).toMatchObject({ status, gaps: [{ because: unknown }] });
    },
  );

  test('of many, some in each run, and all of them after a few', async () => {
    const estate = createEstate();
    const { applications } = estate.azure.state;
    const several = [...applications.values()].filter(({ federated }) => federated.length > 0);
    for (const { displayName, federated } of several) {
      estate.azure.mutate({
        do: 'add-federated',
        application: displayName,
        issuer: 'https://ci.example',
        subject: 'x',
      });
      estate.azure.mutate({ do: 'use-credential', id: federated[0]?.id ?? '' });
    }
    const memory = createMemory();
    const told = new Set<string>();
    const calls: number[] = [];
    for (let night = 0; night < 6; night++) {
      const discovery = await read(estate, {}, memory);
      calls.push(logCalls(discovery));
      for (const { federated } of several) {
        const usage = usageOf(discovery, federated[0]?.id ?? '');
        if (!isUnknown(usage)) told.add(federated[0]?.id ?? '');
      }
    }
    expect(Math.max(...calls)).toBe(5);
    expect(told.size).toBe(several.length);
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

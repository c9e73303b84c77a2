import { afterEach, describe, expect, test, vi } from 'vitest';
import { isUnknown, type Credential, type Identity } from '../../../core/model.ts';
import { createEstate } from '../../../test/estate/index.ts';
import { discoverAzure } from '../../../test/suites/azure.ts';
import {
  caseOf,
  credentialOf,
  credentials,
  directoryOf,
  identities,
  lastAt,
  readDirectory,
  reading,
  refs,
  the,
} from '../../../test/suites/azure-directory.ts';
import { createMemory, type Discovery } from '../../../test/suites/connector-run.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

describe('what may not be seen', () => {
  test('without the licence, use is unknown and nothing is called unused', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'licence', p1: false, p2: false });
    const found = await readDirectory(estate);
    const app = the(found, `azure:application:${caseOf(estate, 'app.expired-with-grants')}`);
    expect(app.usage).toMatchObject({ unknown: 'unlicensed' });
    expect(credentialOf(found, caseOf(estate, 'secret.never-used'))?.usage).toMatchObject({ unknown: 'unlicensed' });
    expect(reading(found)).toMatchObject({ status: 'complete', gaps: [] });
    expect(reading(found)?.notes.join()).toContain('premium');
  });

  test('a cloud without the reports', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'behaviour', signInReports: false });
    const found = await readDirectory(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage).toMatchObject({ unknown: 'unsupported' });
    expect(reading(found)?.status).toBe('complete');
    // What applications did as themselves is in the log; that they did nothing says nothing, but of managed identities.
    const used = directoryOf(estate).servicePrincipals.filter(({ lastUse }) => lastUse.application !== null);
    const silent = directoryOf(estate).servicePrincipals.filter(({ lastUse }) => lastUse.application === null);
    const usageOf = (appId: string) => identities(found).find(({ nativeId }) => nativeId === appId)?.usage ?? null;
    const known = used.filter(({ appId }) => typeof lastAt(usageOf(appId)) === 'string');
    expect(known.length).toBeGreaterThan(5);
    expect(known.map(({ appId }) => lastAt(usageOf(appId))?.slice(0, 10))).toEqual(
      known.map(({ lastUse }) => lastUse.application?.slice(0, 10)),
    );
    const claims = silent.filter(({ appId }) => lastAt(usageOf(appId)) === null);
    expect(claims.filter(({ type }) => type !== 'ManagedIdentity')).toEqual([]);
    expect(claims.length).toBeGreaterThan(0);
  });

  test('a report with a row of nobody proves use and no silence, and takes nothing from the listing', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'reports.appCredentialSignInActivities', kind: 'poison', how: 'missing-id' });
    const found = await readDirectory(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.never-used'))?.usage).toMatchObject({ unknown: 'failed' });
    expect(lastAt(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage ?? null)).toEqual(expect.any(String));
    expect(refs(found)).toEqual(refs(await readDirectory(createEstate())));
  });

  test('an empty report is not made yet', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'reports.appCredentialSignInActivities', kind: 'empty-list' });
    const found = await readDirectory(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage).toMatchObject({ unknown: 'pending' });
  });

  test('when the one report fails, the other is read all the same', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const estate = createEstate();
    estate.faults.add({ operation: 'reports.servicePrincipalSignInActivities', kind: 'server-error' });
    const found = await readDirectory(estate);
    vi.restoreAllMocks();
    expect(lastAt(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage ?? null)).toEqual(expect.any(String));
    expect(reading(found)?.gaps).toMatchObject([{ what: 'when applications were last used', because: 'failed' }]);
  });

  test('keys of an application that other tenants let in may be used there', async () => {
    const estate = createEstate();
    const application = estate.azure.state.applications.get(caseOf(estate, 'app.wildcard-redirect'))?.appId ?? '';
    for (const of of ['application', 'principal'] as const) estate.azure.mutate({ do: 'add-secret', application, of });
    const found = await readDirectory(estate);
    const blindTo = ({ usage }: Identity | Credential) =>
      usage === null || isUnknown(usage) ? [] : (usage[0]?.blindTo ?? []);
    const isMulti = ({ weaknesses }: Identity) => weaknesses.includes('multi-tenant');
    const [multi, single] = [true, false].map((is) => identities(found).filter((one) => isMulti(one) === is));
    expect(multi?.some((one) => blindTo(one).includes('sign-ins in other tenants'))).toBe(true);
    expect(single?.filter((one) => blindTo(one).length > 0)).toEqual([]);
    const ofMulti = credentials(found).filter(({ identity }) => multi?.some(({ ref }) => ref === identity));
    // What is on its service principal works here only.
    expect(ofMulti.map((one) => [one.weaknesses[0], blindTo(one)])).toEqual([
      [undefined, ['sign-ins in other tenants']],
      ['hidden', []],
    ]);
  });

  test('one whose registration is gone and that could not be read is not called deleted', async () => {
    const estate = createEstate();
    const collected = ['principals', 'app-roles', 'unknown-principals'];
    const gone = ({ records }: Discovery) => records.filter(({ ref }) => ref.startsWith('azure:unknown-principal:'));
    const orphan = directoryOf(estate).servicePrincipals.find(
      ({ relation, applicationId, kind }) => relation === 'own' && applicationId === null && kind !== 'agentIdentity',
    );
    estate.azure.mutate({ do: 'add-permission', principal: orphan?.id ?? '', permission: 'Mail.Read' });
    estate.faults.add({ service: 'graph-batch', operation: 'servicePrincipal', kind: 'server-error' });
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const found = await discoverAzure(estate, {}, { only: collected });
    vi.restoreAllMocks();
    expect(gone(found)).toEqual([]);
  });

  test('refused reports are a gap that names the permission', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'reports.servicePrincipalSignInActivities', kind: 'deny' });
    const found = await readDirectory(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage).toMatchObject({ unknown: 'denied' });
    expect(reading(found)).toMatchObject({ status: 'partial', gaps: [{ because: 'denied' }] });
  });

  test('owners that may not be looked up are unknown, and nobody is ownerless for that', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'directoryObjects.getByIds', kind: 'deny' });
    const found = await readDirectory(estate);
    const owned = directoryOf(estate).applications.find(({ owners }) => owners.length > 0);
    expect(the(found, `azure:application:${owned?.id}`).ownerHints).toMatchObject({ unknown: 'denied' });
    expect(reading(found)?.gaps.map(({ what }) => what)).toContain('who the owners are');
  });

  test('when who has owners may not be asked, nobody is ownerless', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'servicePrincipals', kind: 'deny', nth: 1 });
    const found = await readDirectory(estate);
    const identity = identities(found).find(({ ref }) => ref.startsWith('azure:managed-identity:'));
    expect(identity?.ownerHints).toMatchObject({ unknown: 'denied' });
    expect(reading(found)?.gaps).toMatchObject([{ what: 'the owners of service principals', because: 'denied' }]);
  });

  test('sponsors that may not be read', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'agentIdentities', kind: 'deny' });
    const found = await readDirectory(estate);
    const agent = identities(found).find(({ ref }) => ref.startsWith('azure:agent-identity:'));
    expect(agent?.ownerHints).toMatchObject({ unknown: 'denied' });
    expect(reading(found)?.gaps).toMatchObject([{ what: 'the sponsors of agents', because: 'denied' }]);
    expect(reading(found)?.gaps[0]?.detail).toContain('AgentIdentity.Read.All');
  });

  test('the listing itself', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'deny', permission: ['Application.Read.All', 'Directory.Read.All'] });
    const found = await readDirectory(estate);
    expect(reading(found)?.status).toBe('denied');
    expect(reading(found)?.error?.message).toContain('Authorization_RequestDenied');
    expect((reading(found)?.error as { next?: string } | undefined)?.next).toContain('Directory.Read.All');
  });
});

describe('bad answers', () => {
  const calm = () => void vi.spyOn(Math, 'random').mockReturnValue(0);
  afterEach(() => vi.restoreAllMocks());

  test.each([
    { kind: 'server-error', status: 503 },
    { kind: 'reset' },
    { kind: 'truncate' },
    { kind: 'expired-token' },
    { kind: 'throttle' },
  ] as const)('$kind once is got over', async (fault) => {
    calm();
    const estate = createEstate();
    const expected = refs(await readDirectory(createEstate()));
    estate.faults.add({ operation: 'applications', times: 1, ...fault });
    const found = await readDirectory(estate);
    expect(refs(found)).toEqual(expected);
    expect(reading(found)?.status).toBe('complete');
  });

  test('a page that comes again', async () => {
    const estate = createEstate({ azure: { applications: 250 } });
    estate.faults.add({ operation: 'applications', kind: 'repeat-cursor' });
    expect(reading(await readDirectory(estate))?.error?.message).toContain('no end');
  });

  test('a web page in the place of data', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'servicePrincipals', kind: 'html', status: 200 });
    expect(reading(await readDirectory(estate))?.error?.message).toContain('a web page');
  });

  test('a row without an id costs the others nothing, and everything is read again', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const expected = refs(await readDirectory(createEstate())).length;
    // The first is the listing of those that have owners.
    estate.faults.add({ operation: 'servicePrincipals', kind: 'poison', how: 'missing-id', nth: 2 });
    const found = await readDirectory(estate, memory);
    expect(reading(found)).toMatchObject({ status: 'partial', gaps: [{ because: 'failed' }] });
    expect(refs(found)).toHaveLength(expected - 1);
    // It would not come with the changes.
    expect((await readDirectory(estate, memory)).calls['graph:servicePrincipals']).toBe(1);
  });

  test('a change that is not understood is found by reading everything the next time', async () => {
    const estate = createEstate();
    const memory = createMemory();
    await readDirectory(estate, memory);
    estate.azure.mutate({ do: 'disable-principal', principal: 'Datadog' });
    estate.faults.add({ operation: 'servicePrincipals.delta', kind: 'poison', how: 'missing-id' });
    expect(reading(await readDirectory(estate, memory))?.status).toBe('partial');
    estate.faults.clear();
    const found = await readDirectory(estate, memory);
    expect(identities(found).find(({ name }) => name === 'Datadog')?.status).toBe('disabled');
  });

  test('a registration that is not understood is not called missing', async () => {
    const estate = createEstate();
    const missing = (found: Discovery) =>
      identities(found).filter(({ attributes }) => attributes['registration'] === 'missing');
    const alone = directoryOf(estate).servicePrincipals.filter(
      ({ relation, applicationId, kind }) => relation === 'own' && applicationId === null && kind !== 'agentIdentity',
    );
    expect(missing(await readDirectory(estate))).toHaveLength(alone.length);
    estate.faults.add({ operation: 'applications', kind: 'poison', how: 'missing-id' });
    const found = await readDirectory(estate);
    expect(missing(found)).toEqual([]);
    expect(reading(found)?.status).toBe('partial');
  });

  test('a date that is none is not known, and not absent', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'servicePrincipals', kind: 'poison', how: 'wrong-type', nth: 2 });
    const odd = identities(await readDirectory(estate)).filter(({ createdAt }) => isUnknown(createdAt));
    expect(odd).toMatchObject([{ createdAt: { unknown: 'failed' } }]);
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { isUnknown, type Credential, type Identity } from '../../../core/model.ts';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { discoverAzure } from '../../../test/suites/azure.ts';
import { createMemory, type Discovery, type Memory } from '../../../test/suites/connector-run.ts';

vi.mock('../../shared/pause.ts', () => ({ pause: () => Promise.resolve() }));
afterEach(() => vi.unstubAllEnvs());

const DAY = 86_400;
const only = ['principals'];
const read = (estate: Estate, memory?: Memory, settings: unknown = {}) =>
  discoverAzure(estate, settings, { only, ...(memory === undefined ? {} : { memory }) });
const reading = ({ readings }: Discovery) => readings.find(({ collector }) => collector === 'principals');
const identities = ({ records }: Discovery): Identity[] => records.filter((record) => record.record === 'identity');
const credentials = ({ records }: Discovery): Credential[] =>
  records.filter((record) => record.record === 'credential');
const refs = ({ records }: Discovery): string[] => records.map(({ ref }) => ref).toSorted();
const the = (found: Discovery, ref: string): Identity => {
  const identity = identities(found).find((each) => each.ref === ref);
  if (identity === undefined) throw new Error(`no ${ref}`);
  return identity;
};
const truthOf = (estate: Estate) => estate.azure.truth().directory;
const caseOf = (estate: Estate, name: string): string => {
  const id = estate.azure.cases()[name]?.id;
  if (id === undefined) throw new Error(`no case ${name}`);
  return id;
};
const credentialOf = (found: Discovery, id: string): Credential | undefined =>
  credentials(found).find(({ nativeId }) => nativeId === id);
const lastAt = (usage: Identity['usage']): string | null | undefined =>
  usage === null || isUnknown(usage) ? undefined : usage[0]?.lastAt;
const alphabetically = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b);

describe('a first night', () => {
  test('every application and service principal once, under its own kind of ref', async () => {
    const estate = createEstate();
    const found = await read(estate);
    const { applications, servicePrincipals } = truthOf(estate);
    const alone = servicePrincipals.filter(({ applicationId }) => applicationId === null);
    const typeOf = ({ type, kind }: (typeof alone)[number]): string => {
      if (type === 'ManagedIdentity') return 'managed-identity';
      return kind === 'agentIdentity' ? 'agent-identity' : 'service-principal';
    };
    const expected = [
      ...applications.map(({ id }) => `azure:application:${id}`),
      ...alone.map((each) => `azure:${typeOf(each)}:${each.id}`),
    ];
    const deleted = /^azure:deleted-application:/;
    expect(
      identities(found)
        .map(({ ref }) => ref as string)
        .filter((ref) => !deleted.test(ref))
        .toSorted(),
    ).toEqual(expected.toSorted());
    expect(reading(found)).toMatchObject({ status: 'complete', gaps: [], quarantined: [] });
  });

  test('every secret and certificate once, but for those that sign SAML answers', async () => {
    const estate = createEstate();
    const found = await read(estate);
    const { applications, servicePrincipals } = truthOf(estate);
    const saml = caseOf(estate, 'saml.signing-certificate');
    const expected = [...applications, ...servicePrincipals.filter(({ id }) => id !== saml)].flatMap(
      ({ credentials: of }) => of.map(({ keyId }) => keyId),
    );
    expect(
      credentials(found)
        .map(({ nativeId }) => nativeId)
        .toSorted(),
    ).toEqual(expected.toSorted());
    expect(the(found, `azure:service-principal:${saml}`).usage).toMatchObject({ unknown: 'unsupported' });
  });

  test('last use is what it did itself, and being called is only shown beside it', async () => {
    const estate = createEstate();
    const found = await read(estate);
    const byAppId = new Map(identities(found).map((identity) => [identity.nativeId, lastAt(identity.usage)]));
    const used = truthOf(estate).servicePrincipals.flatMap(({ appId, lastUse: { application, delegated } }) => {
      const at = later(application, delegated);
      return at === null ? [] : [[appId, at] as const];
    });
    expect(used.map(([appId]) => [appId, byAppId.get(appId)])).toEqual(used);
    const called = the(found, `azure:application:${caseOf(estate, 'app.only-called')}`);
    expect(called.usage).toMatchObject([{ lastAt: null, detail: { asResource: expect.any(String) as string } }]);
  });

  test('last use of each secret and certificate, whatever the form of the date', async () => {
    const estate = createEstate();
    const found = await read(estate);
    const { applications, servicePrincipals } = truthOf(estate);
    const known = [...applications, ...servicePrincipals]
      .flatMap((each) => each.credentials)
      .filter(({ keyId }) => credentialOf(found, keyId) !== undefined);
    const told = known.filter(({ keyId }) => !isUnknown(credentialOf(found, keyId)?.usage));
    expect(told.map(({ keyId }) => lastAt(credentialOf(found, keyId)?.usage ?? null))).toEqual(
      told.map(({ lastUsedAt }) => lastUsedAt),
    );
    // The certificate of the P2P Server, which never signs in.
    expect(known.filter((one) => !told.includes(one))).toMatchObject([{ type: 'certificate', lastUsedAt: null }]);
  });

  test('owners with their standing; who makes things by machine answers for nothing', async () => {
    const estate = createEstate();
    const found = await read(estate);
    for (const { id, name, owners } of truthOf(estate).applications) {
      const { ownerHints } = the(found, `azure:application:${id}`);
      const hints = isUnknown(ownerHints) ? [] : ownerHints.filter(({ source }) => source === 'application:owners');
      expect(
        hints
          .map(({ kind, standing }) => (kind === 'creator' ? 'application' : String(standing)))
          .toSorted(alphabetically),
        name,
      ).toEqual(owners.map(({ standing }) => standing as string).toSorted(alphabetically));
    }
  });

  test('whose an application is', async () => {
    const estate = createEstate();
    const sisterTenants = [truthOf(estate).sisterTenantId];
    const found = await read(estate, undefined, { sisterTenants });
    const foreign = truthOf(estate).servicePrincipals.filter(
      ({ applicationId, type, kind }) =>
        applicationId === null && type === 'Application' && kind === 'servicePrincipal',
    );
    const relations = { sister: 'sister', 'third-party': 'third-party', 'microsoft-corp': 'third-party' };
    const expected = foreign.map(({ id, relation, verified }) => {
      const publisher =
        relation !== null && relation in relations ? relations[relation as keyof typeof relations] : null;
      return [id, publisher, publisher === null ? null : verified, relation === 'microsoft' ? 'provider' : 'customer'];
    });
    const got = foreign.map(({ id }) => {
      const { publisher, managedBy } = the(found, `azure:service-principal:${id}`);
      return [id, publisher?.relation ?? null, publisher?.verified ?? null, managedBy];
    });
    expect(got).toEqual(expected);
  });

  test('credentials on a service principal are hidden, and those of an application are not', async () => {
    const estate = createEstate();
    const found = await read(estate);
    expect(credentialOf(found, caseOf(estate, 'principal-secret.own'))).toMatchObject({
      ref: expect.stringMatching(/^azure:service-principal-secret:/) as string,
      identity: expect.stringMatching(/^azure:application:/) as string,
      weaknesses: ['hidden'],
    });
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.weaknesses).toEqual([]);
  });

  test('when it was made is not what its maker says', async () => {
    const estate = createEstate();
    const secret = credentialOf(await read(estate), caseOf(estate, 'secret.backdated'));
    const ageInDays = (estate.clock.now() - Date.parse(secret?.createdAt as string) / 1000) / DAY;
    expect(Math.round(ageInDays)).toBe(4);
    expect(secret?.attributes).toMatchObject({ createdFrom: 'report' });
  });

  test('addresses and audiences that let strangers in', async () => {
    const estate = createEstate();
    const found = await read(estate);
    const weaknesses = (name: string) => the(found, `azure:application:${caseOf(estate, `app.${name}`)}`).weaknesses;
    expect(weaknesses('wildcard-redirect')).toEqual(['multi-tenant', 'wildcard-redirect']);
    expect(weaknesses('dangling-redirect')).toEqual(['multi-tenant', 'dangling-redirect']);
    expect(weaknesses('http-redirect')).toEqual(['insecure-redirect']);
    expect(weaknesses('localhost-redirect')).toEqual([]);
    expect(weaknesses('personal-accounts')).toEqual(['multi-tenant']);
  });

  test('what is deleted and can be brought back', async () => {
    const estate = createEstate();
    const id = caseOf(estate, 'deleted.application');
    expect(the(await read(estate), `azure:deleted-application:${id}`)).toMatchObject({ status: 'deleted' });
  });

  test('agents with their sponsors, and what they are made from', async () => {
    const estate = createEstate();
    const found = await read(estate);
    const { applications, servicePrincipals } = truthOf(estate);
    const agents = servicePrincipals.filter(({ kind }) => kind === 'agentIdentity');
    expect(agents.length).toBeGreaterThan(0);
    for (const { id, sponsors } of agents) {
      const { kind, ownerHints } = the(found, `azure:agent-identity:${id}`);
      expect(kind).toBe('agent');
      expect(isUnknown(ownerHints) ? [] : ownerHints.filter((hint) => hint.kind === 'sponsor')).toHaveLength(
        sponsors.length,
      );
    }
    const blueprint = applications.find(({ kind }) => kind === 'agentIdentityBlueprint');
    expect(the(found, `azure:application:${blueprint?.id}`)).toMatchObject({
      kind: 'agent',
      attributes: { type: 'agent-blueprint' },
    });
  });

  test('what never asks for a token is not called unused', async () => {
    const estate = createEstate();
    const found = await read(estate);
    const silent = Object.entries(estate.azure.cases()).filter(([name]) => name.startsWith('silent.'));
    const usage = silent.map(([name, { id }]) => {
      const isIt = ({ ref, attributes }: Identity) => ref.endsWith(`:${id}`) || attributes['servicePrincipalId'] === id;
      const one = identities(found).find(isIt)?.usage ?? null;
      return [name, isUnknown(one) ? one.unknown : one];
    });
    expect(usage.length).toBeGreaterThan(2);
    expect(usage).toEqual(silent.map(([name]) => [name, 'unsupported']));
  });

  test('no secret in what is yielded', async () => {
    const estate = createEstate();
    const text = JSON.stringify(await read(estate));
    expect(estate.azure.canaries().filter((canary) => text.includes(canary))).toEqual([]);
  });
});

describe('later nights', () => {
  test('only changes are asked for, and everything is told again with tonight’s use', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await read(estate, memory);
    const { applications } = truthOf(estate);
    const used = applications.find(({ name }) => name === 'warehouse-sync');
    estate.clock.advance(DAY);
    estate.azure.mutate({ do: 'use-application', application: used?.appId ?? '' });
    const second = await read(estate, memory);
    expect(refs(second)).toEqual(refs(first));
    expect(second.calls['graph:servicePrincipals']).toBeUndefined();
    expect(second.calls['graph:servicePrincipals/delta']).toBe(1);
    const age =
      estate.clock.now() - Date.parse(lastAt(the(second, `azure:application:${used?.id}`).usage) ?? '') / 1000;
    expect(age).toBeLessThan(60);
  });

  test('facts of what did not change stay as they were', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const facts = (found: Discovery) =>
      found.records.map((record) => JSON.stringify({ ...record, usage: null })).toSorted();
    const first = facts(await read(estate, memory));
    expect(facts(await read(estate, memory))).toEqual(first);
  });

  test('what appeared, changed, lost its owner or went', async () => {
    const estate = createEstate();
    const memory = createMemory();
    await read(estate, memory);
    const { applications, servicePrincipals } = truthOf(estate);
    const gone = servicePrincipals.find(({ type }) => type === 'ManagedIdentity');
    const renamed = applications.find(({ name }) => name === 'payments-ledger');
    estate.azure.mutate({ do: 'create-application', name: 'brand-new', secret: true });
    estate.azure.mutate({ do: 'delete-principal', principal: gone?.id ?? '' });
    estate.azure.mutate({ do: 'disable-principal', principal: renamed?.appId ?? '' });
    estate.azure.mutate({ do: 'set-owners', application: renamed?.id ?? '', owners: [] });
    const second = await read(estate, memory);
    expect(identities(second).map(({ name }) => name)).toContain('brand-new');
    expect(refs(second)).not.toContain(`azure:managed-identity:${gone?.id}`);
    expect(the(second, `azure:application:${renamed?.id}`)).toMatchObject({ status: 'disabled', ownerHints: [] });
    expect(reading(second)?.status).toBe('complete');
  });

  test('a secret that was not there the night before was made tonight, when no report knows better', async () => {
    const estate = createEstate();
    const memory = createMemory();
    await read(estate, memory);
    estate.clock.advance(DAY);
    const { keyId } = estate.azure.mutate({ do: 'add-secret', application: 'payments-ledger' }) as { keyId: string };
    const now = new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');
    expect(credentialOf(await read(estate, memory), keyId)).toMatchObject({
      createdAt: now,
      attributes: { createdFrom: 'first seen' },
    });
  });

  test('a link that is too old means a full reading', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await read(estate, memory);
    estate.azure.mutate({ do: 'expire-delta-tokens' });
    const second = await read(estate, memory);
    expect(refs(second)).toEqual(refs(first));
    expect(second.calls['graph:servicePrincipals']).toBeGreaterThan(0);
    expect(reading(second)?.notes.join()).toContain('seven days');
    expect((await read(estate, memory)).calls['graph:servicePrincipals']).toBeUndefined();
  });

  test('once a week everything is read all the same', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const whole = async (): Promise<boolean> => {
      estate.clock.advance(4 * DAY);
      return (await read(estate, memory)).calls['graph:servicePrincipals'] !== undefined;
    };
    expect([await whole(), await whole(), await whole(), await whole()]).toEqual([true, false, true, false]);
  });

  test('who is a sister is decided anew when the configuration says something else', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const sisters = async (sisterTenants: string[]) =>
      identities(await read(estate, memory, { sisterTenants })).filter(
        ({ publisher }) => publisher?.relation === 'sister',
      );
    expect(await sisters([])).toEqual([]);
    expect(await sisters([truthOf(estate).sisterTenantId])).not.toEqual([]);
  });

  test('what the inventory lost on the way is noticed', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await read(estate, memory);
    for (const ref of [...memory.records.keys()]
      .filter((each) => each.startsWith('azure:managed-identity:'))
      .slice(0, 1)) {
      memory.records.delete(ref);
    }
    expect(refs(await read(estate, memory))).toEqual(refs(first));
  });
});

describe('what may not be seen', () => {
  test('without the licence, use is unknown and nothing is called unused', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'licence', p1: false, p2: false });
    const found = await read(estate);
    const app = the(found, `azure:application:${caseOf(estate, 'app.expired-with-grants')}`);
    expect(app.usage).toMatchObject({ unknown: 'unlicensed' });
    expect(credentialOf(found, caseOf(estate, 'secret.never-used'))?.usage).toMatchObject({ unknown: 'unlicensed' });
    expect(reading(found)).toMatchObject({ status: 'complete', gaps: [] });
    expect(reading(found)?.notes.join()).toContain('premium');
  });

  test('a cloud without the reports', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'behaviour', signInReports: false });
    const found = await read(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage).toMatchObject({ unknown: 'unsupported' });
    expect(reading(found)?.status).toBe('complete');
    // What applications did as themselves is in the log; that they did nothing says nothing, but of managed identities.
    const used = truthOf(estate).servicePrincipals.filter(({ lastUse }) => lastUse.application !== null);
    const silent = truthOf(estate).servicePrincipals.filter(({ lastUse }) => lastUse.application === null);
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
    const found = await read(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.never-used'))?.usage).toMatchObject({ unknown: 'failed' });
    expect(lastAt(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage ?? null)).toEqual(expect.any(String));
    expect(refs(found)).toEqual(refs(await read(createEstate())));
  });

  test('an empty report is not made yet', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'reports.appCredentialSignInActivities', kind: 'empty-list' });
    const found = await read(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage).toMatchObject({ unknown: 'pending' });
  });

  test('when the one report fails, the other is read all the same', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const estate = createEstate();
    estate.faults.add({ operation: 'reports.servicePrincipalSignInActivities', kind: 'server-error' });
    const found = await read(estate);
    vi.restoreAllMocks();
    expect(lastAt(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage ?? null)).toEqual(expect.any(String));
    expect(reading(found)?.gaps).toMatchObject([{ what: 'when applications were last used', because: 'failed' }]);
  });

  test('keys of an application that other tenants let in may be used there', async () => {
    const estate = createEstate();
    const application = estate.azure.state.applications.get(caseOf(estate, 'app.wildcard-redirect'))?.appId ?? '';
    for (const of of ['application', 'principal'] as const) estate.azure.mutate({ do: 'add-secret', application, of });
    const found = await read(estate);
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
    const orphan = truthOf(estate).servicePrincipals.find(
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
    const found = await read(estate);
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.usage).toMatchObject({ unknown: 'denied' });
    expect(reading(found)).toMatchObject({ status: 'partial', gaps: [{ because: 'denied' }] });
  });

  test('owners that may not be looked up are unknown, and nobody is ownerless for that', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'directoryObjects.getByIds', kind: 'deny' });
    const found = await read(estate);
    const owned = truthOf(estate).applications.find(({ owners }) => owners.length > 0);
    expect(the(found, `azure:application:${owned?.id}`).ownerHints).toMatchObject({ unknown: 'denied' });
    expect(reading(found)?.gaps.map(({ what }) => what)).toContain('who the owners are');
  });

  test('when who has owners may not be asked, nobody is ownerless', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'servicePrincipals', kind: 'deny', nth: 1 });
    const found = await read(estate);
    const identity = identities(found).find(({ ref }) => ref.startsWith('azure:managed-identity:'));
    expect(identity?.ownerHints).toMatchObject({ unknown: 'denied' });
    expect(reading(found)?.gaps).toMatchObject([{ what: 'the owners of service principals', because: 'denied' }]);
  });

  test('sponsors that may not be read', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'agentIdentities', kind: 'deny' });
    const found = await read(estate);
    const agent = identities(found).find(({ ref }) => ref.startsWith('azure:agent-identity:'));
    expect(agent?.ownerHints).toMatchObject({ unknown: 'denied' });
    expect(reading(found)?.gaps).toMatchObject([{ what: 'the sponsors of agents', because: 'denied' }]);
    expect(reading(found)?.gaps[0]?.detail).toContain('AgentIdentity.Read.All');
  });

  test('the listing itself', async () => {
    const estate = createEstate();
    estate.azure.mutate({ do: 'deny', permission: ['Application.Read.All', 'Directory.Read.All'] });
    const found = await read(estate);
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
    const expected = refs(await read(createEstate()));
    estate.faults.add({ operation: 'applications', times: 1, ...fault });
    const found = await read(estate);
    expect(refs(found)).toEqual(expected);
    expect(reading(found)?.status).toBe('complete');
  });

  test('a page that comes again', async () => {
    const estate = createEstate({ azure: { applications: 250 } });
    estate.faults.add({ operation: 'applications', kind: 'repeat-cursor' });
    expect(reading(await read(estate))?.error?.message).toContain('no end');
  });

  test('a web page in the place of data', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'servicePrincipals', kind: 'html', status: 200 });
    expect(reading(await read(estate))?.error?.message).toContain('a web page');
  });

  test('a row without an id costs the others nothing, and everything is read again', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const expected = refs(await read(createEstate())).length;
    // The first is the listing of those that have owners.
    estate.faults.add({ operation: 'servicePrincipals', kind: 'poison', how: 'missing-id', nth: 2 });
    const found = await read(estate, memory);
    expect(reading(found)).toMatchObject({ status: 'partial', gaps: [{ because: 'failed' }] });
    expect(refs(found)).toHaveLength(expected - 1);
    // It would not come with the changes.
    expect((await read(estate, memory)).calls['graph:servicePrincipals']).toBe(1);
  });

  test('a change that is not understood is found by reading everything the next time', async () => {
    const estate = createEstate();
    const memory = createMemory();
    await read(estate, memory);
    estate.azure.mutate({ do: 'disable-principal', principal: 'Datadog' });
    estate.faults.add({ operation: 'servicePrincipals.delta', kind: 'poison', how: 'missing-id' });
    expect(reading(await read(estate, memory))?.status).toBe('partial');
    estate.faults.clear();
    const found = await read(estate, memory);
    expect(identities(found).find(({ name }) => name === 'Datadog')?.status).toBe('disabled');
  });

  test('a registration that is not understood is not called missing', async () => {
    const estate = createEstate();
    const missing = (found: Discovery) =>
      identities(found).filter(({ attributes }) => attributes['registration'] === 'missing');
    const alone = truthOf(estate).servicePrincipals.filter(
      ({ relation, applicationId, kind }) => relation === 'own' && applicationId === null && kind !== 'agentIdentity',
    );
    expect(missing(await read(estate))).toHaveLength(alone.length);
    estate.faults.add({ operation: 'applications', kind: 'poison', how: 'missing-id' });
    const found = await read(estate);
    expect(missing(found)).toEqual([]);
    expect(reading(found)?.status).toBe('partial');
  });

  test('a date that is none is not known, and not absent', async () => {
    const estate = createEstate();
    estate.faults.add({ operation: 'servicePrincipals', kind: 'poison', how: 'wrong-type', nth: 2 });
    const odd = identities(await read(estate)).filter(({ createdAt }) => isUnknown(createdAt));
    expect(odd).toMatchObject([{ createdAt: { unknown: 'failed' } }]);
  });
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { isUnknown, type Identity } from '../../../core/model.ts';
import { createEstate } from '../../../test/estate/index.ts';
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

const DAY = 86_400;
const alphabetically = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b);

describe('a first night', () => {
  test('every application and service principal once, under its own kind of ref', async () => {
    const estate = createEstate();
    const found = await readDirectory(estate);
    const { applications, servicePrincipals } = directoryOf(estate);
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
    const found = await readDirectory(estate);
    const { applications, servicePrincipals } = directoryOf(estate);
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
    const found = await readDirectory(estate);
    const byAppId = new Map(identities(found).map((identity) => [identity.nativeId, lastAt(identity.usage)]));
    const used = directoryOf(estate).servicePrincipals.flatMap(({ appId, lastUse: { application, delegated } }) => {
      const at = later(application, delegated);
      return at === null ? [] : [[appId, at] as const];
    });
    expect(used.map(([appId]) => [appId, byAppId.get(appId)])).toEqual(used);
    const called = the(found, `azure:application:${caseOf(estate, 'app.only-called')}`);
    expect(called.usage).toMatchObject([{ lastAt: null, detail: { asResource: expect.any(String) as string } }]);
  });

  test('last use of each secret and certificate, whatever the form of the date', async () => {
    const estate = createEstate();
    const found = await readDirectory(estate);
    const { applications, servicePrincipals } = directoryOf(estate);
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
    const found = await readDirectory(estate);
    for (const { id, name, owners } of directoryOf(estate).applications) {
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
    const sisterTenants = [directoryOf(estate).sisterTenantId];
    const found = await readDirectory(estate, undefined, { sisterTenants });
    const foreign = directoryOf(estate).servicePrincipals.filter(
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
    const found = await readDirectory(estate);
    expect(credentialOf(found, caseOf(estate, 'principal-secret.own'))).toMatchObject({
      ref: expect.stringMatching(/^azure:service-principal-secret:/) as string,
      identity: expect.stringMatching(/^azure:application:/) as string,
      weaknesses: ['hidden'],
    });
    expect(credentialOf(found, caseOf(estate, 'secret.fresh'))?.weaknesses).toEqual([]);
  });

  test('when it was made is not what its maker says', async () => {
    const estate = createEstate();
    const secret = credentialOf(await readDirectory(estate), caseOf(estate, 'secret.backdated'));
    const ageInDays = (estate.clock.now() - Date.parse(secret?.createdAt as string) / 1000) / DAY;
    expect(Math.round(ageInDays)).toBe(4);
    expect(secret?.attributes).toMatchObject({ createdFrom: 'report' });
  });

  test('addresses and audiences that let strangers in', async () => {
    const estate = createEstate();
    const found = await readDirectory(estate);
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
    expect(the(await readDirectory(estate), `azure:deleted-application:${id}`)).toMatchObject({ status: 'deleted' });
  });

  test('agents with their sponsors, and what they are made from', async () => {
    const estate = createEstate();
    const found = await readDirectory(estate);
    const { applications, servicePrincipals } = directoryOf(estate);
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
    const found = await readDirectory(estate);
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
    const text = JSON.stringify(await readDirectory(estate));
    expect(estate.azure.canaries().filter((canary) => text.includes(canary))).toEqual([]);
  });
});

describe('later nights', () => {
  test('only changes are asked for, and everything is told again with tonight’s use', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await readDirectory(estate, memory);
    const { applications } = directoryOf(estate);
    const used = applications.find(({ name }) => name === 'warehouse-sync');
    estate.clock.advance(DAY);
    estate.azure.mutate({ do: 'use-application', application: used?.appId ?? '' });
    const second = await readDirectory(estate, memory);
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
    const first = facts(await readDirectory(estate, memory));
    expect(facts(await readDirectory(estate, memory))).toEqual(first);
  });

  test('what appeared, changed, lost its owner or went', async () => {
    const estate = createEstate();
    const memory = createMemory();
    await readDirectory(estate, memory);
    const { applications, servicePrincipals } = directoryOf(estate);
    const gone = servicePrincipals.find(({ type }) => type === 'ManagedIdentity');
    const renamed = applications.find(({ name }) => name === 'payments-ledger');
    estate.azure.mutate({ do: 'create-application', name: 'brand-new', secret: true });
    estate.azure.mutate({ do: 'delete-principal', principal: gone?.id ?? '' });
    estate.azure.mutate({ do: 'disable-principal', principal: renamed?.appId ?? '' });
    estate.azure.mutate({ do: 'set-owners', application: renamed?.id ?? '', owners: [] });
    const second = await readDirectory(estate, memory);
    expect(identities(second).map(({ name }) => name)).toContain('brand-new');
    expect(refs(second)).not.toContain(`azure:managed-identity:${gone?.id}`);
    expect(the(second, `azure:application:${renamed?.id}`)).toMatchObject({ status: 'disabled', ownerHints: [] });
    expect(reading(second)?.status).toBe('complete');
  });

  test('a secret that was not there the night before was made tonight, when no report knows better', async () => {
    const estate = createEstate();
    const memory = createMemory();
    await readDirectory(estate, memory);
    estate.clock.advance(DAY);
    const { keyId } = estate.azure.mutate({ do: 'add-secret', application: 'payments-ledger' }) as { keyId: string };
    const now = new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');
    expect(credentialOf(await readDirectory(estate, memory), keyId)).toMatchObject({
      createdAt: now,
      attributes: { createdFrom: 'first seen' },
    });
  });

  test('a link that is too old means a full reading', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await readDirectory(estate, memory);
    estate.azure.mutate({ do: 'expire-delta-tokens' });
    const second = await readDirectory(estate, memory);
    expect(refs(second)).toEqual(refs(first));
    expect(second.calls['graph:servicePrincipals']).toBeGreaterThan(0);
    expect(reading(second)?.notes.join()).toContain('seven days');
    expect((await readDirectory(estate, memory)).calls['graph:servicePrincipals']).toBeUndefined();
  });

  test('once a week everything is read all the same', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const whole = async (): Promise<boolean> => {
      estate.clock.advance(4 * DAY);
      return (await readDirectory(estate, memory)).calls['graph:servicePrincipals'] !== undefined;
    };
    expect([await whole(), await whole(), await whole(), await whole()]).toEqual([true, false, true, false]);
  });

  test('who is a sister is decided anew when the configuration says something else', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const sisters = async (sisterTenants: string[]) =>
      identities(await readDirectory(estate, memory, { sisterTenants })).filter(
        ({ publisher }) => publisher?.relation === 'sister',
      );
    expect(await sisters([])).toEqual([]);
    expect(await sisters([directoryOf(estate).sisterTenantId])).not.toEqual([]);
  });

  test('what the inventory lost on the way is noticed', async () => {
    const estate = createEstate();
    const memory = createMemory();
    const first = await readDirectory(estate, memory);
    for (const ref of [...memory.records.keys()]
      .filter((each) => each.startsWith('azure:managed-identity:'))
      .slice(0, 1)) {
      memory.records.delete(ref);
    }
    expect(refs(await readDirectory(estate, memory))).toEqual(refs(first));
  });
});

/** What a first run over the whole tenant finds: everything, with the right facts. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Grant, Identity, Trust } from '../../core/model.ts';
import type { RunSummary } from '../../core/run/options.ts';
import type { AzureSide } from '../estate/azure/index.ts';
import type { PrincipalTruth } from '../estate/azure/truth.ts';
import { differences, expectedOf, foundIn } from './azure-expected.ts';
import { ALL, openAzure, type AzureCompany } from './azure-harness.ts';
import { lastUsed, usageMistake } from './expected.ts';
import type { Desk, Listed } from './harness.ts';

let company: AzureCompany;
let desk: Desk;
let summary: RunSummary;
let really: ReturnType<AzureSide['truth']>;
let all: Map<string, Listed>;

beforeAll(async () => {
  company = await openAzure();
  desk = await company.azureDesk(ALL);
  really = company.azure.truth();
  // Two vaults let nobody in.
  summary = await desk.run(4);
  const lists = ['identities', 'credentials', 'grants', 'trusts', 'scopes'];
  all = new Map((await Promise.all(lists.map((what) => desk.list(what)))).flat().map((row) => [row.ref, row]));
});

const named = (name: string): string => company.azure.cases()[name]?.id ?? `no case ${name}`;
const row = (type: string, name: string): Listed | undefined => all.get(`azure:${type}:${named(name)}`);
const grantOf = (found: Listed | undefined): Grant => found as unknown as Grant;
const identityIn = (found: Listed | undefined): Identity => found as unknown as Identity;
const trustOf = (found: Listed | undefined): Trust => found as unknown as Trust;
const rows = (record: string): Listed[] => [...all.values()].filter((one) => one.record === record);
const attribute = (of: Listed, name: string): unknown => identityIn(of).attributes[name];

/** The identity of a service principal: its own, or that of the application whose instance it is. */
const identityOf = ({ id, applicationId, kind }: PrincipalTruth): Listed | undefined => {
  if (applicationId !== null && kind !== 'agentIdentity') return all.get(`azure:application:${applicationId}`);
  return rows('identity').find((one) => one.ref.endsWith(`:${id}`));
};

describe('the inventory after a first run', () => {
  test('has everything that there is, and nothing else', () => {
    const expected = expectedOf(company.azure, { keyVaults: true, devops: true, managedIdentityFederation: true });
    const found = foundIn([...all.values()].filter(({ record }) => record !== 'scope'));
    expect(differences(expected, found)).toEqual([]);
    expect(all.size).toBeGreaterThan(800);
  });

  test('has every subscription, in its state', () => {
    const found = rows('scope').flatMap((one) =>
      one['kind'] === 'subscription' ? [`${String(one['name'])} ${String(one['status'])}`] : [],
    );
    expect(found.toSorted()).toEqual(
      really.arm.subscriptions
        .map(({ name, state }) => `${name} ${state === 'Disabled' ? 'suspended' : 'active'}`)
        .toSorted(),
    );
  });

  test('never says less use of a principal than there was', () => {
    const mistakes = really.directory.servicePrincipals.flatMap((principal) => {
      const found = identityOf(principal);
      const { application, delegated } = principal.lastUse;
      const at =
        [application, delegated]
          .filter((one) => one !== null)
          .toSorted()
          .at(-1) ?? null;
      return found === undefined ? `no ${principal.name}` : (usageMistake(found, at, at) ?? []);
    });
    expect(mistakes).toEqual([]);
  });

  test('has the dates of every secret and certificate, and never says less use than there was', () => {
    const holders = [...really.directory.applications, ...really.directory.servicePrincipals];
    const mistakes = holders.flatMap(({ name, credentials }) =>
      credentials.flatMap(({ keyId, type, createdAt, endsAt, lastUsedAt }) => {
        const found = rows('credential').find(({ ref }) => ref.endsWith(`-${type}:${keyId}`));
        // What signs SAML answers is no way to sign in.
        if (found === undefined) return name === 'Expense tool' ? [] : `no ${type} ${keyId} of ${name}`;
        const dates = found['createdAt'] === createdAt && found['expiresAt'] === endsAt;
        return dates ? (usageMistake(found, lastUsedAt, lastUsedAt) ?? []) : `the dates of ${name}'s ${type}`;
      }),
    );
    expect(mistakes).toEqual([]);
  });

  test('knows what runs with each managed identity', () => {
    const found = rows('identity')
      .filter(({ ref }) => ref.startsWith('azure:managed-identity:'))
      .map((one) => [
        one.ref.slice('azure:managed-identity:'.length),
        [...(identityIn(one).workloads as string[])].toSorted(),
      ]);
    const truth = really.arm.managedIdentities.map(({ principalId, workloads }) => [principalId, workloads]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(truth));
  });

  test('puts what is in a subscription there, and the rest in the tenant', () => {
    const tenant = `azure:tenant:${really.directory.tenant.id}`;
    const misplaced = really.arm.roleAssignments
      .filter(({ principalType, scope }) => principalType === 'ServicePrincipal' && scope !== '/')
      .flatMap(({ id, subscription }) => {
        const scope = subscription === null ? tenant : `azure:subscription:${subscription}`;
        const found = all.get(`azure:role-assignment:${id}`);
        return found?.['scope'] === scope ? [] : `${id} in ${String(found?.['scope'])}`;
      });
    expect(misplaced).toEqual([]);
    const keys = really.arm.localKeys.filter(({ resourceId, subscription, key }) => {
      const found = rows('credential').find(({ ref }) => ref.endsWith(`:${resourceId.toLowerCase()}/${key}`));
      return found?.['scope'] !== `azure:subscription:${subscription}`;
    });
    expect(keys).toEqual([]);
  });

  test('names who owns an application, and in what standing', () => {
    const told = new Map(
      really.directory.applications.map(({ id, owners }) => [
        id,
        owners.flatMap(({ standing }) => (standing === 'application' ? [] : standing)).toSorted(),
      ]),
    );
    const wrong = [...told].filter(([id, standings]) => {
      const { ownerHints } = identityIn(all.get(`azure:application:${id}`));
      const hints = (ownerHints as { kind: string; source: string; standing?: string }[]).filter(
        ({ source }) => source === 'application:owners',
      );
      return JSON.stringify(hints.flatMap(({ standing }) => standing ?? []).toSorted()) !== JSON.stringify(standings);
    });
    expect(wrong).toEqual([]);
  });

  test('says whose a foreign application is', () => {
    const relations = {
      own: 'own',
      sister: 'third-party',
      microsoft: 'microsoft',
      'microsoft-corp': 'microsoft-company',
      'third-party': 'third-party',
    };
    const wrong = really.directory.servicePrincipals.flatMap((principal) => {
      const { relation, applicationId, type, name } = principal;
      if (relation === null || applicationId !== null || type !== 'Application') return [];
      const found = identityOf(principal);
      const told = found && attribute(found, 'relation');
      return told === relations[relation] ? [] : `${name}: ${String(told)}, truly ${relation}`;
    });
    expect(wrong).toEqual([]);
  });
});

describe('an awkward case', () => {
  test.each([
    ['rbac.owner-tenant-root', 'root-role-assignment', 'admin'],
    ['rbac.uaa-root-group', 'role-assignment', 'admin'],
    ['rbac.contributor-group', 'role-assignment', 'escalation'],
    ['rbac.unconditional-admin', 'role-assignment', 'admin'],
    ['rbac.custom-everything-writer', 'role-assignment', 'admin'],
    ['rbac.custom-access-reviewer', 'role-assignment', 'admin'],
    ['rbac.custom-storage-inventory', 'role-assignment', 'sensitive'],
    ['rbac.custom-nearly-contributor', 'role-assignment', 'read'],
    ['rbac.key-operator', 'role-assignment', 'sensitive'],
    ['rbac.reader', 'role-assignment', 'read'],
  ])('%s', (name, type, level) => {
    const found = grantOf(all.get(`azure:${type}:${named(name).toLowerCase()}`));
    expect(found.privilege.level).toBe(level);
  });

  test('a condition that keeps roles back makes less of it', () => {
    const found = grantOf(all.get(`azure:role-assignment:${named('rbac.conditional-admin').toLowerCase()}`));
    expect(found.privilege.level).not.toBe('admin');
    expect(found.attributes['condition']).toContain('GuidNotEquals');
  });

  test.each(['rbac.ghost-subscription', 'rbac.ghost-management-group', 'rbac.ghost-resource-group'])(
    '%s is held by somebody who is gone',
    (name) => {
      const { identity } = grantOf(all.get(`azure:role-assignment:${named(name).toLowerCase()}`));
      expect(identity).toMatch(/^azure:unknown-principal:/);
      expect(all.get(identity)).toMatchObject({ status: 'deleted' });
    },
  );

  test('a role that may be activated is eligible, and not held', () => {
    const found = rows('grant').find(({ ref }) => ref.endsWith(`/${named('rbac.eligible-owner')}`));
    expect(grantOf(found).origin).toMatchObject({ kind: 'eligible' });
  });

  test.each([
    ['identity.unattached-owner', 0],
    ['identity.unattached', 0],
    ['identity.shared', 4],
    ['identity.kubelet', 1],
  ])('%s runs in %i', (name, count) => expect(identityIn(row('managed-identity', name)).workloads).toHaveLength(count));

  test('a managed identity that outside workloads sign in to has their trusts', () => {
    const own = rows('trust').filter(({ ref }) => ref.includes(`:${named('identity.federated')}/`));
    expect(own.flatMap((one) => trustOf(one).subjects).toSorted()).toEqual([
      'repo:halden-robotics/infra:ref:refs/heads/main',
      'system:serviceaccount:telemetry:uploader',
    ]);
  });

  test.each([
    ['federated.any-repository', 'wildcard-subject'],
    ['federated.any-branch', 'wildcard-subject'],
  ])('the trust %s is weak: %s', (name, weakness) => {
    const found = rows('trust').find(({ ref }) => ref.endsWith(`/${named(name)}`));
    expect(trustOf(found).weaknesses).toContain(weakness);
  });

  test.each([
    ['app.multi-tenant', 'multi-tenant'],
    ['app.wildcard-redirect', 'wildcard-redirect'],
    ['app.http-redirect', 'insecure-redirect'],
  ])('%s is %s', (name, weakness) => expect(identityIn(row('application', name)).weaknesses).toContain(weakness));

  test('a secret on a service principal is hidden', () => {
    for (const name of ['principal-secret.own', 'principal-secret.first-party'])
      expect(row('service-principal-secret', name)?.['weaknesses']).toEqual(['hidden']);
  });

  test('a secret that says that it is old was made four days ago', () => {
    const createdAt = row('application-secret', 'secret.backdated')?.['createdAt'];
    expect(Math.round((Date.parse(really.directory.now) - Date.parse(String(createdAt))) / 864e5)).toBe(4);
  });

  test('one secret is used, its neighbour is not', () => {
    const secrets = rows('credential').filter(
      ({ identity }) => identity === `azure:application:${named('app.many-secrets')}`,
    );
    expect(secrets).toHaveLength(4);
    const used = secrets.map((one) => lastUsed(one).at ?? '').toSorted();
    expect(used.at(-1)?.slice(0, 10)).not.toBe(used.at(-2)?.slice(0, 10));
  });

  test('an expired key is told from one that is switched off', () => {
    expect(row('application-secret', 'secret.expired-with-grants')?.['status']).toBe('expired');
    const key = (name: string, of: string) => all.get(`azure:${of}:${named(name).toLowerCase()}/key1`)?.['status'];
    expect([key('storage.no-keys', 'storage-key'), key('storage.old-keys', 'storage-key')]).toEqual([
      'disabled',
      'active',
    ]);
  });

  test.each([
    'silent.app-proxy',
    'silent.password-sso',
    'silent.linked-sso',
    'silent.office-add-in',
    'silent.p2p-server',
  ])('%s is never called unused', (name) => {
    const principal = really.directory.servicePrincipals.find(({ id }) => id === named(name));
    expect(lastUsed(principal && identityOf(principal)).state).toBe('unknown');
  });

  test('a service connection knows when a pipeline last used it', () => {
    expect(lastUsed(row('service-connection', 'connection.federated')).state).toBe('used');
    expect(lastUsed(row('service-connection', 'connection.secret')).state).toBe('unknown');
  });

  test('agents are agents, with their sponsors', () => {
    expect(row('agent-identity', 'agent.ticket-answers')).toMatchObject({
      kind: 'agent',
      ownerHints: expect.arrayContaining([expect.objectContaining({ kind: 'sponsor', standing: 'active' })]) as unknown,
    });
  });
});

test('closed vaults are gaps, everything else was read to its end', () => {
  const [tenant] = summary.sources;
  const incomplete = tenant?.coverage.filter(({ status }) => status !== 'complete') ?? [];
  expect(incomplete.map(({ collector, status }) => `${collector} ${status}`)).toEqual(['key-vault partial']);
  const gaps = JSON.stringify(incomplete[0]);
  expect(['halden-locked-kv', 'halden-policies-kv'].every((name) => gaps.includes(name))).toBe(true);
  expect(gaps).not.toContain('halden-payments-kv');
});

test('nothing secret is kept, and nothing secret was asked for', async () => {
  const said = JSON.stringify([...all.values(), summary, await desk.list('findings')]);
  expect(company.azure.canaries().filter((secret) => said.includes(secret))).toEqual([]);
  expect(company.azure.canaries().length).toBeGreaterThan(20);
  expect(company.estate.log.entries().filter(({ secretReturning }) => secretReturning)).toEqual([]);
});

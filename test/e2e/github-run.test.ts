/** What a first run over all organizations finds: everything, with the right facts, and no secret. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Credential, Grant, Identity } from '../../core/model.ts';
import type { RunSummary } from '../../core/run/options.ts';
import type { GitHubTruth } from '../estate/github/index.ts';
import { usageMistake } from './expected.ts';
import { differences, expectedOf, foundIn, secretId } from './github-expected.ts';
import { openGitHub, type GitHubCompany } from './github-harness.ts';
import type { Desk, Listed } from './harness.ts';

let company: GitHubCompany;
let desk: Desk;
let summary: RunSummary;
let really: GitHubTruth;
let all: Map<string, Listed>;

beforeAll(async () => {
  company = await openGitHub();
  desk = await company.githubDesk();
  really = company.github.truth();
  summary = await desk.run(0);
  const lists = ['identities', 'credentials', 'grants', 'trusts', 'scopes'];
  all = new Map((await Promise.all(lists.map((what) => desk.list(what)))).flat().map((one) => [one.ref, one]));
});

const named = (name: string): string => company.github.cases()[name]?.id ?? `no case ${name}`;
/** By the end of its ref: deploy keys and webhooks are named within their repository. */
function row(type: string, name: string): Listed {
  const found = [...all.values()].find(
    ({ ref }) =>
      ref.startsWith(`github:${type}:`) && (ref.endsWith(`:${named(name)}`) || ref.endsWith(`/${named(name)}`)),
  );
  if (!found) throw new Error(`no ${type} ${name}`);
  return found;
}
const identity = (type: string, name: string): Identity => row(type, name) as unknown as Identity;
const credential = (type: string, name: string): Credential => row(type, name) as unknown as Credential;
const grant = (type: string, name: string): Grant => row(type, name) as unknown as Grant;

describe('the inventory after a first run', () => {
  test('has everything that there is, and nothing else', () => {
    const expected = expectedOf(company.github);
    expect(differences(expected, foundIn(expected, all.keys()))).toEqual([]);
    expect(summary.sources.flatMap(({ coverage }) => coverage.filter(({ status }) => status !== 'complete'))).toEqual(
      [],
    );
  });

  test('has both organizations', () => {
    const organizations = [...all.values()].filter(({ record }) => record === 'scope').map((one) => one['nativeId']);
    expect(organizations).toEqual(really.organizations.map(({ login }) => login));
  });

  test('never says less use than there was', () => {
    const mistakes = really.organizations.flatMap((one) => [
      ...one.tokens.map((each) =>
        usageMistake(need(`fine-grained-token:${each.id}`), each.lastUsedAt, each.lastUsedAt),
      ),
      ...one.authorizations.map((each) =>
        usageMistake(need(`authorized-credential:${each.id}`), each.accessedAt, each.accessedAt),
      ),
      ...one.deployKeys.map((each) =>
        usageMistake(need(`deploy-key:${each.repositoryId}/${each.id}`), each.lastUsedAt, each.lastUsedAt),
      ),
      ...one.installations
        // What the collector itself does tonight is its own business.
        .filter(({ slug }) => slug !== 'nhi-discover')
        .map((each) => usageMistake(need(`installation:${each.id}`), each.lastUsedAt, each.lastUsedAt)),
    ]);
    expect(mistakes.filter((mistake) => mistake !== undefined)).toEqual([]);
  });

  test('has the dates of every secret', () => {
    const mistakes = really.organizations.flatMap((organization) =>
      organization.secrets.flatMap((secret) => {
        if (secret.kind === 'codespaces') return [];
        const found = need(`secret:${secretId(organization, secret)}`);
        // Of those of the organization, who may use it may have been changed instead.
        const shared = secret.repositoryId === null && secret.kind !== 'agents';
        const rotated = shared && secret.updatedAt !== secret.createdAt ? null : secret.updatedAt;
        const right = found['createdAt'] === secret.createdAt && found['lastRotatedAt'] === rotated;
        return right ? [] : `${found.ref}: ${String(found['lastRotatedAt'])}, truly ${secret.updatedAt}`;
      }),
    );
    expect(mistakes).toEqual([]);
  });

  test('says no secret, in the file or in an export', async () => {
    const texts = [await readFile(desk.db, 'latin1'), (await desk.discover('export')).stdout];
    const canaries = company.github.canaries();
    expect(canaries.length).toBeGreaterThan(10);
    expect(canaries.filter((canary) => texts.some((text) => text.includes(canary)))).toEqual([]);
  });
});

function need(id: string): Listed {
  const found = all.get(`github:${id}`);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

describe('an awkward case', () => {
  test('an App that writes everywhere and is not used', () => {
    expect(identity('installation', 'app.unused-write')).toMatchObject({
      lastUsed: { state: 'unused' },
      publisher: { name: expect.stringMatching(/qwins-dev/i) as string },
    });
    expect(grant('installation-grant', 'app.unused-write').privilege.level).not.toMatch(/read|none|unknown/);
  });

  test('an App that may administer the organization is an admin', () => {
    expect(grant('installation-grant', 'app.admin').privilege.level).toBe('admin');
  });

  test('an App whose permissions no call needed', () => {
    expect(JSON.stringify(row('installation-grant', 'app.unused-permissions'))).toMatch(/secrets/);
    expect(grant('installation-grant', 'app.unused-permissions').unused ?? []).toContain('secrets:write');
  });

  test('a suspended App is disabled', () => {
    expect(identity('installation', 'app.suspended').status).toBe('disabled');
  });

  test('a private App of another organization has no publisher that anybody knows', () => {
    expect(identity('installation', 'app.private-of-others').status).toBe('active');
  });

  test.each([
    ['installation', 'app.installer-left'],
    ['deploy-key-holder', 'deploy-key.adder-left'],
  ])('%s of %s was brought by somebody who has left', (type, name) => {
    expect(identity(type, name).ownerHints).toContainEqual(
      expect.objectContaining({ value: expect.stringContaining('dev-patel') as string, standing: 'deleted' }),
    );
  });

  test('tokens that have ended, that never end, and that wait', () => {
    expect(credential('fine-grained-token', 'token.expired').status).toBe('expired');
    expect(credential('fine-grained-token', 'token.no-expiry').expiresAt).toBeNull();
    expect(need(`fine-grained-token:request-${named('token-request.wide')}`)).toMatchObject({ status: 'disabled' });
  });

  test('a classic token that administers the organization', () => {
    expect(credential('authorized-credential', 'authorized.classic-admin').weaknesses).toContain('classic-token');
    expect(grant('authorized-grant', 'authorized.classic-admin').privilege.level).toBe('admin');
  });

  test('a deploy key that is switched off by policy is disabled', () => {
    expect(credential('deploy-key', 'deploy-key.disabled').status).toBe('disabled');
  });

  test('webhooks: unsigned, careless, and with a secret in the address', () => {
    expect(identity('webhook', 'hook.unsigned').weaknesses).toContain('no-secret');
    expect(identity('webhook', 'hook.insecure').weaknesses).toContain('insecure-transport');
    expect(identity('webhook', 'hook.secret-in-url').attributes['host']).toBe('hooks.automation.example');
    expect(identity('webhook', 'hook.inactive').status).toBe('disabled');
  });

  test('runners that anybody may use', () => {
    const [group] = really.organizations[0]?.runnerGroups.filter((one) => one.allowsPublicRepositories) ?? [];
    expect(need(`runner-group:${really.organizations[0]?.id}/${group?.id}`)).toMatchObject({
      weaknesses: ['open-to-public-repositories'],
    });
  });

  test('registries say which role of which cloud they use', () => {
    expect(JSON.stringify(row('private-registry', 'registry.federated'))).toContain('github-codeartifact');
    expect(credential('private-registry', 'registry.password').kind).toBe('vaulted-secret');
  });

  test('OAuth apps that were approved, denied, or just used', () => {
    expect(identity('oauth-app', 'oauth-app.denied').status).toBe('disabled');
    expect(row('oauth-app', 'oauth-app.undecided')).toMatchObject({ name: 'Cheap CI', lastUsed: { state: 'used' } });
  });
});

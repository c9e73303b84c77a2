import { expect, test } from 'vitest';
import { lab, type GitHubLab } from './testing.ts';

const main = ({ side }: GitHubLab) => {
  const [first] = side.truth().organizations;
  if (!first) throw new Error('no organization');
  return first;
};

test('every named case is what it says', () => {
  const company = lab();
  const { id } = company;
  const { installations, tokens, deployKeys, hooks, secrets, runnerGroups, registries } = main(company);
  const installation = (name: string) => installations.find((one) => String(one.id) === id(name));
  const token = (name: string) => tokens.find((one) => String(one.id) === id(name));
  const key = (name: string) => deployKeys.find((one) => String(one.id) === id(name));
  const hook = (name: string) => hooks.find((one) => String(one.id) === id(name));
  expect(installation('app.unused-write')).toMatchObject({
    lastUsedAt: null,
    selection: 'all',
    permissions: { contents: 'write' },
  });
  expect(installation('app.installer-left')).toMatchObject({ installedBy: 'dev-patel', installerIsMember: false });
  expect(installation('app.private-of-others')).toMatchObject({ publisherKnown: false });
  expect(installation('app.suspended')?.suspendedAt).not.toBeNull();
  expect(token('token.expired')).toMatchObject({ expired: true });
  expect(token('token.no-expiry')).toMatchObject({ expiresAt: null, owner: 'halden-ci' });
  expect(token('token.owner-left')).toMatchObject({ ownerIsMember: false });
  expect(token('token.never-used')).toMatchObject({ lastUsedAt: null });
  expect(key('deploy-key.write-unused')).toMatchObject({ readOnly: false });
  expect(key('deploy-key.disabled')).toMatchObject({ enabled: false });
  expect(key('deploy-key.adder-left')).toMatchObject({ adderIsMember: false });
  expect(hook('hook.unsigned')).toMatchObject({ unsigned: true, host: 'siem.halden.example:8088' });
  expect(hook('hook.insecure')).toMatchObject({ insecureTls: true });
  expect(runnerGroups.filter((one) => one.allowsPublicRepositories).map((one) => String(one.id))).toEqual([
    id('runner-group.public'),
  ]);
  expect(secrets.find((one) => one.name === id('secret.environment'))).toMatchObject({ environment: 'prod/eu-west-1' });
  expect(registries.find((one) => one.name === id('registry.federated'))?.auth).toMatchObject({
    role_name: 'github-codeartifact',
  });
});

test('the company changes, and its log tells', () => {
  const company = lab();
  const { side, all, get, org, id } = company;
  const before = main(company);
  const made = side.mutate({ do: 'add-deploy-key', repository: 'website', title: 'new', readOnly: false }) as {
    id: number;
  };
  side.mutate({ do: 'delete-deploy-key', id: Number(id('deploy-key.read')) });
  side.mutate({ do: 'rotate-secret', repository: 'payments-api', name: 'AWS_SECRET_ACCESS_KEY' });
  side.mutate({ do: 'rotate-secret', repository: 'payments-api', environment: 'production', name: 'STRIPE_API_KEY' });
  side.mutate({ do: 'uninstall', installation: Number(id('app.unused-write')) });
  side.mutate({ do: 'rename-repository', name: 'data-lake', to: 'lake' });
  side.mutate({ do: 'approve-request', id: Number(id('token-request.wide')) });
  const after = main(company);
  expect(get(`/repos/${org}/website/keys`).rows.map((row) => row['id'])).toContain(made.id);
  expect(after.installations).toHaveLength(before.installations.length - 1);
  expect(after.tokens).toHaveLength(before.tokens.length + 1);
  expect(after.secrets.filter(({ updatedAt }) => updatedAt === side.truth().now)).toHaveLength(2);
  expect(get(`/repos/${org}/lake/keys`).status).toBe(200);
  const today = all(`/orgs/${org}/audit-log?phrase=created:2026-11-21&per_page=100`).map((row) =>
    String(row['action']),
  );
  expect(new Set(today)).toEqual(
    new Set([
      'public_key.create',
      'public_key.delete',
      'repo.update_actions_secret',
      'environment.update_actions_secret',
      'integration_installation.destroy',
      'repo.rename',
      'personal_access_token.access_granted',
    ]),
  );
  expect(() => side.mutate({ do: 'delete-hook', id: 1 })).toThrow('no hook 1');
});

test('no secret is in any answer besides the tokens that are asked for', () => {
  const { side, get, org } = lab();
  const paths = ['hooks', 'installations', 'members', 'actions/secrets', 'audit-log', 'private-registries'];
  const said = paths.map((path) => get(`/orgs/${org}/${path}?per_page=100`).reply.body.toString()).join('\n');
  // The address of a webhook is an answer, and may itself be a secret: whoever reads it must show its host only.
  const known = side.canaries().filter((canary) => !canary.startsWith('zap'));
  expect(known.length).toBeGreaterThan(8);
  for (const canary of known) expect(said).not.toContain(canary);
});

/** A GitHub that is not ours and lacks most of what is asked: what is not there is said, and nothing is called empty. */
import { beforeAll, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { openEmulated } from './emulate.ts';
import type { Ended } from './program.ts';

const TOKEN = 'emulated-token';
const SEED = `tokens:
  ${TOKEN}: { login: octocat, scopes: [repo, 'admin:org', 'admin:org_hook', user] }
github:
  users: [{ login: octocat, name: The Octocat, email: octocat@example.com }]
  orgs: [{ login: my-org, name: My Organization, members: [{ login: octocat, role: admin }] }]
  repos: [{ owner: my-org, name: widgets, auto_init: true }]
`;

let ended: Ended;
let summary: RunSummary;

beforeAll(async () => {
  const desk = await openEmulated(
    'github',
    SEED,
    (url) => `{ provider: github, token: ${TOKEN}, organizations: [my-org], endpoints: { default: '${url}' } }`,
  );
  ({ ended, summary } = await desk.run());
});

test('the run ends incomplete, and without a crash', () => {
  expect(ended, ended.stderr).toMatchObject({ code: 4 });
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
  expect(ended.stdout + ended.stderr).not.toContain(TOKEN);
});

test('the organization is found, and each listing that is not offered is named', () => {
  const [organization] = summary.sources;
  expect(organization).toMatchObject({ scope: 'my-org', gone: 0 });
  const said = new Map(organization?.coverage.map((one) => [one.collector, JSON.stringify(one)]));
  expect(said.get('installations')).toContain('orgs/list-app-installations');
  expect(said.get('fine-grained-tokens')).toContain('orgs/list-pat-grants');
  expect(said.get('runners')).toContain('actions/list-self-hosted-runner-groups-for-org');
  const complete = organization?.coverage.filter(({ status }) => status === 'complete');
  expect(complete?.map(({ collector }) => collector)).toEqual(['scopes']);
});

/** The company as a program: sizes by flags, and what to sign in with to each provider. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

type Environments = Record<'azure' | 'google' | 'github' | 'slack', Record<string, string>> & { url: string };

async function start(...flags: string[]): Promise<Environments> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return JSON.parse(line) as Environments;
}

test('sizes of GitHub and Slack, and the tokens to read them with', async () => {
  const flags = ['--github-repositories', '17', '--slack-users', '40', '--slack-apps', '2', '--slack-plan', 'pro'];
  const { url, github, slack } = await start('--accounts', '1', '--plain', ...flags);
  const read = async (path: string, token = ''): Promise<unknown> =>
    (await fetch(url + path, { headers: { authorization: `Bearer ${token}`, 'user-agent': 'test' } })).json();

  expect(await read('/orgs/halden-robotics/repos?per_page=100', github['GITHUB_TOKEN'])).toHaveLength(17);
  const people = (await read('/api/users.list?limit=200', slack['SLACK_TOKEN'])) as { members: unknown[] };
  expect(people.members.length).toBeGreaterThanOrEqual(40);
  expect(await read('/api/team.info', slack['SLACK_TOKEN'])).toMatchObject({ ok: true });
});

test('every provider says how to sign in', async () => {
  const environments = await start('--accounts', '1', '--plain');
  for (const provider of ['azure', 'google', 'github', 'slack'] as const) {
    expect(Object.keys(environments[provider]), provider).not.toEqual([]);
  }
});

/** GitHub Enterprise Server, and organizations that pay for less: what they do not have is said, not found empty. */
import { expect, test } from 'vitest';
import { differences, expectedOf, foundIn } from './github-expected.ts';
import { configOf, openGitHub } from './github-harness.ts';
import { active, snapshot } from './snapshot.ts';

/** Nothing but GHEC tells of them, or has them. */
const CLOUD = new Set(['authorized-credential', 'oauth-app', 'copilot-agent']);

test('a server of its own is read under its own prefix', async () => {
  const company = await openGitHub();
  company.github.mutate({ do: 'plan', plan: 'ghes' });
  const desk = await company.desk(configOf(`${company.url}/api/v3`, company.asApp));
  const ended = await desk.discover('--json');
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  expect([0, 4]).toContain(ended.code);
  const everything = Object.entries(expectedOf(company.github)).filter(([type]) => !CLOUD.has(type));
  // Another server counts from 1 too, so its name belongs to the id. The agent's secrets are not part of a server.
  const { hostname } = new URL(company.url);
  const expected = Object.fromEntries(
    everything.map(([type, ids]) => [
      type,
      ids.filter((id) => !id.startsWith('agents/')).map((id) => `${hostname}/${id}`),
    ]),
  );
  expect(differences(expected, foundIn(expected, active(await snapshot(desk))))).toEqual([]);
  const outside = company.estate.log.entries({ provider: 'github' }).filter(({ operation }) => operation === '?');
  expect(outside).toEqual([]);
});

test('a free organization has no API Insights: use is unknown, and nobody is called unused', async () => {
  const company = await openGitHub();
  company.github.mutate({ do: 'plan', plan: 'free' });
  const desk = await company.githubDesk();
  const ended = await desk.discover('--json');
  expect([0, 4]).toContain(ended.code);
  const installations = (await desk.list('identities')).filter(({ ref }) => ref.startsWith('github:installation:'));
  expect(installations.length).toBeGreaterThan(10);
  expect(new Set(installations.map(({ lastUsed }) => (lastUsed as unknown as { state: string }).state))).toEqual(
    new Set(['unknown']),
  );
});

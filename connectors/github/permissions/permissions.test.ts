import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createEstate } from '../../../test/estate/index.ts';
import { probeOnce } from '../../../test/suites/connector-run.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import { githubNow, githubSettings, noGitHubEnvironment } from '../../../test/suites/github.ts';
import { collectors } from '../collectors/index.ts';
import { connector } from '../index.ts';

afterEach(() => vi.unstubAllEnvs());

const all = [...new Set(collectors.flatMap(({ permissions }) => permissions))].toSorted();

function probes(denied: readonly string[]): Promise<Record<string, string>> {
  noGitHubEnvironment();
  const estate = createEstate({ now: new Date('2026-11-21T08:00:00Z') });
  for (const permission of denied) estate.github.state.denied.add(permission);
  const settings = githubSettings(estate);
  const fixed = { ...connector, settings: z.preprocess(() => settings, connector.settings) };
  return probeOnce(fixed, all, { transport: estateTransport(estate), now: () => githubNow(estate) });
}

test('the policy is the manifest of an App that may read these and write nothing', () => {
  const manifest = JSON.parse(connector.policy(all)) as { default_permissions: Record<string, string> };
  expect(Object.keys(manifest.default_permissions)).toEqual([...all, 'metadata'].toSorted());
  expect(new Set(Object.values(manifest.default_permissions))).toEqual(new Set(['read']));
});

/** Secrets of an environment need an environment to be tried. */
const untried = 'environments';

test('each permission can be tried', async () => {
  const expected = Object.fromEntries(all.map((name) => [name, name === untried ? 'cannot-tell' : 'granted']));
  expect(await probes([])).toEqual(expected);
});

test('one that is missing is denied, and no other', async () => {
  const found = await probes(['organization_hooks', 'secrets']);
  const denied = Object.entries(found).filter(([, result]) => result === 'denied');
  expect(denied.map(([name]) => name)).toEqual(['organization_hooks', 'secrets']);
});

import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createEstate } from '../../../test/estate/index.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import {
  changeWorkspace,
  formsAsText,
  nowOf,
  signInToGoogle,
  workspaceSettings,
} from '../../../test/suites/google-workspace.ts';
import { probeOnce } from '../../../test/suites/connector-run.ts';
import { allScopes } from '../client/scopes.ts';
import { collectors } from '../collectors/index.ts';
import { connector } from '../index.ts';

afterEach(() => vi.unstubAllEnvs());

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
type Started = ReturnType<typeof start>;

function probes(estate: Started): Promise<Record<string, string>> {
  signInToGoogle(estate);
  const settings = workspaceSettings(estate);
  const fixed = { ...connector, settings: z.preprocess(() => settings, connector.settings) };
  return probeOnce(fixed, allScopes, { transport: formsAsText(estateTransport(estate)), now: () => nowOf(estate) });
}

test('every scope that is asked for is used by a collector, and the other way round', () => {
  expect([...new Set(collectors.flatMap(({ permissions }) => permissions))].toSorted()).toEqual(allScopes.toSorted());
});

test('the policy is what goes into the field of the console', () => {
  expect(connector.policy([...allScopes, ...allScopes])).toBe(`${allScopes.toSorted().join(',')}\n`);
});

test('each scope can be tried', async () => {
  expect(await probes(start())).toEqual(Object.fromEntries(allScopes.map((scope) => [scope, 'granted'])));
});

test.each(allScopes)('without %s only it is denied', async (denied) => {
  const estate = start();
  changeWorkspace(estate, { do: 'deny-scopes', scopes: [denied] });
  expect(await probes(estate)).toEqual(
    Object.fromEntries(allScopes.map((scope) => [scope, scope === denied ? 'denied' : 'granted'])),
  );
});

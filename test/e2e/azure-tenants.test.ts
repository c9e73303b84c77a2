/** Two tenants in one source: one that refuses takes nothing from the other, and nothing that is known of itself. */
import { expect, test } from 'vitest';
import { mutateDirectory } from '../estate/azure/mutate.ts';
import { differences, expectedOf, foundIn } from './azure-expected.ts';
import { openAzure } from './azure-harness.ts';
import { active, lost, snapshot, type Snapshot } from './snapshot.ts';

const ofBoth = (...all: ReturnType<typeof expectedOf>[]) => {
  const types = new Set(all.flatMap((one) => Object.keys(one)));
  return Object.fromEntries([...types].map((type) => [type, all.flatMap((one) => one[type] ?? []).toSorted()]));
};
const found = (got: Snapshot) =>
  foundIn(active(got).flatMap((ref) => (/^azure:(?:tenant|subscription):/.test(ref) ? [] : { ref })));

test('both are read; later one refuses, and the other is read on', async () => {
  const company = await openAzure();
  const { azure } = company;
  const { sister } = azure;
  const tenants = [azure, sister].map(
    ({ state: { tenant, collector } }) =>
      `{ id: '${tenant.id}', clientId: '${collector.appId}', clientSecret: '${collector.secret}' }`,
  );
  const desk = await company.azureDesk(`tenants: [${tenants.join(', ')}]`);

  await desk.run(0);
  const both = await snapshot(desk);
  expect(differences(ofBoth(expectedOf(azure), expectedOf(sister)), found(both))).toEqual([]);
  const tenantRefs = active(both).filter((ref) => ref.startsWith('azure:tenant:'));
  expect(tenantRefs).toEqual([azure, sister].map(({ state }) => `azure:tenant:${state.tenant.id}`).toSorted());

  // Conditional Access.
  mutateDirectory(sister.state, { do: 'block-sign-in', error: 53003 });
  const application = azure.cases()['app.owned-by-crowd']?.id ?? '';
  azure.mutate({ do: 'delete-application', application });
  const { sources } = await desk.run(4);
  const after = await snapshot(desk);
  // What was deleted in the one is gone, and of the other nothing is.
  expect(differences(ofBoth(expectedOf(azure), expectedOf(sister)), found(after))).toEqual([]);
  expect(lost(both, after)).toContainEqual(expect.stringContaining(`azure:application:${application} is gone`));

  const [mine, theirs] = [azure, sister].map(({ state }) => sources.find(({ scope }) => scope === state.tenant.id));
  const incomplete = mine?.coverage.filter(({ status }) => status !== 'complete' && status !== 'skipped');
  // Which scopes there are is asked of all tenants at once.
  expect(incomplete?.map(({ collector }) => collector)).toEqual(['scopes']);
  expect(theirs?.gone).toBe(0);
  // A tenant that refuses is called what it was called.
  const names = (got: Snapshot) => tenantRefs.map((ref) => got.records.get(ref)?.name);
  expect(names(after)).toEqual(names(both));
  const refused = theirs?.coverage.filter(({ status }) => status !== 'skipped');
  expect(refused?.length).toBeGreaterThan(8);
  // What the others came across is not all that there is.
  expect(refused?.flatMap(({ collector, status }) => (status === 'denied' ? [] : `${collector} ${status}`))).toEqual([
    'unknown-principals partial',
  ]);
  expect(JSON.stringify(theirs?.coverage)).toMatch(/Conditional Access blocked the sign-in/);
});

/** The other partitions: their own ARNs, regions and homes. */
import { expect, test } from 'vitest';
import { truth } from '../estate/index.ts';
import { accessKeys, identities, identityFacts, isIam, keyFacts, mapOf } from './expected.ts';
import { openCompany } from './harness.ts';

test.each([
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-north-1'],
] as const)('%s is read as AWS is', async (partition, home) => {
  const company = await openCompany({ partition, size: { accounts: 3, regions: 2 } });
  expect(company.env.AWS_REGION).toBe(home);
  const desk = await company.desk();
  await desk.run(0);
  const really = truth(company.estate);
  const [found, credentials, regions] = await Promise.all([
    desk.list('identities'),
    desk.list('credentials', '--kind', 'access-key'),
    desk.list('scopes', '--kind', 'region'),
  ]);
  expect(Object.fromEntries(mapOf(found.filter(isIam).map(identityFacts)))).toEqual(
    Object.fromEntries(identities(really)),
  );
  expect(Object.fromEntries(mapOf(credentials.map(keyFacts)))).toEqual(Object.fromEntries(accessKeys(really)));
  expect(found.every(({ nativeId }) => String(nativeId).startsWith(`arn:${partition}:`))).toBe(true);
  expect(new Set(regions.map(({ nativeId }) => String(nativeId).split('-')[0]))).toEqual(new Set([home.split('-')[0]]));
});

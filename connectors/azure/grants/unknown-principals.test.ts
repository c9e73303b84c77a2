import { afterEach, expect, test, vi } from 'vitest';
import { newEstate, ofType, read, readingOf, servicePrincipalOf } from '../../../test/suites/azure-reading.ts';
import { estateTransport } from '../../../test/suites/estate-transport.ts';
import type { Transport } from '../../../test/suites/connector-run.ts';

afterEach(() => vi.unstubAllEnvs());

const only = [
  'principals',
  'app-roles',
  'delegated-grants',
  'directory-roles',
  'role-assignments',
  'unknown-principals',
];

test('deleted are those that the directory does not know when it is asked for them', async () => {
  const estate = newEstate();
  const found = await read(estate, only);
  expect(readingOf(found, 'unknown-principals').status).toBe('complete');
  expect(ofType(found, 'unknown-principal').length).toBeGreaterThan(1);
});

test('whoever is only missing in the listing is not called deleted', async () => {
  const estate = newEstate();
  const before = ofType(await read(estate, only), 'unknown-principal').map(({ ref }) => ref);
  const late = servicePrincipalOf(estate, 'role-manager');
  const there = estateTransport(estate);
  const lagging: Transport = async (url, init) => {
    const response = await there(url, init);
    if (!/\/servicePrincipals(?:\/delta)?(?:\?|$)/.test(url)) return response;
    const { value = [], ...rest } = (await response.json()) as { value?: { id: string }[] };
    return Response.json({ ...rest, value: value.filter(({ id }) => id !== late) }, response);
  };
  const found = await read(estate, only, { transport: lagging });
  expect(ofType(found, 'unknown-principal').map(({ ref }) => ref)).toEqual(before);
  expect(readingOf(found, 'unknown-principals')).toMatchObject({
    status: 'partial',
    gaps: [{ because: 'pending', detail: expect.stringContaining('they are in the directory') as unknown }],
  });
});

test('where it cannot be asked, that is said', async () => {
  const estate = newEstate();
  estate.faults.add({ kind: 'deny', service: 'graph', operation: 'directoryObjects.getByIds' });
  const { status, gaps, records } = readingOf(await read(estate, only), 'unknown-principals');
  expect([status, records.length > 1]).toEqual(['partial', true]);
  expect(gaps).toMatchObject([{ what: 'whether principals are deleted', because: 'denied' }]);
});

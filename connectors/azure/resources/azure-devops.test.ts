import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Estate } from '../../../test/estate/index.ts';
import { inOrder, newEstate, ofType, read, readingOf, truthOf } from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

const only = ['azure-devops', 'azure-devops-tokens'];
const settings = (estate: Estate) => ({
  devops: { organizations: truthOf(estate).arm.devops.map(({ organization }) => organization) },
});

describe('Azure DevOps', () => {
  test('is read only when organizations are named', async () => {
    const found = await read(newEstate(), only);
    expect(found.readings.map(({ status }) => status)).toEqual(['disabled', 'disabled']);
    expect(Object.keys(found.calls).filter((name) => name.startsWith('devops:'))).toEqual([]);
  });

  test('service connections, and when a pipeline last used them', async () => {
    const estate = newEstate();
    const found = await read(estate, only, {}, settings(estate));
    const connections = ofType(found, 'service-connection').filter((record) => record.record === 'identity');
    const expected = truthOf(estate).arm.devops.flatMap((organization) => organization.connections);
    expect(new Set(connections.map(({ ref }) => ref))).toEqual(
      new Set(expected.map(({ id }) => `azure:service-connection:${id}`)),
    );
    const lastUsed = (id: string) => {
      const usage = connections.find(({ ref }) => ref.endsWith(id))?.usage;
      return Array.isArray(usage) ? usage[0]?.lastAt : usage;
    };
    const [used, idle] = [
      expected.filter(({ lastUsedAt }) => lastUsedAt),
      expected.filter(({ lastUsedAt }) => !lastUsedAt),
    ];
    expect(idle.map(({ id }) => lastUsed(id))).toEqual(
      idle.map(() => expect.objectContaining({ unknown: 'unsupported' })),
    );
    // Told are both ends of the last run.
    expect(used.map(({ id, lastUsedAt }) => String(lastUsed(id)) >= String(lastUsedAt))).toEqual(used.map(() => true));
    expect(connections.find(({ name }) => name === 'azure-production')).toMatchObject({
      kind: 'integration',
      attributes: { signsInAs: expect.stringMatching(/^azure:application:/) },
      ownerHints: [{ kind: 'creator' }],
    });
    for (const canary of estate.azure.canaries()) expect(JSON.stringify(found.records)).not.toContain(canary);
  });

  test('a use is seen the next night', async () => {
    const estate = newEstate();
    const idle = truthOf(estate)
      .arm.devops.flatMap(({ connections }) => connections)
      .find(({ lastUsedAt }) => lastUsedAt === null);
    const { at } = estate.azure.mutate({ do: 'use-connection', id: idle?.id ?? '' }) as { at: string };
    const found = await read(estate, only, {}, settings(estate));
    expect(ofType(found, 'service-connection').find(({ ref }) => ref.endsWith(idle?.id ?? '?'))).toMatchObject({
      usage: [{ lastAt: at }],
    });
  });

  test('tokens of people: until when, how much, and whose', async () => {
    const estate = newEstate();
    const found = await read(estate, only, {}, settings(estate));
    const tokens = ofType(found, 'devops-pat').filter((record) => record.record === 'credential');
    const expected = truthOf(estate).arm.devops.flatMap((organization) => organization.tokens);
    expect(tokens.map(({ ref, expiresAt, ownerHints: hints }) => [ref, expiresAt, hints]).toSorted(inOrder)).toEqual(
      expected
        .map(({ id, validTo, owner }) => [
          `azure:devops-pat:${id}`,
          validTo,
          [{ kind: 'owner', value: owner, source: 'devops:user' }],
        ])
        .toSorted(inOrder),
    );
    const everything = expected.filter(({ scope }) => scope === 'app_token').map(({ id }) => `azure:devops-pat:${id}`);
    expect(
      tokens
        .filter(({ weaknesses }) => weaknesses.includes('unrestricted'))
        .map(({ ref }) => ref)
        .toSorted(inOrder),
    ).toEqual(everything.toSorted(inOrder));
  });

  test('who may not administer tokens still sees the connections', async () => {
    const estate = newEstate();
    estate.azure.mutate({ do: 'deny', permission: 'vso.tokenadministration' });
    const found = await read(estate, only, {}, settings(estate));
    expect(readingOf(found, 'azure-devops').status).toBe('complete');
    expect(readingOf(found, 'azure-devops-tokens')).toMatchObject({
      status: 'denied',
      error: { next: expect.stringContaining('Project Collection Administrators') },
    });
  });

  test('without the history, when they were used is unknown, and not never', async () => {
    const estate = newEstate();
    estate.faults.add({ kind: 'deny', service: 'devops', operation: 'executionHistory' });
    const found = await read(estate, only, {}, settings(estate));
    expect(readingOf(found, 'azure-devops').status).toBe('partial');
    for (const record of ofType(found, 'service-connection'))
      expect(record).toMatchObject({ usage: { unknown: 'denied' } });
  });

  test('behind one gateway each host is a folder', async () => {
    const estate = newEstate();
    const gateway = { endpoints: { default: 'http://127.0.0.1' } };
    const direct = await read(estate, only, {}, settings(estate));
    const through = await read(estate, only, {}, { ...settings(estate), ...gateway });
    expect(through.records.length).toBeGreaterThan(0);
    expect(through.records).toEqual(direct.records);
  });
});

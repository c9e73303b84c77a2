import { afterEach, describe, expect, test, vi } from 'vitest';
import { iso } from '../../../test/estate/clock.ts';
import type { Estate } from '../../../test/estate/index.ts';
import type { DevopsOrganization, DevopsProject } from '../../../test/estate/azure/arm/model.ts';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { inOrder, newEstate, ofType, read, readingOf, truthOf } from '../../../test/suites/azure-reading.ts';

afterEach(() => vi.unstubAllEnvs());

const only = ['azure-devops', 'azure-devops-tokens'];
const settings = (estate: Estate) => ({
  devops: { organizations: truthOf(estate).arm.devops.map(({ organization }) => organization) },
});

function organizationOf(estate: Estate): DevopsOrganization {
  const [organization] = estate.azure.arm.state.devops.values();
  if (organization === undefined) throw new Error('no organization');
  return organization;
}
/** A project, and a connection of it that has run. */
function usedIn(estate: Estate) {
  const [project] = organizationOf(estate).projects;
  const connection = project?.connections.find(({ runs }) => runs.length > 0);
  if (project === undefined || connection === undefined) throw new Error('nothing ran');
  return { project, connection };
}

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
    const administrators = expect.stringContaining('Project Collection Administrators') as unknown;
    expect(readingOf(found, 'azure-devops-tokens')).toMatchObject({
      status: 'denied',
      error: { message: administrators, next: administrators },
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

  test('everybody in a large organization is asked, although no page is full', async () => {
    const estate = newEstate();
    const { users } = organizationOf(estate);
    const [any] = users.flatMap(({ tokens }) => tokens);
    if (any === undefined) throw new Error('no tokens');
    for (let i = 0; i < 1200; i++) {
      const own = {
        descriptor: `aad.${i}`,
        originId: `o${i}`,
        displayName: `p${i}`,
        principalName: `p${i}@halden.example`,
      };
      users.push({ ...own, tokens: i % 400 === 0 ? [{ ...any, authorizationId: `t${i}` }] : [] });
    }
    const found = await read(estate, only, {}, settings(estate));
    expect(readingOf(found, 'azure-devops-tokens').status).toBe('complete');
    expect(found.calls['devops:users']).toBe(3);
    const expected = truthOf(estate).arm.devops.flatMap(({ tokens }) =>
      tokens.map(({ id }) => `azure:devops-pat:${id}`),
    );
    expect(ofType(found, 'devops-pat').map(({ ref }) => ref)).toEqual(expected);
  });

  test('every project of many is read', async () => {
    const estate = newEstate();
    const { projects } = organizationOf(estate);
    const { connection } = usedIn(estate);
    for (let i = 0; i < 220; i++) projects.push({ id: `p${i}`, name: `filler ${i}`, connections: [] });
    projects.at(-1)?.connections.push({ ...connection, id: 'in-the-last' });
    const found = await read(estate, ['azure-devops'], {}, settings(estate));
    expect(readingOf(found, 'azure-devops').status).toBe('complete');
    expect(found.calls['devops:projects']).toBe(3);
    expect(ofType(found, 'service-connection').map(({ ref }) => ref)).toContain('azure:service-connection:in-the-last');
  });

  test.each(['users', 'projects'])('%s without an end are ended', async (operation) => {
    const estate = newEstate();
    const { projects, users } = organizationOf(estate);
    for (let i = 0; i < 600; i++) projects.push({ id: `p${i}`, name: `filler ${i}`, connections: [] });
    const [one] = users;
    if (one !== undefined) users.push(...Array.from({ length: 600 }, () => ({ ...one, tokens: [] })));
    estate.faults.add({ kind: 'repeat-cursor', service: 'devops', operation });
    const found = await read(estate, only, {}, settings(estate));
    const said = found.readings.flatMap(({ gaps, error }) => [error?.message, ...gaps.map(({ detail }) => detail)]);
    expect(said.join()).toMatch(/gave the same (?:link to the )?next page twice/);
  });

  test('a connection whose change failed is still there', async () => {
    const estate = newEstate();
    usedIn(estate).connection.operation = 'failed';
    const found = await read(estate, ['azure-devops'], {}, settings(estate));
    expect(ofType(found, 'service-connection').map(({ ref }) => ref)).toContain(
      `azure:service-connection:${usedIn(estate).connection.id}`,
    );
  });

  test('a use in any of the projects that share it counts, and one that cannot be seen is said', async () => {
    const estate = newEstate();
    const { connection, project } = usedIn(estate);
    const other: DevopsProject = { id: 'p-other', name: 'other', connections: [connection] };
    organizationOf(estate).projects.push(other);
    const [newest, ...older] = connection.runs;
    for (const run of older) run.project = project.id;
    if (newest !== undefined) newest.project = other.id;
    const usage = async () => {
      const found = await read(estate, ['azure-devops'], {}, settings(estate));
      return ofType(found, 'service-connection').find(({ ref }) => ref.endsWith(connection.id));
    };
    const outside = expect.stringContaining('outside') as unknown;
    const at = (run = newest) => iso(run?.finishedAt ?? 0);
    expect(await usage()).toMatchObject({ usage: [{ lastAt: at(), blindTo: [outside] }] });
    other.hidden = true;
    expect(await usage()).toMatchObject({
      usage: [{ lastAt: at(older[0]), blindTo: [outside, 'use in projects that could not be seen'] }],
    });
  });

  test('a project that shows none any more is believed the second time', async () => {
    const estate = newEstate();
    const memory = createMemory();
    const night = async () => {
      const found = await read(estate, ['azure-devops'], { memory }, settings(estate));
      return readingOf(found, 'azure-devops');
    };
    expect((await night()).status).toBe('complete');
    const { project } = usedIn(estate);
    project.hidden = true;
    expect(await night()).toMatchObject({
      status: 'partial',
      gaps: [{ what: `service connections of project ${project.id} in halden`, because: 'pending' }],
    });
    expect((await night()).status).toBe('complete');
  });

  test('one project that is refused leaves the others', async () => {
    const estate = newEstate();
    const before = readingOf(await read(estate, ['azure-devops'], {}, settings(estate)), 'azure-devops').records;
    estate.faults.add({ kind: 'deny', service: 'devops', operation: 'serviceEndpoints', times: 1 });
    const reading = readingOf(await read(estate, ['azure-devops'], {}, settings(estate)), 'azure-devops');
    expect(reading).toMatchObject({ status: 'partial', gaps: [{ what: 'service connections of halden/Platform' }] });
    expect(reading.records.length).toBeGreaterThan(0);
    expect(reading.records.length).toBeLessThan(before.length);
    estate.faults.add({ kind: 'deny', service: 'devops', operation: 'serviceEndpoints' });
    expect(readingOf(await read(estate, ['azure-devops'], {}, settings(estate)), 'azure-devops')).toMatchObject({
      status: 'denied',
      records: [],
    });
  });

  test('somebody who cannot have tokens is said, and the others are asked', async () => {
    const estate = newEstate();
    // As the agents that run pipelines are.
    const service = {
      descriptor: 'svc.1',
      originId: 'o',
      displayName: 'Build Service',
      principalName: 'b1',
      tokens: [],
    };
    organizationOf(estate).users.unshift(service);
    const reading = readingOf(await read(estate, only, {}, settings(estate)), 'azure-devops-tokens');
    expect(reading).toMatchObject({ status: 'partial', gaps: [{ what: 'personal access tokens in halden of b1' }] });
    expect(reading.records.length).toBeGreaterThan(30);
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

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import { createMemory, type Discovery, type Memory } from '../../../test/suites/connector-run.ts';
import { changeWorkspace, discoverWorkspace, pass, workspaceTruth } from '../../../test/suites/google-workspace.ts';
import { temporaryFolder } from '../../../test/suites/nights.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const start = () => createEstate({ now: new Date('2026-11-21T08:00:00Z') });
const read = (estate: Estate, memory: Memory = createMemory(), more: Record<string, unknown> = {}) =>
  discoverWorkspace(estate, more, { memory, only: ['oauth-apps', 'delegation'] });
const readingOf = ({ readings }: Discovery) => readings.find(({ collector }) => collector === 'delegation');
const idOf = (estate: Estate, name: string): string => estate.google.cases()[name]?.id ?? `no case ${name}`;
const client = (found: Discovery, id: string) =>
  found.records.flatMap((each) =>
    each.ref === `google-workspace:delegated-client:${id}` && each.record === 'identity' ? [each] : [],
  )[0];
const grant = (found: Discovery, id: string) =>
  found.records.flatMap((each) =>
    each.ref === `google-workspace:delegation:${id}` && each.record === 'grant' ? [each] : [],
  )[0];

test('what the log tells of: clients, their scopes, whom they acted as and when', async () => {
  const estate = start();
  const found = await read(estate);
  const inLog = workspaceTruth(estate).delegations.filter(({ inLog: known }) => known);
  expect(inLog.length).toBeGreaterThanOrEqual(3);
  for (const { clientId, scopes, authorizedAt, lastUsedAt, impersonated } of inLog) {
    expect(client(found, clientId)).toMatchObject({
      usage: [{ lastAt: lastUsedAt }],
      attributes: { uniqueId: clientId, impersonatedUsers: impersonated.length, impersonatedEmails: impersonated },
    });
    expect(grant(found, clientId)).toMatchObject({
      origin: { kind: 'delegation' },
      delegated: { by: 'admin', users: null },
      grantedAt: authorizedAt,
      document: { scopes: scopes.toSorted() },
    });
  }
  expect(grant(found, idOf(estate, 'delegation.wide'))?.privilege.level).toBe('admin');
  expect(readingOf(found)?.status).toBe('complete');
});

test('one that was removed is not there, and one from before the log is not known', async () => {
  const estate = start();
  const found = await read(estate);
  expect(client(found, idOf(estate, 'delegation.removed'))).toBeUndefined();
  expect(client(found, idOf(estate, 'delegation.before-the-log'))).toBeUndefined();
  expect(readingOf(found)?.notes.join()).toContain('before the 180 days');
});

test('one from before the log shows when it is used, with scopes that nobody knows', async () => {
  const estate = start();
  const old = idOf(estate, 'delegation.before-the-log');
  changeWorkspace(estate, { do: 'impersonate', client: old, user: 'grace.okoro' });
  pass(estate, 3600);
  const found = await read(estate);
  expect(client(found, old)?.attributes).toMatchObject({ impersonatedEmails: ['grace.okoro@halden.example'] });
  expect(grant(found, old)).toMatchObject({
    privilege: { level: 'unknown' },
    document: null,
    grantedAt: { unknown: 'unsupported' },
  });
});

test('from night to night: granted, used, removed', async () => {
  const estate = start();
  const memory = createMemory();
  const vendor = idOf(estate, 'delegation.vendor');
  const before = await read(estate, memory);
  changeWorkspace(estate, {
    do: 'grant-delegation',
    client: '112233445566778899001',
    scopes: ['https://mail.google.com/'],
  });
  changeWorkspace(estate, { do: 'impersonate', client: vendor, user: 'carla.mendes' });
  pass(estate, 86_400);
  const second = await read(estate, memory);
  expect(grant(second, '112233445566778899001')?.privilege.level).toBe('sensitive');
  expect(client(second, vendor)?.attributes['impersonatedUsers']).toBe(
    Number(client(before, vendor)?.attributes['impersonatedUsers']) + 1,
  );
  changeWorkspace(estate, { do: 'remove-delegation', client: vendor });
  pass(estate, 86_400);
  const third = await read(estate, memory);
  expect(client(third, vendor)).toBeUndefined();
  expect(client(third, '112233445566778899001')).toBeDefined();
  pass(estate, 86_400);
  // Its last use is still in the log, and says nothing about today.
  expect(client(await read(estate, memory), vendor)).toBeUndefined();
});

test('what is older than the log stays although the note of it is lost, until it is removed', async () => {
  const estate = start();
  const memory = createMemory();
  const before = await read(estate, memory);
  const own = idOf(estate, 'delegation.own');
  memory.notes.clear();
  pass(estate, 200 * 86_400);
  const later = await read(estate, memory);
  expect(grant(later, own)).toEqual({ ...grant(before, own), attributes: expect.any(Object) as object });
  changeWorkspace(estate, { do: 'remove-delegation', client: own });
  pass(estate, 86_400);
  expect(grant(await read(estate, memory), own)).toBeUndefined();
});

describe('the export of the console', () => {
  const file = (text: string): string => {
    const path = join(temporaryFolder(), 'delegation.csv');
    writeFileSync(path, text);
    return path;
  };

  test('adds what is older than the log', async () => {
    const estate = start();
    const old = idOf(estate, 'delegation.before-the-log');
    const text = `\uFEFF"Name","Client ID","Scopes"\r\n"Calendar ""viewer""","${old}","https://www.googleapis.com/auth/calendar.readonly,\nopenid"\r\n`;
    const found = await read(estate, createMemory(), { delegatedClients: file(text) });
    expect(client(found, old)?.name).toBe('Calendar "viewer"');
    expect(grant(found, old)).toMatchObject({
      document: { scopes: ['https://www.googleapis.com/auth/calendar.readonly', 'openid'] },
      privilege: { level: 'read' },
      attributes: { toldBy: 'export' },
    });
  });

  test('a newer one takes back what only the older told of', async () => {
    const estate = start();
    const memory = createMemory();
    const [old, other] = [idOf(estate, 'delegation.before-the-log'), '100000000000000000001'];
    const path = file(`Client ID,Scopes\n${old},openid\n${other},email\n`);
    expect(client(await read(estate, memory, { delegatedClients: path }), other)).toBeDefined();
    writeFileSync(path, `Client ID,Scopes\n${old},openid\n`);
    const found = await read(estate, memory, { delegatedClients: path });
    expect(client(found, other)).toBeUndefined();
    expect(client(found, old)).toBeDefined();
  });

  test.each([
    ['without its columns', 'Application,Owner\nx,y\n', /columns/],
    ['without a client id', 'Client ID,Scopes\nnobody,openid\n', /nobody/],
  ])('%s it is refused with what to do', async (_, text, words) => {
    const found = await read(start(), createMemory(), { delegatedClients: file(text) });
    expect(readingOf(found)).toMatchObject({ status: 'failed', records: [] });
    expect(readingOf(found)?.error?.message).toMatch(words);
  });

  test('that is not there', async () => {
    const found = await read(start(), createMemory(), { delegatedClients: '/nowhere/delegation.csv' });
    expect(readingOf(found)?.error?.message).toContain('/nowhere/delegation.csv cannot be read');
  });
});

test('without the audit log it ends as denied', async () => {
  const estate = start();
  changeWorkspace(estate, {
    do: 'deny-scopes',
    scopes: ['https://www.googleapis.com/auth/admin.reports.audit.readonly'],
  });
  expect(readingOf(await read(estate))).toMatchObject({ status: 'denied', records: [] });
});

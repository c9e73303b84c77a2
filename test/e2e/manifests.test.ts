/** Every SaaS that a manifest reads, over real HTTP: a first night, a second one, and one on which much goes wrong. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { replay } from '../../connectors/declarative/replay/replay.ts';
import type { RunSummary } from '../../core/run/options.ts';
import type { Incoming, Reply } from '../estate/wire.ts';
import { manifestFiles, manifestOf } from '../suites/manifests.ts';
import { cleanUpLater, openCompany, type Company, type Desk, type Listed } from './harness.ts';
import type { Ended } from './program.ts';

const ids = manifestFiles.map(({ id }) => id);
/** More digits than a number of JavaScript holds. */
const LONG_ID = '12345678901234567891';

let company: Company;
let desk: Desk;
/** What a provider answers, made worse. */
const spoil: ((request: Incoming, reply: Reply) => Reply)[] = [];
const asked: Incoming[] = [];
const elsewhere: IncomingHttpHeaders[] = [];
let elsewhereUrl = '';
const ended: Ended[] = [];

async function night(): Promise<RunSummary> {
  const run = await desk.discover('--json');
  ended.push(run);
  return JSON.parse(run.stdout) as RunSummary;
}

const everything = async (): Promise<Map<string, Listed>> =>
  new Map(
    (await Promise.all(['identities', 'credentials', 'grants'].map((what) => desk.list(what))))
      .flat()
      .map((row) => [row.ref, row]),
  );

const replaced = ({ body, ...reply }: Reply, from: string, to: string): Reply => ({
  ...reply,
  body: String(body).replaceAll(from, to),
});

beforeAll(async () => {
  company = await openCompany({ story: false });
  const { estate, url } = company;
  const answer = estate.answer.bind(estate);
  estate.answer = (request) => {
    asked.push(request);
    return spoil.reduce((reply, worse) => worse(request, reply), answer(request));
  };
  spoil.push((request, reply) =>
    request.target.startsWith('/saas/gitlab/') ? replaced(reply, '"user_id":141', `"user_id":${LONG_ID}`) : reply,
  );
  const other = createServer((request, response) => {
    elsewhere.push(request.headers);
    response.end('[]');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  cleanUpLater(() => other.close());
  elsewhereUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}/next`;
  const sources = ids.map((id) => `  - { provider: ${id}, endpoints: { default: '${url}/saas/${id}' } }\n`);
  desk = await company.desk(`sources:\n${sources.join('')}`);
  Object.assign(desk.env, estate.saas.env(url));
});

describe('a first night', () => {
  let summary: RunSummary;
  let all: Map<string, Listed>;
  beforeAll(async () => {
    summary = await night();
    all = await everything();
  });

  test('reads every provider to its end', () => {
    expect(ended[0], ended[0]?.stderr).toMatchObject({ code: 0 });
    expect(summary.sources.map(({ provider }) => provider).toSorted()).toEqual(ids.toSorted());
    const incomplete = summary.sources.flatMap(({ provider, coverage }) =>
      coverage
        .filter(({ status }) => status !== 'complete')
        .map(({ collector, reason }) => [provider, collector, reason]),
    );
    expect(incomplete).toEqual([]);
  });

  test.each(manifestFiles)('finds all that the documented answers of $id have', async ({ id, file }) => {
    const { streams } = await replay(manifestOf(file), file, '2026-11-21T08:00:00Z');
    const expected = streams.flatMap(({ records }) => records.map(({ ref }) => ref.replace(/:141$/, `:${LONG_ID}`)));
    const found = [...all.keys()].filter((ref) => ref.startsWith(`${id}:`));
    expect(found.toSorted()).toEqual([...new Set(expected)].toSorted());
  });

  test('keeps every digit of an id', () => {
    expect(all.get(`gitlab:token-bot:${LONG_ID}`)).toMatchObject({ nativeId: LONG_ID });
    expect(all.get('gitlab:group-token:42')).toMatchObject({ identity: `gitlab:token-bot:${LONG_ID}` });
  });

  test.each<[string, object]>([
    ['anthropic:api-key:apikey_01Rj2N8SVvo6BePZj99NhmiT', { lastUsed: { state: 'used', at: '2026-11-18T00:00:00Z' } }],
    [
      'atlassian:api-token:1b2c7d64-90a1-4a54-8a57-6a1f4d3e9b22',
      { lastUsed: { state: 'unknown' }, status: 'disabled' },
    ],
    ['datadog:api-key:84dbd164-f3f5-4f30-ac93-e12b27adeada', { lastUsed: { state: 'unused' } }],
    ['okta:api-token:00Tabcdefg1234567890', { lastUsed: { state: 'used', at: '2021-11-11T20:38:10Z' } }],
    ['okta:app-grant:oaghm3sh9ukdkvDmO0h6', { privilege: { level: 'escalation' } }],
    ['salesforce:app:Unknown Sync', { lastUsed: { state: 'used', at: '2026-06-01T08:00:00Z' } }],
    ['sentry:org-token:3', { lastUsed: { state: 'unused' } }],
    ['snowflake:user:LOADER', { kind: 'service-account', createdAt: '2023-11-14T22:13:20.123Z' }],
  ])('%s', (ref, facts) => {
    expect(all.get(ref)).toMatchObject(facts);
  });

  test('gives to each provider its own credentials only', () => {
    const strange = asked.flatMap(({ target, headers, body }) => {
      const said = `${JSON.stringify(headers)}${body}`;
      const owners = [...said.matchAll(/estate-canary-([a-z-]+)-/g)].map(([, id = '']) => id);
      return owners.filter((id) => !id.startsWith(target.split('/')[2] ?? '')).map((id) => `${id} to ${target}`);
    });
    expect(asked.length).toBeGreaterThan(ids.length);
    expect(strange).toEqual([]);
  });
});

test('on a second night nothing has changed', async () => {
  const { sources } = await night();
  expect(ended.at(-1)).toMatchObject({ code: 0 });
  const moved = sources.filter((source) => source.new + source.changed + source.gone > 0);
  expect(moved.map(({ provider, new: fresh, changed, gone }) => ({ provider, fresh, changed, gone }))).toEqual([]);
});

describe('a night on which much goes wrong', () => {
  /** What is said of each listing that could not be read, or not whole. */
  const wrong: Record<string, Record<string, [status: string, said: string]>> = {
    anthropic: {
      usage: ['denied', 'it needs admin API key'],
      'api-keys': ['partial', 'not all of usage is known'],
    },
    atlassian: { 'api-tokens': ['denied', 'read:tokens:admin'] },
    cloudflare: { 'account-tokens': ['failed', 'the answer is HTML or XML'] },
    databricks: { tokens: ['failed', 'this is an error that came with 200'] },
    datadog: { 'api-keys': ['failed', 'MiB'] },
    salesforce: { tokens: ['partial', 'the same next page twice'] },
    okta: {
      apps: ['partial', 'which was not followed'],
      'client-secrets': ['partial', 'not all of apps is known'],
      'client-keys': ['partial', 'not all of apps is known'],
      'app-grants': ['partial', 'not all of apps is known'],
      'app-roles': ['partial', 'not all of apps is known'],
    },
  };
  let before: Map<string, Listed>;
  let summary: RunSummary;

  beforeAll(async () => {
    before = await everything();
    const { faults } = company.estate;
    faults.add(
      { service: 'anthropic', operation: 'usage', kind: 'deny' },
      { service: 'atlassian', operation: 'api-tokens', kind: 'deny' },
      { service: 'salesforce', operation: 'tokens', kind: 'repeat-cursor' },
      { service: 'cloudflare', operation: 'account-tokens', kind: 'html' },
      { service: 'databricks', operation: 'tokens', kind: 'poison' },
      { service: 'datadog', operation: 'api-keys', kind: 'huge', megabytes: 50 },
    );
    spoil.push(({ target }, reply) => {
      if (!target.startsWith('/saas/okta/api/v1/apps?')) return reply;
      const link = reply.headers['link']?.replace(/<[^>]*>; rel="next"/, `<${elsewhereUrl}>; rel="next"`);
      return link === undefined ? reply : { ...reply, headers: { ...reply.headers, link } };
    });
    summary = await night();
  });

  test('ends with the exit code for incomplete coverage, and without a crash', () => {
    expect(ended.at(-1)).toMatchObject({ code: 4 });
    expect(ended.at(-1)?.stderr).not.toMatch(/^\s+at /m);
  });

  test.each(ids)('says what of %s was not read, and why', (id) => {
    const coverage = summary.sources.find(({ provider }) => provider === id)?.coverage ?? [];
    const bad = coverage.filter(({ status }) => status !== 'complete');
    const expected = wrong[id] ?? {};
    expect(bad.map(({ collector, status }) => [collector, status])).toEqual(
      coverage.flatMap(({ collector }) => (expected[collector] ? [[collector, expected[collector][0]]] : [])),
    );
    for (const one of bad) expect(JSON.stringify(one)).toContain(expected[one.collector]?.[1]);
  });

  test('loses nothing', async () => {
    expect(summary.sources.filter(({ gone }) => gone > 0)).toEqual([]);
    expect([...(await everything()).keys()].toSorted()).toEqual([...before.keys()].toSorted());
  });

  test('forgets no use, and claims no silence that nobody watched', async () => {
    const keys = await desk.byRef('credentials');
    expect(keys.get('anthropic:api-key:apikey_01Rj2N8SVvo6BePZj99NhmiT')).toMatchObject({
      lastUsed: { state: 'used', at: '2026-11-18T00:00:00Z' },
    });
  });

  test('sends nothing to where a link to the next page leads', () => {
    expect(elsewhere).toEqual([]);
  });
});

test('no secret is in the file, in an export, or in what was said', async () => {
  const exported = await desk.discover('export', '--state', 'any');
  const texts = [
    await readFile(desk.db, 'latin1'),
    exported.stdout,
    ...ended.flatMap(({ stdout, stderr }) => [stdout, stderr]),
  ];
  const canaries = company.estate.saas.canaries();
  expect(canaries.length).toBeGreaterThan(ids.length);
  expect(exported.stdout).toContain('okta:api-token:');
  expect(canaries.filter((canary) => texts.some((text) => text.includes(canary)))).toEqual([]);
});

/** Answers that a provider, a proxy or somebody in between gives on a bad day. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CoverageLine, RunSummary } from '../../core/run/options.ts';
import type { Fault } from '../estate/index.ts';
import { cleanUpLater, openCompany, type Company, type Desk } from './harness.ts';
import { active, falseFindings, falseSilence, lost, snapshot, type Snapshot } from './snapshot.ts';

const config = 'sources: [{ provider: aws, regions: [us-east-1] }]\n';
let company: Company;
let desk: Desk;
let base: Snapshot;

beforeAll(async () => {
  company = await openCompany({ size: { accounts: 1, regions: 2 } });
  desk = await company.desk(config);
  await desk.run(0);
  base = await snapshot(desk);
});

/** A night of the known company in which this goes wrong. */
async function nightWith(...faults: Fault[]): Promise<{ summary: RunSummary; got: Snapshot }> {
  const twin = await desk.copy();
  const { estate } = company;
  estate.log.clear();
  estate.faults.add(...faults);
  try {
    const ended = await twin.discover('--json');
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    return { summary: JSON.parse(ended.stdout) as RunSummary, got: await snapshot(twin) };
  } finally {
    estate.faults.clear();
  }
}

const lineOf = ({ sources }: RunSummary, collector: string): CoverageLine | undefined =>
  sources.flatMap(({ coverage }) => coverage).find((line) => line.collector === collector);

function expectNothingLost(got: Snapshot): void {
  expect([lost(base, got), falseSilence(base, got), falseFindings(base, got)]).toEqual([[], [], []]);
}

const secrets = { service: 'secretsmanager', operation: 'ListSecrets' };
const bulk = { service: 'iam', operation: 'GetAccountAuthorizationDetails' };

describe('what passes is tried again, and nothing shows of it', () => {
  test.each<[string, Fault]>([
    ['a broken connection', { ...bulk, kind: 'reset', times: 2 }],
    ['half an answer', { ...bulk, kind: 'truncate', times: 1 }],
    ['a server error', { ...bulk, kind: 'server-error', status: 503, times: 2 }],
    ['a refusal because of the rate', { ...bulk, kind: 'throttle', times: 2 }],
  ])('%s', async (_, fault) => {
    const { summary, got } = await nightWith(fault);
    expect(summary).toMatchObject({ status: 'complete', exitCode: 0 });
    expectNothingLost(got);
    expect(active(got)).toEqual(active(base));
  });
});

describe('what stays is a gap that says so, and nothing is lost', () => {
  test.each<[string, string, Fault, RegExp]>([
    ['a web page in place of data', 'principals', { ...bulk, kind: 'html' }, /web page/],
    ['a refusal as a web page', 'secrets', { ...secrets, kind: 'html', status: 403 }, /ListSecrets/],
    ['an answer of 40 MB', 'principals', { ...bulk, kind: 'huge', megabytes: 40 }, /MiB|large|bytes/],
    [
      'a small answer that unpacks to 64 MB',
      'principals',
      { ...bulk, kind: 'huge', megabytes: 64, gzip: true },
      /MiB|large|bytes/,
    ],
  ])('%s', async (_, collector, fault, reason) => {
    const { summary, got } = await nightWith(fault);
    expectNothingLost(got);
    const line = lineOf(summary, collector);
    expect(summary).toMatchObject({ status: 'partial', exitCode: 4 });
    expect(line?.status).not.toBe('complete');
    expect(line?.reason).toMatch(reason);
  });

  test('an empty list after a full one is not believed', async () => {
    const { summary, got } = await nightWith({ ...bulk, kind: 'empty-list' });
    expect(summary.exitCode).toBe(4);
    expectNothingLost(got);
  });

  test.each(['wrong-type', 'missing-id', 'huge-string', 'lone-surrogate'] as const)(
    'one row that is odd (%s) costs the others nothing',
    async (how) => {
      const { summary, got } = await nightWith({ ...bulk, kind: 'poison', how });
      expectNothingLost(got);
      expect(summary.exitCode === 4 || active(got).join() === active(base).join()).toBe(true);
      const line = lineOf(summary, 'principals');
      expect(line?.records).toBeGreaterThan(100);
    },
  );
});

test('a redirect to another origin is not followed, and hands it nothing', async () => {
  const heard: IncomingMessage[] = [];
  const stranger = createServer((request, response) => {
    heard.push(request);
    response.end();
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  cleanUpLater(() => stranger.close());
  const to = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/steal`;
  const { summary, got } = await nightWith(
    { service: 'iam', kind: 'redirect', to },
    { service: 'rolesanywhere', kind: 'redirect', to },
  );
  expect(heard).toEqual([]);
  expect(summary.exitCode).toBe(4);
  expectNothingLost(got);
});

/**
 * What a large GitHub organization costs in calls: 5,000 repositories, 40 installed Apps, 1,500 fine-grained tokens, 400
 * deploy keys. A first run with calls enough, and the night after it; then the same first run with the 15,000 calls an hour
 * that GitHub gives an App, of which it must leave 30 %: how many runs it takes until everything is there. The calls are
 * those that the simulated GitHub counted. All of this in process, since the pace of 14 calls a second would make it an hour
 * long. The memory is that of the command line itself, which is given 1,500 calls: with all lists of the organization, and
 * repositories as far as that goes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connector } from '../../connectors/github/index.ts';
import { createEstate, serveEstate, type Estate } from '../../test/estate/index.ts';
import { differences, expectedOf, foundIn } from '../../test/e2e/github-expected.ts';
import { createMemory, discoverOnce, type Discovery, type Memory } from '../../test/suites/connector-run.ts';
import { estateTransport } from '../../test/suites/estate-transport.ts';
import { runDiscover } from './measured.ts';

const DAY = 86_400;
const RESERVE = 0.3;

interface Night {
  calls: number;
  discovery: Discovery;
}

const refsOf = ({ records }: Discovery): string[] => records.map(({ ref }) => ref);
const count = ({ records }: Discovery, record: string): number =>
  new Set(records.filter((one) => one.record === record).map(({ ref }) => ref)).size;

async function night(estate: Estate, memory: Memory): Promise<Night> {
  estate.log.clear();
  const { collector } = estate.github.state;
  const settings = { app: { id: String(collector.app.id), privateKey: estate.github.privateKey() }, reserve: RESERVE };
  const now = (): string => new Date(estate.clock.now() * 1000).toISOString().replace('.000Z', 'Z');
  const discovery = await discoverOnce(connector, settings, { transport: estateTransport(estate), now, memory });
  return { calls: estate.log.count({ provider: 'github' }), discovery };
}

async function peakRssMb(estate: Estate): Promise<number> {
  const { github } = estate;
  github.mutate({ do: 'behaviour', behaviour: { limits: { core: 1500 } } });
  const served = await serveEstate(estate);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-calls-'));
  const [config, key] = [join(folder, 'discover.yaml'), join(folder, 'app.pem')];
  writeFileSync(key, github.privateKey(), { mode: 0o600 });
  const app = `app: { id: ${github.state.collector.app.id}, privateKey: '\${file:${key}}' }`;
  writeFileSync(config, `sources: [{ provider: github, endpoints: { default: '${served.url}' }, ${app} }]\n`);
  try {
    const run = await runDiscover(['--config', config, '--db', join(folder, 'inventory.db'), '--json']);
    // 4: not all repositories were asked, which is what the limit is for.
    if (run.code !== 4) throw new Error(`discover ended with ${run.code}: ${run.stderr}`);
    return run.peakRssMb;
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

export async function callsGithub({
  repositories = 5000,
  installations = 40,
  tokens = 1500,
  deployKeys = 400,
  members = 500,
} = {}): Promise<Record<string, number>> {
  const github = { repositories, installations, fineGrainedTokens: tokens, deployKeys, members };
  // Plain filler: every count is exactly as asked for.
  const make = (): Estate => createEstate({ github, story: false, now: new Date('2026-11-21T08:00:00Z') });

  const estate = make();
  estate.github.mutate({ do: 'behaviour', behaviour: { limits: { core: 100_000 } } });
  const memory = createMemory();
  const first = await night(estate, memory);
  estate.clock.advance(DAY);
  const second = await night(estate, memory);

  const limited = make();
  const kept = createMemory();
  const expected = expectedOf(limited.github);
  let runs = 0;
  let leastLeft = 1;
  let missing = Number.POSITIVE_INFINITY;
  while (missing > 0 && runs < 10) {
    const { calls, discovery } = await night(limited, kept);
    runs += 1;
    leastLeft = Math.min(leastLeft, 1 - calls / 15_000);
    missing = differences(expected, foundIn(expected, refsOf(discovery))).length;
    limited.clock.advance(DAY);
  }
  return {
    firstCalls: first.calls,
    nightlyCalls: second.calls,
    // The repositories and, of each: keys, webhooks, three kinds of secrets, environments, runners, OIDC; and its Apps' owners.
    oneByOneCalls: Math.ceil(repositories / 100) + repositories * 10 + installations + tokens,
    identities: Math.min(count(first.discovery, 'identity'), count(second.discovery, 'identity')),
    credentials: Math.min(count(first.discovery, 'credential'), count(second.discovery, 'credential')),
    resumedRuns: runs,
    leastLeftPercent: Math.round(leastLeft * 100),
    missing,
    // On this machine's clock, by which the command line signs in.
    peakRssMb: await peakRssMb(createEstate({ github, story: false })),
  };
}

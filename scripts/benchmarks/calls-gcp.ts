/**
 * What one Google Cloud organization costs in calls: 2,000 projects, 15,000 service accounts, 10,000 user-managed keys,
 * 3,000 API keys. Twice: a first run, and a second one in which nothing has changed. The calls are those that the
 * simulated Google counted, not those that we say we made.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEstate, serveEstate, type Estate } from '../../test/estate/index.ts';
import type { GoogleTruth } from '../../test/estate/google/truth.ts';
import { runDiscover, type Finished } from './measured.ts';

interface Night {
  calls: number;
  /** Those of them that only ask when something was last used. */
  lastUsedCalls: number;
  peakRssMb: number;
  /** Ref → when it was last used, `null` when it was not, of everything that was found. */
  identities: Map<string, string | null>;
  credentials: Map<string, string | null>;
}

export async function callsGcp({ projects = 2000, accounts = 15_000, keys = 10_000, apiKeys = 3000 } = {}): Promise<
  Record<string, number>
> {
  // Plain filler: every count is exactly as asked for.
  const estate = createEstate({ google: { projects, serviceAccounts: accounts, keys, apiKeys }, story: false });
  const served = await serveEstate(estate);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-calls-'));
  const config = join(folder, 'discover.yaml');
  const truth = estate.google.truth();
  writeFileSync(config, configuration(truth, served.url));
  const database = join(folder, 'inventory.db');
  const night = async (): Promise<Night> => {
    estate.log.clear();
    const env = estate.google.env(served.url);
    const run = succeeded(await runDiscover(['--config', config, '--db', database, '--json'], env));
    const lastUsedCalls = lastUsed(estate);
    return {
      calls: estate.log.count() - lastUsedCalls,
      lastUsedCalls,
      peakRssMb: run.peakRssMb,
      identities: await list('identities', database),
      credentials: await list('credentials', database),
    };
  };
  try {
    const first = await night();
    const second = await night();
    return {
      firstCalls: first.calls,
      firstLastUsedCalls: first.lastUsedCalls,
      secondCalls: second.calls,
      secondLastUsedCalls: second.lastUsedCalls,
      oneByOneCalls: oneByOne(truth),
      identities: Math.min(first.identities.size, second.identities.size),
      credentials: Math.min(first.credentials.size, second.credentials.size),
      lastUsedDates: Math.min(dates(first), dates(second)),
      peakRssMb: Math.max(first.peakRssMb, second.peakRssMb),
      // Against what the simulated company says is there: anything but 0 is a defect.
      missing: missing(first, truth) + missing(second, truth),
      callsPerIdentity: Math.round((first.calls / first.identities.size) * 10_000) / 10_000,
    };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

const configuration = (truth: GoogleTruth, url: string): string => `sources:
  - provider: gcp
    organization: "${truth.organization.number}"
    metricsScopes: ${JSON.stringify(truth.metricsScopes.map(({ project }) => project))}
    endpoints: { default: "${url}" }
`;

const lastUsed = ({ log }: Estate): number =>
  log.count({ service: 'policyanalyzer' }) + log.count({ service: 'monitoring' });

/**
 * What it takes to ask for each: accounts, keys, policies of accounts and projects, four listings and the switched-on
 * APIs of each project, and the two questions of Policy Analyzer.
 */
function oneByOne({ projects, accounts, folders }: GoogleTruth): number {
  const pages = Math.max(projects.length, Math.ceil(accounts.length / 100));
  return pages + accounts.length * 2 + projects.length + folders.length + projects.length * 5 + projects.length * 2;
}

const dates = (night: Night): number =>
  [...night.identities.values(), ...night.credentials.values()].filter((at) => at !== null).length;

/** A use that any source told of must be known; Policy Analyzer's is at seven in the morning of its day. */
function missing({ identities, credentials }: Night, { accounts, apiKeys }: GoogleTruth): number {
  let count = 0;
  const check = (
    found: Map<string, string | null>,
    ref: string,
    used: GoogleTruth['accounts'][number]['used'],
  ): void => {
    const told = found.get(ref);
    const known = used.monitoring ?? used.policyAnalyzer;
    if (told === undefined || (known === null) !== (told === null)) count++;
  };
  for (const account of accounts) {
    check(identities, `gcp:service-account:${account.uniqueId}`, account.used);
    for (const key of account.keys) check(credentials, `gcp:service-account-key:${key.id}`, key.used);
  }
  for (const key of apiKeys) check(credentials, `gcp:api-key:${key.uid}`, key.used);
  return count;
}

async function list(what: 'identities' | 'credentials', database: string): Promise<Map<string, string | null>> {
  const listed = succeeded(await runDiscover(['list', what, '--db', database, '--format', 'json']));
  const { items } = JSON.parse(listed.stdout) as { items: { ref: string; lastUsed: { at?: string } }[] };
  return new Map(items.map(({ ref, lastUsed: { at } }) => [ref, at ?? null]));
}

function succeeded(run: Finished): Finished {
  // 4: HMAC keys are asked for in some projects a night.
  if (run.code !== 0 && run.code !== 4) throw new Error(`discover ended with ${run.code}: ${run.stderr}`);
  return run;
}

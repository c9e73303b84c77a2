/**
 * What a large Entra tenant and its Azure cost in calls: a first run, and a second one in which nothing has changed. The
 * calls are those that the simulated Microsoft counted (a batch is one), not those that we say we made. Beside them is
 * what the one-by-one way would have cost: a call for each application's owners and federated credentials, five for each
 * service principal (owners, permissions, grants, roles, sign-ins), and five for each subscription.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEstate, serveEstate, type Estate } from '../../test/estate/index.ts';
import { differences, expectedOf, foundIn } from '../../test/e2e/azure-expected.ts';
import { runDiscover, type Finished } from './measured.ts';

interface Listed {
  ref: string;
  lastUsed?: { at?: string };
}

interface Night {
  calls: number;
  seconds: number;
  peakRssMb: number;
  identities: Listed[];
  credentials: Listed[];
  grants: Listed[];
}

export async function callsAzure({
  applications = 5000,
  servicePrincipals = 20_000,
  resources = 300,
  grants = 60_000,
  roleAssignments = 40_000,
  subscriptions = 200,
  azureResources = 12_000,
  users = 5000,
} = {}): Promise<Record<string, number>> {
  const size = {
    applications,
    servicePrincipals,
    resources,
    grants,
    roleAssignments,
    subscriptions,
    azureResources,
    users,
  };
  // Plain filler: every count is exactly as asked for.
  const estate = createEstate({ azure: size, story: false });
  const served = await serveEstate(estate);
  const folder = mkdtempSync(join(tmpdir(), 'nhi-calls-'));
  const config = join(folder, 'discover.yaml');
  const database = join(folder, 'inventory.db');
  writeFileSync(config, `sources: [{ provider: azure, endpoints: { default: '${served.url}' } }]\n`);
  const night = async (): Promise<Night> => {
    estate.log.clear();
    const run = succeeded(
      await runDiscover(['--config', config, '--db', database, '--json'], estate.azure.env(served.url)),
    );
    return {
      calls: callsOf(estate),
      seconds: run.seconds,
      peakRssMb: run.peakRssMb,
      identities: await list('identities', database),
      credentials: await list('credentials', database),
      grants: await list('grants', database),
    };
  };
  try {
    const first = await night();
    const second = await night();
    const oneByOneCalls =
      Math.ceil(applications / 100) +
      Math.ceil(servicePrincipals / 100) +
      2 * applications +
      5 * servicePrincipals +
      5 * subscriptions;
    return {
      firstCalls: first.calls,
      secondCalls: second.calls,
      oneByOneCalls,
      identities: Math.min(first.identities.length, second.identities.length),
      credentials: Math.min(first.credentials.length, second.credentials.length),
      grants: Math.min(first.grants.length, second.grants.length),
      lastUsedDates: Math.min(dates(first), dates(second)),
      peakRssMb: Math.max(first.peakRssMb, second.peakRssMb),
      firstSeconds: Math.round(first.seconds),
      secondSeconds: Math.round(second.seconds),
      // Against what the simulated company says is there: anything but 0 is a defect.
      missing: missing(first, estate) + missing(second, estate),
      callsPerIdentity: perIdentity(first.calls, first),
      oneByOneCallsPerIdentity: perIdentity(oneByOneCalls, first),
    };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}

/** What is in a batch is no call of its own. */
const callsOf = ({ log }: Estate): number => log.count() - log.count({ service: 'graph-batch' });

const perIdentity = (calls: number, { identities }: Night): number =>
  Math.round((calls / Math.max(1, identities.length)) * 1000) / 1000;

const dates = ({ identities, credentials }: Night): number =>
  [...identities, ...credentials].filter(({ lastUsed }) => lastUsed?.at !== undefined).length;

function missing({ identities, credentials, grants }: Night, { azure }: Estate): number {
  const { 'federated-trust': _, ...expected } = expectedOf(azure);
  return differences(expected, foundIn([...identities, ...credentials, ...grants])).length;
}

async function list(what: 'identities' | 'credentials' | 'grants', database: string): Promise<Listed[]> {
  const listed = succeeded(await runDiscover(['list', what, '--db', database, '--format', 'json']));
  return (JSON.parse(listed.stdout) as { items: Listed[] }).items;
}

function succeeded(run: Finished): Finished {
  if (run.code !== 0) throw new Error(`discover ended with ${run.code}: ${run.stderr || run.stdout.slice(0, 5000)}`);
  return run;
}

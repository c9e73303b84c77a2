/** Providers of workload and workforce identity federation: whose tokens are taken for ours, and under which condition. */
import type { Collector } from '../../../core/connector.ts';
import type { Credential, InventoryRecordInput } from '../../../core/model.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row, Shelf } from '../assets/shelf.ts';
import type { Session } from '../session.ts';
import { countedUsage } from '../usage/counted-usage.ts';
import { projectsWith } from '../usage/projects-with.ts';
import type { Usage } from '../usage/words.ts';

type ProviderRow = Row<'workloadProvider'> | Row<'workforceProvider'>;
type Pools = ReadonlyMap<string, Row<'workloadPool'>['data']>;

export const federation: Collector<Session> = {
  id: 'federation',
  title: 'providers of identity federation',
  in: ['organization', 'project'],
  emits: ['workload-identity-provider', 'workforce-provider'],
  permissions: [
    'cloudasset.assets.listResource',
    'iam.workloadIdentityPools.list',
    'iam.workloadIdentityPoolProviders.list',
    'monitoring.timeSeries.list',
    'monitoring.metricsScopes.get',
  ],
  firstRunCalls: 10,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'workloadPool', 'workloadProvider', 'workforcePool', 'workforceProvider');
    const usageOf = await countedUsage(
      session,
      scope,
      'provider',
      projectsWith(session, shelf, 'workloadProvider'),
      run,
    );
    const pools = poolsIn(shelf);
    for (const row of shelf.of('workloadProvider')) {
      const { pool, id } = partsOf(row.data.name);
      const usage = usageOf(row.project ?? '', `${row.project ?? ''}/${idOf(pool)}/${id}`);
      yield record('workload-identity-provider', row, pools, usage);
    }
    for (const row of shelf.of('workforceProvider')) {
      yield record('workforce-provider', row, pools, {
        unknown: 'unsupported',
        detail: 'exchanges of workforce tokens are counted in the projects that people name, not in the organization',
      });
    }
  },
};

function poolsIn(shelf: Shelf): Pools {
  return new Map([...shelf.of('workloadPool'), ...shelf.of('workforcePool')].map(({ data }) => [data.name, data]));
}

const idOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
function partsOf(name: string): { pool: string; id: string } {
  const [, pool = '', id = ''] = /^(.+)\/providers\/([^/]+)$/.exec(name) ?? [];
  return { pool, id };
}

/**
 * Issuers that give tokens to whoever signs up: without a condition, all of their customers come in. Others have an issuer
 * for each customer (CircleCI, Bitbucket, Fly, Vercel's teams), whose own tokens are all that it gives.
 * https://docs.cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation#attribute-conditions
 */
const sharedIssuers =
  /^https:\/\/(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com|accounts\.google\.com|oidc\.vercel\.com|login\.microsoftonline\.com\/common\/.*)\/?$/;

function record(
  type: 'workload-identity-provider' | 'workforce-provider',
  { data, scope, source }: ProviderRow,
  pools: Pools,
  usage: Usage,
): InventoryRecordInput {
  const { pool, id } = partsOf(data.name);
  const condition = data.attributeCondition.trim();
  const issuer = data.oidc?.issuerUri ?? '';
  const open = (condition === '' || condition === 'true') && sharedIssuers.test(issuer);
  return {
    record: 'credential',
    ref: `gcp:${type}:${data.name}`,
    scope,
    source,
    // Any number of accounts and principals come in through it.
    identity: null,
    kind: 'federation',
    name: data.displayName || id,
    nativeId: data.name,
    status: statusOf(data, pools.get(pool)),
    createdAt: { unknown: 'unsupported', detail: 'Google does not tell when a provider was made' },
    rotatedAt: { unknown: 'unsupported', detail: 'the keys of a provider are its issuer’s' },
    expiresAt: { unknown: 'unsupported', detail: 'providers have no expiry' },
    usage,
    weaknesses: open ? ['no-condition'] : [],
    ownerHints: [],
    attributes: {
      pool: idOf(pool),
      ...(issuer === '' ? {} : { issuer }),
      ...(data.aws === undefined ? {} : { awsAccount: data.aws.accountId }),
      ...(data.saml === undefined ? {} : { protocol: 'saml' }),
      ...(data.x509 === undefined ? {} : { protocol: 'x509' }),
      ...(condition === '' ? {} : { attributeCondition: condition.slice(0, 4096) }),
      attributeMapping: Object.entries(data.attributeMapping).map(([to, from]) => `${to}=${from}`.slice(0, 2048)),
      ...(data.oidc === undefined
        ? {}
        : { allowedAudiences: data.oidc.allowedAudiences.map((one) => one.slice(0, 2048)) }),
    },
  };
}

/** A disabled pool takes its providers with it. Tokens that were given out before still work. */
function statusOf(
  data: ProviderRow['data'],
  pool: ProviderRow['data'] | Row<'workloadPool'>['data'] | undefined,
): Credential['status'] {
  const both = [data, ...(pool === undefined ? [] : [pool])];
  if (both.some(({ state }) => state === 'DELETED')) return 'deleted';
  return both.some(({ disabled }) => disabled) ? 'disabled' : 'active';
}

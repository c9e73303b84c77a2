/** API keys: who may use them from where, for what, and which service account they are. Never the key itself. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, Ref } from '../../../core/model.ts';
import { accountIndex, accountOf } from '../account-index.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row } from '../assets/shelf.ts';
import { creatorHint, originsOf, storedOrigin, type Origin } from '../origins.ts';
import { hintsFromLabels } from '../owner-hints.ts';
import type { Session } from '../session.ts';
import { countedUsage } from '../usage/counted-usage.ts';
import { projectsWith } from '../usage/projects-with.ts';
import type { Usage } from '../usage/words.ts';

export const apiKeys: Collector<Session> = {
  id: 'api-keys',
  title: 'API keys',
  in: ['organization', 'project'],
  emits: ['api-key'],
  permissions: [
    'cloudasset.assets.listResource',
    'apikeys.keys.list',
    'logging.logEntries.list',
    'monitoring.timeSeries.list',
    'monitoring.metricsScopes.get',
  ],
  firstRunCalls: 10,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'apiKey');
    const index = await accountIndex(session, scope, run);
    const usageOf = await countedUsage(session, scope, 'apiKey', projectsWith(session, shelf, 'apiKey'), run);
    const origins = await originsOf(session, scope, shelf, run);
    for (const row of shelf.of('apiKey')) {
      const account = await accountOf(index, row.data.serviceAccountEmail, keyRef(row.data.uid), run);
      const origin = origins.of(row.data.uid) ?? (await storedOrigin(keyRef(row.data.uid), run));
      yield record(row, account, origin, usageOf(row.project ?? '', row.data.uid));
    }
  },
};

const keyRef = (uid: string): Ref => `gcp:api-key:${uid}`;

function record(
  { data, scope, source }: Row<'apiKey'>,
  account: Ref | null,
  origin: Origin | undefined,
  usage: Usage,
): InventoryRecordInput {
  const from = clientsOf(data);
  const apis = data.restrictions.apiTargets.map(({ service }) => service);
  return {
    record: 'credential',
    ref: keyRef(data.uid),
    scope,
    source,
    identity: account,
    kind: 'api-token',
    name: data.displayName || data.uid,
    nativeId: data.uid,
    status: data.deleteTime === undefined ? 'active' : 'deleted',
    createdAt: data.createTime ?? { unknown: 'failed', detail: 'Google gave no date of creation' },
    // The string stays the same for the life of the key. updateTime moves with every setting.
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'API keys have no expiry' },
    usage,
    weaknesses: from.length === 0 && apis.length === 0 ? ['unrestricted'] : [],
    ownerHints: [...creatorHint(origin, 'CreateKey'), ...hintsFromLabels(data.annotations, 'annotation')].slice(0, 50),
    attributes: {
      name: data.name,
      usableFrom: from.slice(0, 1000),
      apis: apis.slice(0, 1000),
      ...(data.serviceAccountEmail === undefined ? {} : { serviceAccount: data.serviceAccountEmail }),
      ...Object.fromEntries(
        Object.entries(data.annotations)
          .slice(0, 20)
          .map(([key, value]) => [`annotation:${key}`.slice(0, 100), value.slice(0, 4096)]),
      ),
    },
  };
}

/** The whole of IPv4 or IPv6 is no restriction. https://docs.cloud.google.com/api-keys/docs/add-restrictions-api-keys */
const everywhere = new Set(['0.0.0.0/0', '::/0', '*']);

function clientsOf({ restrictions }: Row<'apiKey'>['data']): string[] {
  const { browserKeyRestrictions, serverKeyRestrictions, androidKeyRestrictions, iosKeyRestrictions } = restrictions;
  const apps = androidKeyRestrictions?.allowedApplications.length ?? 0;
  return [
    ...(browserKeyRestrictions?.allowedReferrers ?? []),
    ...(serverKeyRestrictions?.allowedIps ?? []),
    ...(iosKeyRestrictions?.allowedBundleIds ?? []),
    ...(apps === 0 ? [] : [`${apps} Android apps`]),
  ]
    .filter((client) => !everywhere.has(client))
    .map((client) => client.slice(0, 2048));
}

/** Connections to third parties that hold credentials of theirs for us: repositories, SaaS connectors, data transfers. */
import type { Collector } from '../../../core/connector.ts';
import type { Identity, InventoryRecordInput, OwnerHint } from '../../../core/model.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row } from '../assets/shelf.ts';
import { hintsFromLabels } from '../owner-hints.ts';
import type { Session } from '../session.ts';

const connectionKinds = ['buildConnection', 'connector', 'authConfig', 'dataTransfer'] as const;
type ConnectionRow = Row<(typeof connectionKinds)[number]>;

export const connections: Collector<Session> = {
  id: 'connections',
  title: 'connections to third parties',
  in: ['organization', 'project'],
  emits: ['connection'],
  permissions: ['cloudasset.assets.listResource'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, ...connectionKinds);
    for (const kind of connectionKinds) for (const row of shelf.of(kind)) yield record(row, kind);
  },
};

function record({ data, scope, source }: ConnectionRow, kind: (typeof connectionKinds)[number]): InventoryRecordInput {
  const name = data.displayName || data.name.slice(data.name.lastIndexOf('/') + 1);
  return {
    record: 'identity',
    ref: `gcp:connection:${data.name}`,
    scope,
    source,
    kind: 'integration',
    name,
    nativeId: data.name,
    status: data.state === 'SOFT_DELETED' ? 'deleted' : data.disabled || data.suspended ? 'disabled' : 'active',
    nature: { is: 'machine', because: titles[kind] },
    managedBy: 'customer',
    createdAt: data.createTime ?? { unknown: 'unsupported', detail: 'Google does not tell when it was made' },
    purpose: data.description || null,
    ownerHints: [
      ...creatorHint(data.ownerInfo?.email, 'ownerInfo'),
      ...creatorHint(data.creatorEmail, 'creatorEmail'),
      ...hintsFromLabels(data.labels, 'label'),
    ].slice(0, 50),
    publisher: publisherOf(data),
    usage: { unknown: 'unsupported', detail: 'Asset Inventory does not tell when a connection was last used' },
    tags: data.labels,
    attributes: {
      ...(data.serviceAccount === undefined ? {} : { serviceAccount: data.serviceAccount }),
      ...(data.credentialType === undefined ? {} : { credentialType: data.credentialType }),
    },
  };
}

const creatorHint = (value: string | undefined, from: string): OwnerHint[] =>
  value === undefined || value === '' ? [] : [{ kind: 'creator', value: value.slice(0, 500), source: from }];

const titles = {
  buildConnection: 'a connection of Cloud Build to a repository host',
  connector: 'a connection of Integration Connectors',
  authConfig: 'an authentication profile of Application Integration',
  dataTransfer: 'a transfer of the BigQuery Data Transfer Service',
} as const;

/** Exactly one of these holds the settings. https://docs.cloud.google.com/build/docs/api/reference/rest/v2/projects.locations.connections */
const repositoryHosts = {
  githubConfig: 'GitHub',
  githubEnterpriseConfig: 'GitHub Enterprise',
  gitlabConfig: 'GitLab',
  bitbucketCloudConfig: 'Bitbucket',
  bitbucketDataCenterConfig: 'Bitbucket Data Center',
} as const;

function publisherOf(data: ConnectionRow['data']): Identity['publisher'] {
  const keys = Object.keys(repositoryHosts) as (keyof typeof repositoryHosts)[];
  const key = keys.find((each) => data[each] !== undefined);
  const host = key && repositoryHosts[key];
  // `projects/…/locations/global/providers/gcp/connectors/salesforce/versions/1`
  const connector = /\/connectors\/([^/]+)/.exec(data.connectorVersion ?? '')?.[1];
  const name = host ?? connector ?? data.dataSourceId;
  if (name === undefined) return null;
  return {
    name: name.slice(0, 1024),
    id: name.toLowerCase().replaceAll(' ', '-').slice(0, 500),
    verified: null,
    relation: 'third-party',
  };
}

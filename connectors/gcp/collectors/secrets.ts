/** Secret Manager's secrets: names and dates, never values. Last rotated is when the newest readable version was made. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { Credential, InventoryRecordInput, NotSeen, Observed, Ref, Timestamp } from '../../../core/model.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row, Shelf } from '../assets/shelf.ts';
import { hintsFromLabels } from '../owner-hints.ts';
import type { Session } from '../session.ts';

export const secrets: Collector<Session> = {
  id: 'secrets',
  title: "Secret Manager's secrets",
  in: ['organization', 'project'],
  emits: ['secret'],
  permissions: ['cloudasset.assets.listResource', 'secretmanager.secrets.list', 'secretmanager.versions.list'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'secret', 'secretVersion');
    const newest = newestVersions(shelf);
    for (const row of shelf.of('secret')) {
      const found = newest.get(row.data.name);
      yield record(
        row,
        shelf.isCompleteIn(row.scope, 'secretVersion') ? stateOf(found) : await knownState(row.data.name, found, run),
      );
    }
  },
};

const secretRef = (name: string): Ref => `gcp:secret:${name}`;

interface Version {
  number: number;
  createdAt: Timestamp | undefined;
}

/** Of the versions that can be read, by the name of the secret. */
function newestVersions(shelf: Shelf): Map<string, Version> {
  const newest = new Map<string, Version>();
  for (const { data } of shelf.of('secretVersion')) {
    const [, secret = '', number = ''] = /^(.+)\/versions\/([^/]+)$/.exec(data.name) ?? [];
    const version = { number: Number(number), createdAt: data.createTime };
    if (version.number > (newest.get(secret)?.number ?? 0)) newest.set(secret, version);
  }
  return newest;
}

/** Reads are in the Data Access logs only, which are off unless somebody pays for them. */
const usage: NotSeen = { unknown: 'unsupported', detail: 'Secret Manager does not tell when a secret was last read' };

/** What the versions of a secret tell of it. */
interface State {
  status: Credential['status'];
  rotatedAt: Observed<Timestamp>;
  newest: number | undefined;
}

const stateOf = (newest: Version | undefined): State => ({
  status: newest === undefined ? 'disabled' : 'active',
  rotatedAt: changedAt(newest),
  newest: newest?.number,
});

/** Where versions could not be listed, what an earlier night saw still stands, unless tonight saw a newer one. */
async function knownState(name: string, found: Version | undefined, run: Run): Promise<State> {
  const stored = await run.known.record(secretRef(name));
  const before = stored?.record === 'credential' ? stored : undefined;
  const number = before?.attributes['newestVersion'];
  const newest = typeof number === 'number' ? number : undefined;
  if (found !== undefined && found.number > (newest ?? 0) && before !== undefined) return stateOf(found);
  const unread: NotSeen = { unknown: 'failed', detail: 'not all versions of secrets could be read' };
  return {
    status: found === undefined ? (before?.status ?? 'unknown') : 'active',
    rotatedAt: before?.rotatedAt ?? unread,
    newest: newest ?? found?.number,
  };
}

function record({ data, scope, source }: Row<'secret'>, { status, rotatedAt, newest }: State): InventoryRecordInput {
  return {
    record: 'credential',
    ref: secretRef(data.name),
    scope,
    source,
    identity: null,
    kind: 'vaulted-secret',
    name: data.name.slice(data.name.lastIndexOf('/') + 1),
    nativeId: data.name,
    status,
    createdAt: data.createTime ?? { unknown: 'failed', detail: 'Google gave no date of creation' },
    rotatedAt,
    expiresAt: data.expireTime ?? null,
    usage,
    rotation: rotationOf(data.rotation),
    ownerHints: [...hintsFromLabels(data.labels, 'label'), ...hintsFromLabels(data.annotations, 'annotation')].slice(
      0,
      50,
    ),
    tags: data.labels,
    attributes: {
      ...(newest === undefined ? {} : { newestVersion: newest }),
      ...(data.topics.length === 0 ? {} : { topics: data.topics.map(({ name }) => name.slice(0, 2048)) }),
    },
  };
}

/** The first version is the secret's first value; only those after it are a change. */
function changedAt(newest: Version | undefined): Observed<Timestamp> {
  if (newest === undefined) return { unknown: 'unsupported', detail: 'it has no version that can be read' };
  if (newest.number === 1) return null;
  return newest.createdAt ?? { unknown: 'failed', detail: 'Google gave no date for its newest version' };
}

/** Secret Manager only reminds: whoever listens to the topic does the rotating. */
function rotationOf(rotation: Row<'secret'>['data']['rotation']) {
  if (rotation === undefined) return null;
  const seconds = /^(\d+)(?:\.\d+)?s$/.exec(rotation.rotationPeriod ?? '')?.[1];
  return {
    everyDays: seconds === undefined ? null : Math.round(Number(seconds) / 86_400),
    nextAt: rotation.nextRotationTime ?? null,
  };
}

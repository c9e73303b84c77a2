/** Keys that people made or uploaded. Those that Google holds and rotates by itself are no credentials of anybody's. */
import type { Collector, Run } from '../../../core/connector.ts';
import type { Credential, InventoryRecordInput, Observed, Ref, Timestamp } from '../../../core/model.ts';
import { accountRef } from '../account-index.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row, Shelf } from '../assets/shelf.ts';
import { creatorHint, originsOf, storedOrigin, type Origin } from '../origins.ts';
import { daysBetween } from '../../shared/time.ts';
import type { Session } from '../session.ts';
import { accountUsage } from '../usage/account-usage.ts';
import { projectsWith } from '../usage/projects-with.ts';
import type { Usage } from '../usage/words.ts';

/** Google's own advice for keys that cannot be done without. https://docs.cloud.google.com/iam/docs/key-rotation */
const ROTATE_AFTER_DAYS = 90;

export const serviceAccountKeys: Collector<Session> = {
  id: 'service-account-keys',
  title: 'user-managed keys of service accounts',
  in: ['organization', 'project'],
  emits: ['service-account-key'],
  permissions: [
    'cloudasset.assets.listResource',
    'iam.serviceAccounts.list',
    'iam.serviceAccountKeys.list',
    'policyanalyzer.serviceAccountKeyLastAuthenticationActivities.query',
    'monitoring.timeSeries.list',
    'monitoring.metricsScopes.get',
    'logging.logEntries.list',
  ],
  firstRunCalls: 20,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'serviceAccountKey');
    const uniqueIdOf = accounts(shelf);
    const keys = shelf.of('serviceAccountKey');
    const projects = projectsWith(session, shelf, 'serviceAccountKey');
    const usageOf = await accountUsage(session, scope, 'serviceAccountKey', projects, run);
    const origins = await originsOf(session, scope, shelf, run);
    for (const row of keys) {
      const { account, id } = partsOf(row.data.name);
      const uniqueId = uniqueIdOf(account);
      if (uniqueId === undefined) {
        run.gap(`the account of key ${id}`, 'failed', `no service account ${account} was listed`, row.scope);
        continue;
      }
      const usage = usageOf(row.project ?? '', `${uniqueId}/${id}`);
      noteOwn(session, { id, account, madeAt: row.data.validAfterTime }, run);
      const origin = origins.of(`${account}/${id}`) ?? (await storedOrigin(keyRef(uniqueId, id), run));
      yield record(row, { uniqueId, id, account }, origin, usage, run.now());
    }
  },
};

/** Unique ids by what may stand in the name of a key: the e-mail address, or the unique id itself. */
function accounts(shelf: Shelf): (name: string) => string | undefined {
  const ids = new Map(
    shelf.of('serviceAccount').flatMap(({ data: { email, uniqueId } }) => [
      [email, uniqueId],
      [uniqueId, uniqueId],
    ]),
  );
  return (name) => ids.get(name);
}

function partsOf(name: string): { account: string; id: string } {
  const [, account = '', id = ''] = /([^/]+)\/keys\/([^/]+)$/.exec(name) ?? [];
  return { account, id };
}

/** We list ourselves, and say so when we are a bad example. */
function noteOwn(
  { ownKey }: Session,
  key: { id: string; account: string; madeAt: Timestamp | undefined },
  run: Run,
): void {
  if (ownKey?.keyId !== key.id || key.madeAt === undefined) return;
  const days = Math.floor(daysBetween(key.madeAt, run.now()));
  if (days <= ROTATE_AFTER_DAYS) return;
  run.note(
    `this run signed in with key ${key.id} of ${key.account}, which is ${days} days old: sign in without a key (workload identity federation, an attached service account)`,
  );
}

interface Key {
  uniqueId: string;
  id: string;
  account: string;
}

function record(
  { data, scope, project, source }: Row<'serviceAccountKey'>,
  { uniqueId, id, account }: Key,
  origin: Origin | undefined,
  usage: Usage,
  now: Timestamp,
): InventoryRecordInput {
  const uploaded = data.keyOrigin === 'USER_PROVIDED';
  return {
    record: 'credential',
    ref: keyRef(uniqueId, id),
    scope,
    source,
    identity: accountRef(uniqueId),
    kind: 'key-pair',
    name: id,
    nativeId: id,
    status: statusOf(data, now),
    createdAt: data.validAfterTime ?? { unknown: 'failed', detail: 'Google gave no date for this key' },
    // A key is never changed, only replaced by another one.
    rotatedAt: null,
    expiresAt: expiryOf(data.validBeforeTime),
    usage,
    exposure: exposureOf(data),
    weaknesses: uploaded ? ['user-managed', 'uploaded'] : ['user-managed'],
    ownerHints: creatorHint(origin, uploaded ? 'UploadServiceAccountKey' : 'CreateServiceAccountKey'),
    attributes: {
      account,
      ...(project === null ? {} : { projectNumber: project }),
      ...(data.disableReason === undefined ? {} : { disableReason: data.disableReason }),
    },
  };
}

const keyRef = (uniqueId: string, keyId: string): Ref => `gcp:service-account-key:${uniqueId}/${keyId}`;

type Data = Row<'serviceAccountKey'>['data'];

function statusOf({ disabled, validBeforeTime }: Data, now: Timestamp): Credential['status'] {
  if (validBeforeTime !== undefined && validBeforeTime < now) return 'expired';
  return disabled ? 'disabled' : 'active';
}

/** The last second of the year 9999 is how Google writes "never". */
function expiryOf(validBefore: Timestamp | undefined): Observed<Timestamp> {
  if (validBefore === undefined) return { unknown: 'failed', detail: 'Google gave no end of validity' };
  return validBefore.startsWith('9999-') ? null : validBefore;
}

/**
 * Why it is disabled, and what stays known of it for life, enabled again or not.
 * https://docs.cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys#disablereason
 */
function exposureOf({ disableReason = '', extendedStatus }: Data): string[] {
  const said = [disableReason, ...extendedStatus.map(({ key }) => key)];
  return [
    ...(said.some((word) => word.endsWith('EXPOSED')) ? ['exposed'] : []),
    ...(said.some((word) => word.endsWith('COMPROMISE_DETECTED')) ? ['compromised'] : []),
  ];
}

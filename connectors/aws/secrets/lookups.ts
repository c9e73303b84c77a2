/** The calls about single secrets, made only where the list does not tell. None of them returns a value. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { isUnknown, type NotSeen, type Observed, type Timestamp } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { notSeen } from '../../shared/not-seen.ts';
import { isMissing } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import { DescribeSecret, ListSecretVersionIds, SecretVersion, type SecretRow } from '../schemas/secrets.ts';
import { currentVersion, secretRef, type Value } from './records.ts';
import type { Elsewhere } from './usage.ts';

/** Refusals in a row, without one answer, after which the rest is not asked: single secrets may have policies of their own. */
const MOST_REFUSALS = 3;
/** A secret and its first value are made together; their dates differ by the time that takes. */
const TOGETHER_MS = 5000;

export interface Lookups {
  /** How old the value is that readers get. */
  valueOf(row: SecretRow): Promise<Value>;
  replicasOf(row: SecretRow): Promise<Elsewhere>;
  /** Secrets whose versions were asked for. */
  readonly asked: number;
}

export function lookups(reader: Reader, run: Run): Lookups {
  let asked = 0;
  const versions = guarded('the age of the value', run);
  const replication = guarded('the replicas', run);

  /** A version never changes, so the same id means the same value: tags, policies and keys may change meanwhile. */
  async function known(row: SecretRow, version: string): Promise<Observed<Timestamp> | undefined> {
    const stored = await run.known.record(secretRef(row));
    if (stored?.record !== 'credential' || stored.attributes['currentVersion'] !== version) return undefined;
    return isUnknown(stored.rotatedAt) ? undefined : stored.rotatedAt;
  }

  async function listed(row: SecretRow): Promise<Value> {
    asked++;
    const question = { SecretId: row.ARN };
    for await (const page of reader.pages('secretsmanager:ListSecretVersionIds', question, ListSecretVersionIds, {
      MaxResults: 100,
    })) {
      for (const item of page.Versions) {
        const version = parseRow(item, SecretVersion, `a version of ${row.ARN}`, run);
        if (version?.VersionStages.includes('AWSCURRENT') === true) {
          return { version: version.VersionId, since: sinceOf(version.CreatedDate, row.CreatedDate) };
        }
      }
    }
    return { version: undefined, since: noValue };
  }

  return {
    get asked() {
      return asked;
    },
    async valueOf(row) {
      const version = currentVersion(row);
      if (version === undefined && row.SecretVersionsToStages !== undefined) return { version, since: noValue };
      const since = version === undefined ? undefined : await known(row, version);
      if (since !== undefined) return { version, since };
      if (row.DeletedDate !== undefined) return { version, since: beingDeleted };
      const value = await versions(row, () => listed(row));
      return 'unknown' in value ? { version: undefined, since: value } : value;
    },
    replicasOf: (row) =>
      replication(row, async () => {
        const answer = await reader.call('secretsmanager:DescribeSecret', { SecretId: row.ARN }, DescribeSecret);
        return { replicas: answer.ReplicationStatus };
      }),
  };
}

const noValue: NotSeen = { unknown: 'unsupported', detail: 'it has no value yet' };
const beingDeleted: NotSeen = { unknown: 'unsupported', detail: 'it is being deleted' };

function sinceOf(version: string | undefined, secret: string | undefined): Observed<Timestamp> {
  if (version === undefined) return { unknown: 'failed', detail: 'Secrets Manager gave no date of the version' };
  const together = secret !== undefined && Math.abs(Date.parse(version) - Date.parse(secret)) <= TOGETHER_MS;
  return together ? null : version;
}

/** What is refused costs its own fact, and is named; what is refused throughout is not asked for ever. */
function guarded(what: string, run: Run) {
  let answers = 0;
  let refusals = 0;
  let last: NotSeen | undefined;
  return async <T>({ ARN }: SecretRow, ask: () => Promise<T>): Promise<T | NotSeen> => {
    if (last !== undefined && answers === 0 && refusals >= MOST_REFUSALS) return last;
    try {
      const answer = await ask();
      answers++;
      return answer;
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      // Deleted since it was listed.
      if (isMissing(error)) return { unknown: 'pending', detail: 'it was deleted meanwhile' };
      if (error.because !== 'failed') refusals++;
      last = notSeen(error);
      run.gap(`${what} of ${ARN}`, error.because, error.message);
      return last;
    }
  };
}

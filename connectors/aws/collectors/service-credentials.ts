/** Service-specific credentials: API keys of Bedrock and CloudWatch Logs, passwords of CodeCommit and Keyspaces. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Ref, Scope, Timestamp } from '../../../core/model.ts';
import { codeOf } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { atMost, perUser } from '../per-user.ts';
import { userRef } from '../principals/identities.ts';
import { usersOf, type KnownUser } from '../principals/users.ts';
import { parseRow } from '../../shared/rows.ts';
import { ListServiceSpecificCredentials, ServiceCredentialRow } from '../schemas/iam-credentials.ts';

const OPERATION = 'iam:ListServiceSpecificCredentials';
const PAGE = { MaxItems: 1000 };
const WHAT = 'service-specific credentials';
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html */
const SERVICES = ['bedrock', 'codecommit', 'cassandra', 'logs'].map((name) => `${name}.amazonaws.com`);

export const serviceCredentials: Collector<Session> = {
  id: 'service-credentials',
  title: 'Service-specific credentials, such as Bedrock API keys',
  in: ['account'],
  emits: ['service-credential'],
  permissions: [OPERATION, 'iam:ListUsers'],
  after: ['principals'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const users = await usersOf(session, scope, run);
    const idOf = new Map(users.map(({ name, id }) => [name, id]));
    for await (const row of readAll(session.in(scope, run), users, run)) {
      const id = idOf.get(row.UserName);
      // A user made since the users were listed: the next run knows whose it is.
      yield serviceCredential(row, id === undefined ? null : userRef(id), scope, run.now());
    }
  },
};

/**
 * One listing for all users. "When true, returns all credentials associated with the specified service", says
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html of AllUsers, while
 * ServiceName is optional: where IAM insists on it, each service is asked for by name, and at worst each user.
 */
async function* readAll(reader: Reader, users: readonly KnownUser[], run: Run): AsyncGenerator<ServiceCredentialRow> {
  try {
    yield* list(reader, { AllUsers: true }, run);
    return;
  } catch (error) {
    if (!isMalformed(error)) throw error;
  }
  try {
    for (const ServiceName of SERVICES) {
      try {
        yield* list(reader, { AllUsers: true, ServiceName }, run);
      } catch (error) {
        // Not in every partition.
        if (!hasCode(error, /^NotSupportedService/)) throw error;
      }
    }
    run.note(`${WHAT} were read service by service (${SERVICES.join(', ')}); those of other services are not seen`);
    return;
  } catch (error) {
    if (!isMalformed(error)) throw error;
  }
  run.note(`${WHAT} were read user by user`);
  yield* perUser(atMost(users, WHAT, 'unsupported', run), WHAT, run, ({ name }) =>
    Array.fromAsync(list(reader, { UserName: name }, run)),
  );
}

interface Question {
  AllUsers?: boolean;
  ServiceName?: string;
  UserName?: string;
}

async function* list(reader: Reader, question: Question, run: Run): AsyncGenerator<ServiceCredentialRow> {
  for await (const page of reader.pages(OPERATION, question, ListServiceSpecificCredentials, PAGE)) {
    for (const row of page.ServiceSpecificCredentials) {
      const credential = parseRow(row, ServiceCredentialRow, 'a service-specific credential', run);
      if (credential !== undefined) yield credential;
    }
  }
}

function hasCode(error: unknown, code: RegExp): boolean {
  return error instanceof ReadFailed && code.test(codeOf(error.cause));
}

/** IAM does not take the question in this form. */
function isMalformed(error: unknown): boolean {
  return hasCode(error, /^(?:Validation|InvalidInput|InvalidParameter|MissingParameter|MalformedInput)/);
}

/** User name and password: these have no expiry. Every other service has API keys, which may have one. */
const withPassword = /^(?:codecommit|cassandra)\./;

function serviceCredential(
  row: ServiceCredentialRow,
  identity: Ref | null,
  scope: Pick<Scope, 'ref'>,
  now: Timestamp,
): InventoryRecordInput {
  const isPassword = withPassword.test(row.ServiceName);
  const expiresAt = row.ExpirationDate ?? null;
  const expired = row.Status === 'Expired' || (expiresAt !== null && Date.parse(expiresAt) <= Date.parse(now));
  return {
    record: 'credential',
    ref: `aws:service-credential:${row.ServiceSpecificCredentialId}`,
    scope: scope.ref,
    source: OPERATION,
    identity,
    kind: isPassword ? 'password' : 'api-token',
    name: row.ServiceCredentialAlias ?? row.ServiceUserName ?? row.ServiceSpecificCredentialId,
    nativeId: row.ServiceSpecificCredentialId,
    status: expired ? 'expired' : statusOf(row.Status),
    createdAt: row.CreateDate,
    // ResetServiceSpecificCredential puts a new value into the same credential.
    rotatedAt: { unknown: 'unsupported', detail: 'IAM does not say whether its value was reset since' },
    expiresAt: isPassword ? { unknown: 'unsupported', detail: 'passwords for this service have no expiry' } : expiresAt,
    usage: { unknown: 'unsupported', detail: 'IAM does not report its use; CloudTrail does' },
    attributes: { service: row.ServiceName, userName: row.UserName },
  };
}

export function statusOf(status: string): 'active' | 'disabled' | 'unknown' {
  if (status === 'Active') return 'active';
  return status === 'Inactive' ? 'disabled' : 'unknown';
}

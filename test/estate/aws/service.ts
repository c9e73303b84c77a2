import type { Clock, Seconds } from '../clock.ts';
import type { ServiceModel } from './model.ts';
import type { Output } from './serialize.ts';
import type { Account, AwsState, Role, User } from './state.ts';
import type { Params } from './validate.ts';

/** Who signed the request. */
export interface Caller {
  account: Account;
  /** `arn:aws:sts::…:assumed-role/…` for a session, the user's ARN otherwise. */
  arn: string;
  /** As GetCallerIdentity tells it: `AIDA…`, or `AROA…:session`. */
  userId: string;
  identity: { kind: 'user'; user: User } | { kind: 'role'; role: Role; session: string };
}

/** Optional habits of the real services that make readers fail. */
export interface Behaviour {
  /** GetAccountAuthorizationDetails returns fewer items than asked for, and goes on. Off by default. */
  shortPages: boolean;
  /** Organizations' listings start with an empty page that carries a NextToken. On by default. */
  emptyPages: boolean;
  /** How often a credential report is still in progress when asked for. 1 by default. */
  reportPolls: number;
  /** 22 as live accounts send; 23 adds the documented `additional_credentials_info`. */
  reportColumns: 22 | 23;
  /** How long every answer takes, in milliseconds. 0 by default. */
  latencyMs: number;
}

/** All that an operation may look at. */
export interface Context {
  state: AwsState;
  clock: Clock;
  now: Seconds;
  /** Now, as the caller's machine sees it; for dates that a client compares with its own clock. */
  wireNow: Seconds;
  behaviour: Behaviour;
  caller: Caller;
  account: Account;
  region: string;
  operation: string;
  model: ServiceModel;
  random: { chars(alphabet: string, length: number): string };
}

export interface Operation {
  /** IAM action, when it is not `prefix:OperationName`. */
  action?: string;
  /** The resource named in an access denied message; `*` by default. */
  resource?(params: Params, context: Context): string;
  run(params: Params, context: Context): Output;
}

export interface Service {
  id: string;
  /** Prefix of its IAM actions. */
  prefix: string;
  model: ServiceModel;
  /** Where a credential must be scoped to: a partition-wide home, or any Region of the account. */
  scope: 'iam' | 'organizations' | 'regional';
  operations: Readonly<Record<string, Operation>>;
  /** Operations that answer with a secret. They are never simulated. */
  secretReturning?: readonly string[];
  /** Operations that need no signature. */
  unsigned?: readonly string[];
}

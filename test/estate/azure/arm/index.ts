/**
 * Azure Resource Manager, Azure Resource Graph, the data plane of Key Vault, and Azure DevOps, of the company. On one
 * shared origin the last two are told apart by a folder: see `doorOf` in call.ts.
 */
import type { ProviderCase, SideContext } from '../../provider.ts';
import type { LogEntry } from '../../log.ts';
import type { Incoming, Reply } from '../../wire.ts';
import { createRandom } from '../../random.ts';
import { damage, earlyReply } from '../break.ts';
import { readToken, type Caller, type TokenFault } from '../login/token.ts';
import type { AzureState } from '../state.ts';
import { createAccess } from './access.ts';
import { faultRefusal, spoil, throttled } from './break.ts';
import { doorOf, isAudience, parameter, type Answer, type Call, type Context, type Door } from './call.ts';
import { json, Refusal, refusalReply } from './errors.ts';
import { generateArm, type ArmSize } from './generate.ts';
import type { ArmState } from './model.ts';
import { isArmChange, mutateArm, type ArmChange } from './mutate.ts';
import { createQuota, quotaHeaders } from './quota.ts';
import { accountOf, answerArm, match } from './services/arm.ts';
import { answerDevops, matchDevops } from './services/devops.ts';
import { createResourceGraph, readQuery } from './services/resource-graph.ts';
import { answerVault, collectionOf, isValue } from './services/vault.ts';
import { armTruth, type ArmTruth } from './truth.ts';
import { unauthorized } from './unauthorized.ts';

export { ARM_1X, type ArmSize } from './generate.ts';
export type { ArmChange } from './mutate.ts';
export type { ArmTruth } from './truth.ts';

export interface Arm {
  /** Its state, for tests that need more than the mutations offer. */
  readonly state: ArmState;
  claims(request: Incoming): boolean;
  answer(request: Incoming): Reply;
  truth(): ArmTruth;
  cases(): Record<string, ProviderCase>;
  canaries(): string[];
  /** Whether a change is one of ours. */
  changes(change: { do: string }): change is ArmChange;
  mutate(change: ArmChange): unknown;
}

export interface ArmOptions {
  context: SideContext;
  state: AzureState;
  size: ArmSize;
}

type Entry = Omit<LogEntry, 'n'>;

/** What a request asks for, found out before anything is answered, so that log and faults can name it. */
interface Asked {
  operation: string;
  account?: string | undefined;
  page?: number;
  secret?: boolean;
  run(): Answer;
}

export function createArm({ context, state: directory, size }: ArmOptions): Arm {
  const state = generateArm(directory, size, context.story);
  const access = createAccess(directory, state);
  const services: Context = { state, directory, access };
  const graph = createResourceGraph();
  const quota = createQuota(state);
  const { clock, log, faults, limits } = context;
  const random = createRandom(`${directory.seed}/azure/arm/requests`);

  const asked = (door: Door, call: Call): Asked => {
    const page = pageOf(call);
    switch (door.service) {
      case 'arm': {
        const matched = match(call);
        const secret = matched.route.secret ?? false;
        const { operation } = matched;
        return { operation, account: accountOf(matched), page, secret, run: () => answerArm(call, services, matched) };
      }
      case 'arg': {
        const query = readQuery(call);
        const { $skipToken } = query.body.options ?? {};
        return {
          operation: query.query.table,
          page: $skipToken === undefined ? 1 : 2,
          run: () => graph.answer(query, call, services),
        };
      }
      case 'vault': {
        const operation = collectionOf(call.path) ?? (isValue(call.path) ? 'value' : call.path);
        const run = (): Answer => answerVault(call, services, door.name);
        return { operation, account: door.name, page, secret: isValue(call.path), run };
      }
      default: {
        const matched = matchDevops(call.path);
        const operation = matched.route?.operation ?? call.path;
        return { operation, account: matched.organization, page, run: () => answerDevops(call, services, matched) };
      }
    }
  };

  const handle = (door: Door, request: Incoming, entry: Entry): Reply => {
    const caller = callerOf(directory, door, request);
    if (typeof caller === 'string') throw unauthorized(door.service, caller, directory);
    entry.principal = caller.servicePrincipalId;
    const call = callOf(door, request, caller);
    const what = asked(door, call);
    entry.operation = what.operation;
    if (what.account !== undefined) entry.account = what.account;
    if (what.page !== undefined) entry.page = what.page;
    if (what.secret) entry.secretReturning = true;

    const fault = faults.strike(entry);
    if (fault) entry.fault = fault.kind;
    const early = fault && earlyReply(fault);
    if (early) return early;
    const refusal = fault && faultRefusal(fault, door.service, entry.account);
    if (refusal) throw refusal;
    const key = `${caller.appId}/${door.service}/${entry.account ?? '-'}`;
    if (!limits.take(key)) throw throttled(door.service, entry.account, directory.behaviour.retryAfter);
    const left = door.service === 'arg' ? quota.take(caller.appId) : undefined;
    if (door.service === 'arg' && !left) throw throttled('arg', undefined, false);

    const answer = what.run();
    const { body, headers = {} } = fault ? spoil(fault, answer, call) : answer;
    const reads = entry.account === undefined ? 'tenant-reads' : 'subscription-reads';
    const reply = json(200, body, {
      ...(door.service === 'arm' ? { [`x-ms-ratelimit-remaining-${reads}`]: '249' } : {}),
      ...(left ? quotaHeaders(left) : {}),
      ...headers,
    });
    return fault ? damage(fault, reply) : reply;
  };

  return {
    state,
    claims: (request) => doorOf(request) !== undefined,
    answer(request) {
      const door = doorOf(request);
      const entry: Entry = {
        at: clock.now(),
        provider: 'azure',
        service: door?.service ?? '?',
        operation: '?',
        status: 0,
      };
      const reply = door ? guarded(() => handle(door, request, entry), door, entry) : json(404, {});
      entry.status = reply.status;
      log.add(entry);
      reply.headers['x-ms-request-id'] = random.uuid();
      reply.delayMs = (reply.delayMs ?? 0) + directory.behaviour.latencyMs;
      return reply;
    },
    truth: () => armTruth(state, directory),
    cases: () => Object.fromEntries(state.cases),
    canaries: () => [...state.canaries],
    changes: isArmChange,
    mutate: (change) => mutateArm(state, directory, change),
  };
}

function guarded(work: () => Reply, { service }: Door, entry: Entry): Reply {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    entry.code = error.code;
    return refusalReply(service, error);
  }
}

const callerOf = (directory: AzureState, { service }: Door, { headers }: Incoming): Caller | TokenFault =>
  readToken(directory, headers['authorization'], isAudience(directory, service));

function callOf({ path, base }: Door, { method, target, body }: Incoming, caller: Caller): Call {
  const query = new URLSearchParams(target.split('?').slice(1).join('?'));
  return { method, path: path.startsWith('/') ? path : `/${path}`, query, body, caller, base };
}

/** 1 for a first page, 2 for all others: how far along it is depends on the size of the pages. */
const pageOf = (call: Call): number =>
  (parameter(call, '$skipToken') ?? parameter(call, 'continuationToken')) === null ? 1 : 2;

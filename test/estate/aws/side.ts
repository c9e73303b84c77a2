import type { Clock, Seconds } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { Limits } from '../limits.ts';
import type { LogEntry, RequestLog } from '../log.ts';
import { createRandom } from '../random.ts';
import type { Incoming, Reply, Side } from '../wire.ts';
import { denied, judge } from './access.ts';
import { authenticate } from './authenticate.ts';
import { damage, faultError, faultReply, spoil } from './break.ts';
import { AwsError, common, errorReply, MESSAGES } from './errors.ts';
import { PARTITIONS } from './ids.ts';
import { pageOf } from './page.ts';
import { parseCall, type Call } from './parse.ts';
import { success } from './reply.ts';
import { guessService, isPaged, isWrite, scopedTo } from './route.ts';
import type { Output } from './serialize.ts';
import type { Behaviour, Caller, Context, Service } from './service.ts';
import { parseAuthorization, type Authorization } from './sigv4.ts';
import type { AwsState } from './state.ts';
import { checkAll } from './validate.ts';

export interface AwsSideOptions {
  state: AwsState;
  clock: Clock;
  behaviour: Behaviour;
  log: RequestLog;
  faults: Faults;
  limits: Limits;
  /** How far the servers' clock is from this machine's, in seconds. */
  skew(): number;
}

type Entry = Omit<LogEntry, 'n'>;

/** One request on its way through. */
interface Exchange {
  request: Incoming;
  service: Service;
  /** `undefined`: unsigned. `null`: signed, and not well formed. */
  auth: Authorization | null | undefined;
  wireNow: Seconds;
  entry: Entry;
  requestId: string;
}

function notSimulated(name: string | undefined, entry: Entry): Reply {
  entry.service = name ?? '?';
  entry.code = 'NotSimulated';
  const message = `The estate does not simulate ${name ? `the service ${name}` : 'this request'}`;
  return { status: 501, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
}

function refuse(service: Service, call: Call, caller: Caller | undefined, action: string): AwsError {
  // The audit role may neither write nor read secrets; other operations exist, and the estate cannot play them.
  const secret = service.secretReturning?.includes(call.operation) ?? false;
  if (!secret && !isWrite(call.operation)) {
    return new AwsError('NotSimulated', `The estate does not simulate ${action}`, 501);
  }
  return denied(service.model, caller?.arn ?? '', action, '*', secret ? 'explicit' : 'implicit');
}

/** The AWS side: one origin for all services, told apart by the credential scope as the real front doors do. */
export function createAwsSide(options: AwsSideOptions): Side {
  const { state, clock, log, faults, limits, behaviour } = options;
  const random = createRandom(`${state.seed}/requests`);

  const identify = ({ request, service, auth, wireNow, entry }: Exchange): Caller | undefined => {
    const { model } = service;
    if (auth === undefined) {
      const action = new URLSearchParams(request.body).get('Action') ?? '';
      if (service.unsigned?.includes(action)) return undefined;
      throw common(model, 'missing-token', MESSAGES.missing);
    }
    if (auth === null) throw common(model, 'incomplete-signature', MESSAGES.incomplete);
    entry.region = auth.region;
    const caller = authenticate(state, service, request, auth, { now: clock.now(), wireNow });
    entry.account = caller.account.id;
    entry.principal = caller.arn;
    return caller;
  };

  const run = (
    { service, wireNow, auth }: Exchange,
    call: Call,
    caller: Caller | undefined,
    action: string,
  ): Output => {
    const { model } = service;
    const operation = service.operations[call.operation];
    if (!operation) throw refuse(service, call, caller, action);
    const region = auth?.region ?? PARTITIONS[state.partition].home;
    // An unsigned operation has neither caller nor account, and knows it.
    const context = {
      state,
      clock,
      behaviour,
      caller,
      account: caller?.account,
      region,
      model,
      random,
      wireNow,
      now: clock.now(),
      operation: call.operation,
    } as Context;
    const verdict = caller ? judge(state, caller, action, region) : 'allowed';
    if (caller && verdict !== 'allowed') {
      throw denied(model, caller.arn, action, operation.resource?.(call.params, context) ?? '*', verdict);
    }
    checkAll(model, model.operations[call.operation]?.input, call.params);
    return operation.run(call.params, context);
  };

  const handle = (exchange: Exchange): Reply => {
    const { request, service, entry, requestId } = exchange;
    const { model } = service;
    const caller = identify(exchange);
    const call = parseCall(model, request);
    entry.operation = call.operation;
    const action = service.operations[call.operation]?.action ?? `${service.prefix}:${call.operation}`;
    if (isPaged(service, call.operation)) entry.page = pageOf(call.params);
    if (service.secretReturning?.includes(call.operation)) entry.secretReturning = true;

    const fault = faults.strike(entry);
    if (fault) entry.fault = fault.kind;
    const early = fault && faultReply(fault);
    if (early) return early;
    const refusal = fault && faultError(fault, model, caller?.arn ?? 'anonymous', action);
    if (refusal) throw refusal;
    if (!limits.take(`${caller?.account.id ?? '-'}/${service.id}/${call.operation}`)) {
      throw common(model, 'throttled', MESSAGES.throttled);
    }
    const output = run(exchange, call, caller, action);
    const reply = success(model, call.operation, fault ? spoil(fault, output, call.params) : output, requestId);
    return fault ? damage(fault, reply) : reply;
  };

  const serve = (request: Incoming, wireNow: Seconds, entry: Entry): Reply => {
    const header = request.headers['authorization'];
    const auth = header === undefined ? undefined : parseAuthorization(header);
    const service = auth ? scopedTo(auth.service) : guessService(request);
    if (!service) return notSimulated(auth?.service, entry);
    entry.service = service.id;
    const requestId = random.uuid();
    try {
      return handle({ request, service, auth, wireNow, entry, requestId });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      entry.code = error.code;
      return errorReply(service.model, error, requestId);
    }
  };

  return {
    name: 'aws',
    claims: (request) =>
      request.headers['authorization']?.startsWith('AWS4-') === true || guessService(request) !== undefined,
    answer(request) {
      const wireNow = Math.floor(Date.now() / 1000) + options.skew();
      const entry: Entry = { at: clock.now(), provider: 'aws', service: '?', operation: '?', status: 0 };
      const reply = serve(request, wireNow, entry);
      entry.status = reply.status;
      log.add(entry);
      reply.delayMs = (reply.delayMs ?? 0) + behaviour.latencyMs;
      reply.headers['date'] = new Date(wireNow * 1000).toUTCString();
      return reply;
    },
  };
}

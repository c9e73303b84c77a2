import { createRandom } from '../random.ts';
import type { Clock } from '../clock.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Limits } from '../limits.ts';
import type { LogEntry, RequestLog } from '../log.ts';
import type { Incoming, Reply, Side } from '../wire.ts';
import { denied, judge } from './access.ts';
import { authenticate } from './authenticate.ts';
import { damage, faultError, faultReply, spoil } from './break.ts';
import { AwsError, common, errorReply, MESSAGES, statusOf } from './errors.ts';
import { PARTITIONS } from './ids.ts';
import { pageOf } from './page.ts';
import { parseCall, type Call } from './parse.ts';
import { toJson, toXml, type Output } from './serialize.ts';
import type { Behaviour, Caller, Context, Service } from './service.ts';
import { services } from './services/index.ts';
import { parseAuthorization } from './sigv4.ts';
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

const byScope = new Map(services.map((service) => [service.model.signingName, service]));

/** The service of a request without a signature, from what else it says. */
function guess(request: Incoming): Service | undefined {
  const target = request.headers['x-amz-target']?.split('.')[0];
  if (target) return services.find(({ model }) => model.targetPrefix === target);
  const version = /(?:^|&|\?)Version=([\d-]+)/.exec(request.method === 'POST' ? request.body : request.target)?.[1];
  if (version) return services.find(({ model }) => model.apiVersion === version && !model.targetPrefix);
  const path = request.target.split('?')[0] ?? '/';
  return services.find(
    ({ model }) =>
      model.protocol === 'rest-json' &&
      model.known.some((row) => row.endsWith(` ${request.method} ${path}`.trimStart())),
  );
}

function isWrite(operation: string): boolean {
  return !/^(Get|List|Describe|Generate|Simulate|BatchGet|Decode|AssumeRole)/.test(operation);
}

/** The AWS side: one origin for all services, told apart by the credential scope as the real front doors do. */
export function createAwsSide(options: AwsSideOptions): Side {
  const { state, clock, log, faults, limits } = options;
  const random = createRandom(`${state.seed}/requests`);

  const answer = (request: Incoming): Reply => {
    const requestId = random.uuid();
    const wireNow = Math.floor(Date.now() / 1000) + options.skew();
    const entry: Omit<LogEntry, 'n'> = { at: clock.now(), provider: 'aws', service: '?', operation: '?', status: 0 };
    const reply = serve(request, requestId, wireNow, entry);
    entry.status = reply.status;
    log.add(entry);
    reply.headers['date'] = new Date(wireNow * 1000).toUTCString();
    return reply;
  };

  const serve = (request: Incoming, requestId: string, wireNow: number, entry: Omit<LogEntry, 'n'>): Reply => {
    const header = request.headers['authorization'];
    const auth = header === undefined ? undefined : parseAuthorization(header);
    const service = auth ? byScope.get(auth.service) : guess(request);
    if (!service) return unknownService(auth?.service, entry);
    entry.service = service.id;
    try {
      return handle({ request, service, auth, wireNow, entry, requestId });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      entry.code = error.code;
      return errorReply(service.model, error, requestId);
    }
  };

  interface Exchange {
    request: Incoming;
    service: Service;
    auth: ReturnType<typeof parseAuthorization> | undefined;
    wireNow: number;
    entry: Omit<LogEntry, 'n'>;
    requestId: string;
  }

  const identify = ({ request, service, auth, wireNow, entry }: Exchange): Caller | undefined => {
    const { model } = service;
    if (auth === undefined) {
      const action = new URLSearchParams(request.body).get('Action') ?? '';
      if (service.unsigned?.includes(action)) return undefined;
      throw common(model, 'missing-token', MESSAGES.missing);
    }
    if (auth === null) {
      throw common(
        model,
        'incomplete-signature',
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
      );
    }
    entry.region = auth.region;
    const caller = authenticate(state, service, request, auth, { now: clock.now(), wireNow });
    entry.account = caller.account.id;
    entry.principal = caller.arn;
    return caller;
  };

  const handle = (exchange: Exchange): Reply => {
    const { request, service, auth, wireNow, entry, requestId } = exchange;
    const { model } = service;
    const caller = identify(exchange);
    const region = auth?.region ?? PARTITIONS[state.partition].home;
    const call = parseCall(model, request);
    entry.operation = call.operation;
    const action = service.operations[call.operation]?.action ?? `${service.prefix}:${call.operation}`;
    const paged =
      'Marker' in members(service, call) ||
      'NextToken' in members(service, call) ||
      'nextToken' in members(service, call);
    if (paged) entry.page = pageOf(call.params);
    if (service.secretReturning?.includes(call.operation)) entry.secretReturning = true;

    const fault = faults.strike({
      service: service.id,
      operation: call.operation,
      region,
      ...(caller ? { account: caller.account.id } : {}),
      ...(entry.page === undefined ? {} : { page: entry.page }),
    });
    if (fault) entry.fault = fault.kind;
    const early = fault && faultReply(fault);
    if (early) return early;
    const refusal = fault && faultError(fault, model, caller?.arn ?? 'anonymous', action);
    if (refusal) throw refusal;
    if (!limits.take(`${caller?.account.id ?? '-'}/${service.id}/${call.operation}`)) {
      throw common(model, 'throttled', MESSAGES.throttled);
    }
    const output = run(service, call, { caller, region, wireNow, action });
    const spoiled = fault ? spoil(fault, output, call.params) : output;
    const reply = success(service, call, spoiled, requestId);
    return fault ? damage(fault, reply) : reply;
  };

  const run = (
    service: Service,
    call: Call,
    {
      caller,
      region,
      wireNow,
      action,
    }: { caller: Caller | undefined; region: string; wireNow: number; action: string },
  ): Output => {
    const { model } = service;
    const operation = service.operations[call.operation];
    const account = caller?.account;
    const context = {
      state,
      clock,
      now: clock.now(),
      wireNow,
      behaviour: options.behaviour,
      caller,
      account,
      region,
      operation: call.operation,
      model,
      random,
    } as Context;
    if (!operation) {
      // The audit role may neither write nor read secrets; other operations exist, and the estate cannot play them.
      const secret = service.secretReturning?.includes(call.operation) ?? false;
      if (secret || isWrite(call.operation))
        throw denied(model, caller?.arn ?? '', action, '*', secret ? 'explicit' : 'implicit');
      throw new AwsError('NotSimulated', `The estate does not simulate ${action}`, 501);
    }
    if (caller) {
      const verdict = judge(state, caller, action, region);
      if (verdict !== 'allowed') {
        throw denied(model, caller.arn, action, operation.resource?.(call.params, context) ?? '*', verdict);
      }
    }
    checkAll(model, model.operations[call.operation]?.input, call.params);
    return operation.run(call.params, context);
  };

  const unknownService = (name: string | undefined, entry: Omit<LogEntry, 'n'>): Reply => {
    entry.service = name ?? '?';
    entry.code = 'NotSimulated';
    const message = `The estate does not simulate ${name ? `the service ${name}` : 'this request'}`;
    return { status: 501, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) };
  };

  return {
    name: 'aws',
    claims: (request) => request.headers['authorization']?.startsWith('AWS4-') === true || guess(request) !== undefined,
    answer,
  };
}

function members(service: Service, call: Call): object {
  const input = service.model.operations[call.operation]?.input;
  return (input ? service.model.shapes[input]?.members : undefined) ?? {};
}

function success(service: Service, call: Call, output: Output, requestId: string): Reply {
  const { model } = service;
  const shape = model.operations[call.operation]?.output;
  const headers: Record<string, string> = { 'x-amzn-requestid': requestId };
  if (model.protocol === 'json' || model.protocol === 'rest-json') {
    headers['content-type'] = model.protocol === 'json' ? 'application/x-amz-json-1.1' : 'application/json';
    return { status: 200, headers, body: JSON.stringify(shape ? toJson(model, shape, output) : {}) };
  }
  headers['content-type'] = 'text/xml';
  const inner = shape ? toXml(model, shape, output) : '';
  const name = call.operation;
  const body =
    model.protocol === 'ec2'
      ? `<?xml version="1.0" encoding="UTF-8"?>\n<${name}Response xmlns="http://ec2.amazonaws.com/doc/${model.apiVersion}/"><requestId>${requestId}</requestId>${inner}</${name}Response>`
      : `<${name}Response xmlns="${model.xmlNamespace ?? ''}">\n<${name}Result>${inner}</${name}Result>\n<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>\n</${name}Response>\n`;
  return { status: 200, headers, body };
}

export { statusOf, type Fault };

import type { Incoming } from '../wire.ts';
import type { Service } from './service.ts';
import { services } from './services/index.ts';

const byScope = new Map(services.map((service) => [service.model.signingName, service]));

/** The service that a credential is scoped to. */
export const scopedTo = (name: string): Service | undefined => byScope.get(name);

/** The service of a request without a signature, from what else it says. */
export function guessService(request: Incoming): Service | undefined {
  const target = request.headers['x-amz-target']?.split('.')[0];
  if (target) return services.find(({ model }) => model.targetPrefix === target);
  const version = /(?:^|&|\?)Version=([\d-]+)/.exec(request.method === 'POST' ? request.body : request.target)?.[1];
  if (version) return services.find(({ model }) => model.apiVersion === version && !model.targetPrefix);
  const path = request.target.split('?')[0] ?? '/';
  return services.find(
    ({ model }) =>
      model.protocol === 'rest-json' && model.known.some((row) => row.endsWith(` ${request.method} ${path}`)),
  );
}

/** Changes something, as far as a name can tell. */
export function isWrite(operation: string): boolean {
  return !/^(Get|List|Describe|Generate|Simulate|BatchGet|Decode|AssumeRole)/.test(operation);
}

/** Whether an operation's input takes a page token. */
export function isPaged({ model }: Service, operation: string): boolean {
  const input = model.operations[operation]?.input;
  const members = (input ? model.shapes[input]?.members : undefined) ?? {};
  return 'Marker' in members || 'NextToken' in members || 'nextToken' in members;
}

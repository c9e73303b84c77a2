import type { Incoming } from '../wire.ts';
import { AwsError, common } from './errors.ts';
import { shapeOf, type ServiceModel, type Shape } from './model.ts';
import type { Params } from './validate.ts';

export interface Call {
  operation: string;
  params: Params;
}

interface Tree {
  [key: string]: Tree | string;
}

function coerce(model: ServiceModel, shape: Shape, value: Tree | string, name: string): unknown {
  if (shape.type === 'structure' && typeof value === 'object') return members(model, shape, value, name);
  if (shape.type === 'list' && typeof value === 'object') {
    const entries = typeof value['member'] === 'object' ? value['member'] : value;
    const of = shapeOf(model, shape.member?.shape ?? '');
    return Object.keys(entries)
      .toSorted((a, b) => Number(a) - Number(b))
      .map((index) => coerce(model, of, entries[index] ?? '', name));
  }
  if (typeof value === 'object') throw common(model, 'validation', `Unexpected complex element at ${name}`);
  if (shape.type === 'integer' || shape.type === 'long') {
    if (!/^-?\d+$/.test(value)) throw new AwsError('MalformedInput', `Invalid integer value for ${name}`, 400);
    return Number(value);
  }
  if (shape.type === 'boolean') {
    if (!/^(true|false)$/i.test(value)) throw new AwsError('MalformedInput', `Invalid boolean value for ${name}`, 400);
    return value.toLowerCase() === 'true';
  }
  if (shape.type === 'list') return value === '' ? [] : [value];
  return value;
}

function members(model: ServiceModel, shape: Shape, tree: Tree, path: string): Params {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) {
    // EC2 names parameters by locationName with a capital; Query by member name.
    const found = Object.entries(shape.members ?? {}).find(
      ([name, member]) => name === key || (model.protocol === 'ec2' && capital(member.locationName ?? name) === key),
    );
    if (!found) throw common(model, 'validation', `Unknown parameter: ${path}${key}`);
    out[found[0]] = coerce(model, shapeOf(model, found[1].shape), value, `${path}${found[0]}`);
  }
  return out;
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function grow(pairs: Iterable<[string, string]>): Tree {
  const root: Tree = Object.create(null) as Tree;
  for (const [key, value] of pairs) {
    const steps = key.split('.');
    let at = root;
    for (const step of steps.slice(0, -1)) {
      const next = at[step];
      at = typeof next === 'object' ? next : (at[step] = Object.create(null) as Tree);
    }
    at[steps.at(-1) ?? key] = value;
  }
  return root;
}

function parseQuery(model: ServiceModel, request: Incoming): Call {
  const source = request.method === 'POST' ? request.body : (request.target.split('?', 2)[1] ?? '');
  const form = new URLSearchParams(source);
  const operation = form.get('Action');
  const version = form.get('Version');
  if (!operation) throw new AwsError('MissingAction', 'Missing Action', 400);
  if (version !== model.apiVersion || !known(model, operation)) {
    throw common(
      model,
      'unknown-operation',
      `Could not find operation ${operation} for version ${version ?? 'NO_VERSION_SPECIFIED'}`,
    );
  }
  form.delete('Action');
  form.delete('Version');
  const input = model.operations[operation]?.input;
  const shape: Shape = input ? shapeOf(model, input) : { type: 'structure' };
  if (!model.operations[operation]) return { operation, params: {} };
  return { operation, params: members(model, shape, grow(form), '') };
}

function known(model: ServiceModel, operation: string): boolean {
  return model.known.some((row) => row.startsWith(`${operation} `));
}

function parseBody(request: Incoming): Params {
  if (request.body === '') return {};
  try {
    const value = JSON.parse(request.body) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Params;
  } catch {
    // falls through to the same refusal
  }
  throw new AwsError('SerializationException', 'Start of structure or map found where not expected.', 400);
}

const JSON_TYPE = { string: 'string', integer: 'number', long: 'number', boolean: 'boolean', timestamp: 'number' };

function checkTypes(model: ServiceModel, shapeName: string | undefined, params: Params): void {
  const shape = shapeName ? shapeOf(model, shapeName) : undefined;
  for (const [key, value] of Object.entries(params)) {
    const member = shape?.members?.[key];
    if (!member || value === null) continue;
    const { type } = shapeOf(model, member.shape);
    const wanted = JSON_TYPE[type as keyof typeof JSON_TYPE];
    if (wanted ? typeof value !== wanted : typeof value !== 'object') {
      throw new AwsError('SerializationException', `${typeof value} value can not be converted to ${type}`, 400);
    }
  }
}

function parseTarget(model: ServiceModel, request: Incoming): Call {
  const [prefix, operation = ''] = (request.headers['x-amz-target'] ?? '').split('.', 2);
  if (request.method !== 'POST' || prefix !== model.targetPrefix || !known(model, operation)) {
    throw common(model, 'unknown-operation', '');
  }
  if (!/^application\/x-amz-json-1\.1$/.test(request.headers['content-type'] ?? '')) {
    throw common(model, 'unknown-operation', '');
  }
  const params = parseBody(request);
  checkTypes(model, model.operations[operation]?.input, params);
  return { operation, params };
}

function parseRest(model: ServiceModel, request: Incoming): Call {
  const [path = '', query = ''] = request.target.split('?', 2);
  for (const row of model.known) {
    const [operation = '', method, uri = ''] = row.split(' ');
    if (method !== request.method) continue;
    const names: string[] = [];
    const form = uri.replace(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    const found = new RegExp(`^${form}$`).exec(path);
    if (!found) continue;
    const input = model.operations[operation]?.input;
    const params: Record<string, unknown> = { ...(request.method === 'GET' ? {} : parseBody(request)) };
    checkTypes(model, input, params);
    names.forEach((name, index) => (params[name] = decodeURIComponent(found[index + 1] ?? '')));
    const shape: Shape = input ? shapeOf(model, input) : { type: 'structure' };
    if (model.operations[operation]) {
      const inQuery = members(model, shape, grow(new URLSearchParams(query)), '');
      Object.assign(params, inQuery);
    }
    return { operation, params };
  }
  throw common(model, 'unknown-operation', '');
}

/** Which operation a request asks for, and with what. Throws the service's own refusal. */
export function parseCall(model: ServiceModel, request: Incoming): Call {
  if (model.protocol === 'json') return parseTarget(model, request);
  if (model.protocol === 'rest-json') return parseRest(model, request);
  return parseQuery(model, request);
}

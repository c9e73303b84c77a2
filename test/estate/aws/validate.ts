import { common, AwsError } from './errors.ts';
import { shapeOf, type Member, type ServiceModel, type Shape } from './model.ts';

/** A request's parameters, checked against the API model. */
export type Params = Readonly<Record<string, unknown>>;

export const text = (params: Params, key: string): string | undefined => params[key] as string | undefined;
export const number = (params: Params, key: string): number | undefined => params[key] as number | undefined;
export const flag = (params: Params, key: string): boolean => params[key] === true;

/** `UserName` → `userName`: AWS names members this way in its messages. */
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const patterns = new Map<string, RegExp>();
function pattern(source: string): RegExp {
  let found = patterns.get(source);
  if (!found) {
    const bare = source.replace(/^\^/, '').replace(/\$$/, '');
    try {
      found = new RegExp(`^(?:${bare})$`, 'u');
    } catch {
      found = new RegExp(`^(?:${bare.replace(/\\u10000-\\u10FFFF/, '')})$`);
    }
    patterns.set(source, found);
  }
  return found;
}

function problem(shape: Shape, value: unknown): string | undefined {
  if (shape.enum && !shape.enum.includes(String(value))) {
    return `Member must satisfy enum value set: [${shape.enum.join(', ')}]`;
  }
  if (typeof value === 'number') {
    if (shape.max !== undefined && value > shape.max)
      return `Member must have value less than or equal to ${shape.max}`;
    if (shape.min !== undefined && value < shape.min)
      return `Member must have value greater than or equal to ${shape.min}`;
    return undefined;
  }
  const length = Array.isArray(value) || typeof value === 'string' ? value.length : 0;
  if (shape.max !== undefined && length > shape.max)
    return `Member must have length less than or equal to ${shape.max}`;
  if (shape.min !== undefined && length < shape.min)
    return `Member must have length greater than or equal to ${shape.min}`;
  if (typeof value === 'string' && shape.pattern && !pattern(shape.pattern).test(value)) {
    return `Member must satisfy regular expression pattern: ${shape.pattern}`;
  }
  return undefined;
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html: InvalidInputException reasons. */
const REASONS: readonly [RegExp, string][] = [
  [/must not be null/, 'INPUT_REQUIRED'],
  [/length less/, 'MAX_LENGTH_EXCEEDED'],
  [/length greater/, 'MIN_LENGTH_EXCEEDED'],
  [/value less/, 'MAX_VALUE_EXCEEDED'],
  [/value greater/, 'MIN_VALUE_EXCEEDED'],
  [/enum/, 'INVALID_ENUM'],
  [/pattern/, 'INVALID_PATTERN'],
];

function refuse(model: ServiceModel, name: string, value: unknown, what: string): AwsError {
  const shown =
    value === undefined
      ? 'Value null'
      : `Value '${Array.isArray(value) ? `[${value.join(', ')}]` : typeof value === 'string' ? value : JSON.stringify(value)}'`;
  const message = `1 validation error detected: ${shown} at '${camel(name)}' failed to satisfy constraint: ${what}`;
  const error = common(model, 'validation', message);
  const reason = REASONS.find(([form]) => form.test(what))?.[1];
  return error.code === 'InvalidInputException' && reason
    ? new AwsError(error.code, message, error.status, { Reason: reason })
    : error;
}

function check(model: ServiceModel, name: string, member: Member, value: unknown): void {
  const shape = shapeOf(model, member.shape);
  const what = problem(shape, value);
  if (what) throw refuse(model, name, value, what);
  if (shape.type === 'structure') checkAll(model, member.shape, value as Params);
  if (shape.type === 'list')
    for (const item of value as unknown[]) check(model, `${name}.member`, shape.member as Member, item);
}

/** Throws the error that the service gives for the first parameter that is missing, unknown or out of bounds. */
export function checkAll(model: ServiceModel, shapeName: string | undefined, params: Params): void {
  const shape = shapeName ? shapeOf(model, shapeName) : undefined;
  for (const key of Object.keys(params)) {
    // Real services ignore some strangers. Here they are mistakes of the caller that would otherwise stay hidden.
    if (!shape?.members?.[key]) throw common(model, 'validation', `Unknown parameter: ${key}`);
  }
  for (const name of shape?.required ?? []) {
    if (params[name] === undefined) throw refuse(model, name, undefined, 'Member must not be null');
  }
  for (const [name, value] of Object.entries(params)) {
    const member = shape?.members?.[name];
    if (member && value !== undefined) check(model, name, member, value);
  }
}

/** IAM policy documents: decoded, and their statements in one form. Nothing is evaluated here. */
import type { Json } from '../../core/model.ts';

export interface Condition {
  operator: string;
  key: string;
  values: readonly string[];
}

export interface Statement {
  effect: 'Allow' | 'Deny';
  actions: readonly string[];
  notActions: readonly string[] | null;
  resources: readonly string[];
  notResources: readonly string[] | null;
  principal: Json | undefined;
  notPrincipal: Json | undefined;
  conditions: readonly Condition[];
}

export interface PolicyDocument {
  json: Json;
  statements: readonly Statement[];
}

/**
 * IAM sends documents URL-encoded (RFC 3986); SDKs of some languages decode them, an emulator may not encode them.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyDetail.html
 *
 * @returns `null` for something that is not a policy document
 */
export function parseDocument(text: string): PolicyDocument | null {
  try {
    const json = JSON.parse(text.trimStart().startsWith('{') ? text : decodeURIComponent(text)) as Json;
    const root = objectOf(json);
    if (root === undefined) return null;
    const list = root['Statement'] ?? [];
    const statements = (Array.isArray(list) ? list : [list]).map((each) => statementOf(each as Json));
    return statements.includes(null) ? null : { json, statements: statements.filter((each) => each !== null) };
  } catch {
    return null;
  }
}

function statementOf(json: Json): Statement | null {
  const statement = objectOf(json);
  const effect = statement?.['Effect'];
  if (statement === undefined || (effect !== 'Allow' && effect !== 'Deny')) return null;
  const optional = (name: string) => (statement[name] === undefined ? null : textsOf(statement[name]));
  return {
    effect,
    actions: textsOf(statement['Action']),
    notActions: optional('NotAction'),
    resources: textsOf(statement['Resource']),
    notResources: optional('NotResource'),
    principal: statement['Principal'],
    notPrincipal: statement['NotPrincipal'],
    conditions: conditionsOf(statement['Condition']),
  };
}

function conditionsOf(json: Json | undefined): Condition[] {
  return Object.entries(objectOf(json) ?? {}).flatMap(([operator, keys]) =>
    Object.entries(objectOf(keys) ?? {}).map(([key, values]) => ({ operator, key, values: textsOf(values) })),
  );
}

export function objectOf(json: Json | undefined): { readonly [key: string]: Json } | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  return json as { readonly [key: string]: Json };
}

/** One value or a list of them; numbers and booleans as text, as IAM compares them. */
export function textsOf(json: Json | undefined): string[] {
  if (json === undefined || json === null) return [];
  return (Array.isArray(json) ? json : [json]).flatMap((each) => (typeof each === 'object' ? [] : [String(each)]));
}

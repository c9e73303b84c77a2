/** What zod found wrong → a sentence for the person who wrote the file. Values are never repeated. */
import { z } from 'zod';
import type { ConfigDocument, Path, Problem } from './document.ts';
import { didYouMean } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What an issue is about: its place in the file, the value there, and the keys that may stand there. */
export interface About {
  document: ConfigDocument;
  value: unknown;
  schema: z.ZodType;
  /** Where in the file the checked value stands, e.g. `['sources', 0]`. */
  base: Path;
  /** Keys that belong to somebody else, e.g. `provider` and `name` beside a connector's settings. */
  extraKeys?: readonly string[];
}

export function problemsOf(issues: readonly Issue[], about: About): Problem[] {
  return issues.flatMap((issue) => explain(issue, about));
}

function explain(issue: Issue, about: About): Problem[] {
  const path = [...about.base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = [...keysAt(about.schema, issue.path), ...(issue.path.length === 0 ? (about.extraKeys ?? []) : [])];
    return issue.keys.map((key) => ({
      ...about.document.atKey(path, key),
      path: [...path, key],
      message: `unknown key. ${didYouMean(key, known)}`.trim(),
    }));
  }
  if (issue.code === 'invalid_union') {
    const best = closestBranch(issue.errors);
    if (best !== undefined) {
      return best.flatMap((inner) => explain({ ...inner, path: [...issue.path, ...inner.path] }, about));
    }
  }
  return [
    {
      ...about.document.at(path),
      path,
      message: messageOf(issue, valueAt(about.value, issue.path), about.document.written(path)),
    },
  ];
}

/** The branch that got furthest: one that did not already fail on the type. */
function closestBranch(attempts: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const right = attempts.find(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return right ?? attempts[0];
}

function messageOf(issue: Issue, value: unknown, written: string | undefined): string {
  if (issue.code === 'invalid_type') return wrongType(issue.expected, value, written);
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const hint = typeof value === 'string' ? didYouMean(value, allowed) : '';
    return hint.startsWith('Did')
      ? `must be one of ${allowed.join(', ')}. ${hint}`
      : `must be one of ${allowed.join(', ')}`;
  }
  if (issue.code === 'too_small')
    return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${size(issue.minimum, issue.origin)}`;
  if (issue.code === 'too_big')
    return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${size(issue.maximum, issue.origin)}`;
  if (issue.code === 'invalid_format' && issue.message.startsWith('Invalid'))
    return `is not a valid ${issue.format === 'regex' ? 'value' : issue.format}`;
  return issue.message;
}

function size(bound: number | bigint, origin: string): string {
  if (origin === 'array') return `${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  if (origin === 'string') return `${bound} ${bound === 1 ? 'character' : 'characters'} long`;
  return String(bound);
}

const names: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
};

function wrongType(expected: string, value: unknown, written: string | undefined): string {
  const wanted = names[expected] ?? expected;
  if (value === undefined) return `is missing: it must be ${wanted}`;
  if (expected === 'string' && written !== undefined && typeof value !== 'object') {
    return `must be text, and YAML reads it as ${typeOf(value)}: put it in quotes, "${written}"`;
  }
  return `must be ${wanted}, not ${typeOf(value)}`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return names[typeof value] ?? typeof value;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

/** The keys that the schema knows at a path. JSON Schema is the one form in which every zod schema can be walked. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let level = [z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema];
  for (const part of path) {
    level = level.flatMap(branches).flatMap((one) => {
      if (typeof part === 'number') return one.items ?? [];
      const named = one.properties?.[String(part)];
      return named ?? (typeof one.additionalProperties === 'object' ? one.additionalProperties : []);
    });
  }
  return [...new Set(level.flatMap(branches).flatMap((one) => Object.keys(one.properties ?? {})))];
}

function branches(schema: JsonSchema): JsonSchema[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...inner.flatMap(branches)];
}

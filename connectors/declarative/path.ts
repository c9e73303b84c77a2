/** Reads a path of a manifest out of a value. Own keys only: an answer cannot reach the prototype of anything. */

const parsed = new Map<string, readonly string[]>();

function keysOf(path: string): readonly string[] {
  let keys = parsed.get(path);
  if (keys === undefined) {
    keys = path === '.' ? [] : path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
    parsed.set(path, keys);
  }
  return keys;
}

/** `undefined` when there is nothing; `null` and missing are the same to whoever asks. */
export function valueAt(value: unknown, path: string): unknown {
  return descend(value, keysOf(path));
}

function descend(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value ?? undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (key === '*') {
    const all: unknown[] = Array.isArray(value) ? value : Object.values(value);
    return all.flatMap((each) => descend(each, rest) ?? []);
  }
  return Object.hasOwn(value, key) ? descend((value as Record<string, unknown>)[key], rest) : undefined;
}

/** A copy without what the paths name. */
export function without(value: unknown, paths: readonly string[]): unknown {
  return paths.reduce((rest, path) => remove(rest, keysOf(path)), value);
}

function remove(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  const keep = (name: string): boolean => rest.length > 0 || (key !== '*' && name !== key);
  const inside = (name: string, each: unknown): unknown => (key === '*' || name === key ? remove(each, rest) : each);
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, index) => (keep(String(index)) ? [inside(String(index), each)] : []));
  }
  const entries = Object.entries(value).filter(([name]) => keep(name));
  return Object.fromEntries(entries.map(([name, each]) => [name, inside(name, each)]));
}

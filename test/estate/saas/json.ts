/** Places in an answer: dots between keys, `.` for the whole. */
export function at(value: unknown, path: string): unknown {
  if (path === '.') return value;
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
      value,
    );
}

export function set(value: unknown, path: string, what: unknown): unknown {
  if (path === '.') return what;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = value as Record<string, unknown>;
  for (const key of keys) {
    if (typeof inner[key] !== 'object' || inner[key] === null) inner[key] = {};
    inner = inner[key] as Record<string, unknown>;
  }
  inner[last] = what;
  return value;
}

/**
 * The little of the Common Expression Language that attribute mappings and conditions of the company use. Anything
 * else is a defect of the story, and says so.
 * https://cloud.google.com/iam/docs/workload-identity-federation#mapping
 */
export type Assertion = Readonly<Record<string, unknown>>;
type Attributes = Readonly<Record<string, string>>;

/** `assertion.a == 'b' && attribute.c != 'd' || assertion.e in ['f', 'g'] || assertion.sub.startsWith('h')` */
export function accepts(condition: string, assertion: Assertion, attributes: Attributes): boolean {
  return condition
    .split('||')
    .some((either) => either.split('&&').every((test) => holds(test.trim(), assertion, attributes)));
}

function holds(test: string, assertion: Assertion, attributes: Attributes): boolean {
  const compared = /^([\w.]+)\s*(==|!=)\s*['"](.*)['"]$/.exec(test);
  if (compared) {
    const [, path = '', operator, wanted] = compared;
    return (valueOf(path, assertion, attributes) === wanted) === (operator === '==');
  }
  const listed = /^([\w.]+)\s+in\s+\[(.*)\]$/.exec(test);
  if (listed) {
    const [, path = '', list = ''] = listed;
    return [...list.matchAll(/['"]([^'"]*)['"]/g)].some(([, one]) => one === valueOf(path, assertion, attributes));
  }
  const started = /^([\w.]+)\.startsWith\(['"](.*)['"]\)$/.exec(test);
  if (started) {
    const [, path = '', prefix = ''] = started;
    return valueOf(path, assertion, attributes).startsWith(prefix);
  }
  throw new Error(`the estate cannot evaluate ${test}`);
}

function valueOf(path: string, assertion: Assertion, attributes: Attributes): string {
  const value = path.startsWith('assertion.') ? assertion[path.slice('assertion.'.length)] : attributes[path];
  return typeof value === 'string' ? value : '';
}

/** @param mapping `google.subject` and `attribute.…` → `assertion.…` or a text in quotes */
export function mapped(mapping: Attributes, assertion: Assertion): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping).map(([name, expression]) => {
      const quoted = /^['"](.*)['"]$/.exec(expression);
      return [name, quoted ? (quoted[1] ?? '') : valueOf(expression, assertion, {})];
    }),
  );
}

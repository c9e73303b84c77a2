/** How owners are spelled, and what people write when they have nothing to say. */

/** After letters, digits and spaces only are left. */
const nobody: ReadonlySet<string> = new Set([
  '',
  'admin',
  'administrator',
  'anonymous',
  'changeme',
  'change me',
  'default',
  'dummy',
  'example',
  'fixme',
  'n a',
  'na',
  'nil',
  'no owner',
  'no one',
  'nobody',
  'none',
  'not applicable',
  'not available',
  'not set',
  'null',
  'owner',
  'placeholder',
  'replace me',
  'replaceme',
  'root',
  'system',
  'tba',
  'tbc',
  'tbd',
  'test',
  'to be announced',
  'to be confirmed',
  'to be defined',
  'to be determined',
  'to do',
  'todo',
  'unassigned',
  'undefined',
  'unknown',
  'unowned',
  'xx',
  'xxx',
]);

/** A template that nobody filled in: `${owner}`, `{{ owner }}`, `<owner>`, `%OWNER%`. */
const template = /^(\$?\{.*\}|<.*>|%.*%)$/s;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The name in the form that is stored and compared, or `null` when it names nobody. */
export function ownerName(value: string): string | null {
  const name = unquoted(value.replaceAll(/\s+/g, ' ').trim())
    .replace(/^mailto:/i, '')
    .trim();
  const words = name
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
  if (nobody.has(words) || template.test(name)) return null;
  return email.test(name) ? name.toLowerCase() : name;
}

function unquoted(text: string): string {
  const [, , inner] = /^(["'`])(.*)\1$/s.exec(text) ?? [];
  return inner === undefined ? text : unquoted(inner.trim());
}

/** What looks like a secret has no place in an example, not even an expired one. */

const shapes: readonly (readonly [what: string, shape: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a JWT', /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/],
  ['an AWS key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,})/],
  ['a Slack token', /\bxox[abeoprs]-[\w-]{10,}/],
  ['a GitLab token', /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat)-[\w-]{15,}/],
  ['an API key', /\b(?:sk|pk|rk)[-_](?:live|test|ant|proj|admin)?[-_]?[A-Za-z0-9]{20,}/],
];

const secretKey =
  /(?:secret|password|passwd|private_?key|api_?key|access_?token|refresh_?token|^token|client_?secret)(?:_?value)?$/i;

/** The places in an example that look like secrets, in words; the values are not repeated. */
export function secretLooking(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const shape = shapes.find(([, pattern]) => pattern.test(value));
    if (shape !== undefined) return [`${path} looks like ${shape[0]}`];
    const key = path.split('.').at(-1) ?? '';
    return secretKey.test(key) && isRandom(value) ? [`${path} looks like the value of a secret`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => secretLooking(each, path === '' ? key : `${path}.${key}`));
}

/** Long, without spaces, and hardly any character twice as often as another. Masked (`****abcd`) and named ones are fine. */
function isRandom(text: string): boolean {
  if (text.length < 20 || /\s|\*{3}|\.{3}|^https?:|example|redacted|masked/i.test(text)) return false;
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits > 3;
}

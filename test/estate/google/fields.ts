/** Partial answers: `fields=assets(name,resource/data),nextPageToken`. https://cloud.google.com/apis/docs/system-parameters */
type Mask = { [name: string]: Mask };

export function selected(answer: Record<string, unknown>, fields: string | undefined): unknown {
  if (fields === undefined || fields === '*') return answer;
  return pick(answer, parse(fields));
}

function parse(text: string): Mask {
  const mask: Mask = {};
  for (const part of split(text)) {
    const opened = part.indexOf('(');
    const path = opened < 0 ? part : part.slice(0, opened);
    let at = mask;
    for (const name of path.split(/[/.]/)) at = at[name.trim()] ??= {};
    if (opened >= 0) Object.assign(at, parse(part.slice(opened + 1, -1)));
  }
  return mask;
}

/** At the commas that are in no parentheses. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const letter = text[i];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if ((letter !== ',' || depth > 0) && i < text.length) continue;
    if (i > start) parts.push(text.slice(start, i));
    start = i + 1;
  }
  return parts;
}

function pick(value: unknown, mask: Mask): unknown {
  if (Object.keys(mask).length === 0 || '*' in mask) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  const from = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(mask).flatMap(([name, inner]) => (name in from ? [[name, pick(from[name], inner)]] : [])),
  );
}

/** Who it is, in a few lines: where, whose, what it may do, when it was last used. */
import type { Row } from '../../inventory/read.ts';
import type { Observed, Timestamp } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import { textOf } from '../listing-columns.ts';
import { dated, lastUsedText, observedDate } from '../text/dates.ts';
import { sanitize } from '../text/sanitize.ts';
import { pad } from '../text/width.ts';
import type { Gathered } from './gather.ts';
import { minute, type Look } from './look.ts';

export function head({ identity, credentials, scopes, former }: Gathered, { style, now }: Look): string[] {
  const row = identity ?? credentials[0] ?? {};
  const createdAt = row['createdAt'] as Observed<Timestamp>;
  const nature = row['nature'] as { is: string; because: string } | undefined;
  const owner = row['owner'] as { name: string; confidence: number; source: string } | null | undefined;
  const lines: (readonly [string, string])[] = [
    ['ref', textOf(row['ref'])],
    ['id', textOf(row['nativeId'])],
    [
      'in',
      scopes
        .map(({ kind, name, nativeId }) => `${kind} ${name === nativeId ? nativeId : `${nativeId} (${name})`}`)
        .join(', '),
    ],
    ['status', statusText(row, now)],
    ['nature', nature === undefined ? '' : `${nature.is}: ${nature.because}`],
    ['made and kept by', row['managedBy'] === 'provider' ? 'the provider: not yours to change' : ''],
    ['created', observedDate(createdAt, 'not told', now)],
    ['purpose', textOf(row['purpose'])],
    [
      'owner',
      owner === null || owner === undefined
        ? 'nobody that the evidence names'
        : `${owner.name} (${owner.source}, confidence ${owner.confidence})`,
    ],
    ['publisher', textOf((row['publisher'] as { name?: string } | null | undefined)?.name)],
    ['privilege', textOf(row['privilege'])],
    ['last used', lastUsedLong(row['lastUsed'] as unknown as LastUsed, createdAt, now)],
    ['cannot be seen', blindness(row['lastUsed'] as unknown as LastUsed)],
    ['last read', textOf(row['lastReadAt']) === '' ? '' : dated(textOf(row['lastReadAt']), now)],
    ['same name, gone', former.join(', ')],
  ];
  const title = `${style.bold(sanitize(textOf(row['name'])))}  ${sanitize(`${textOf(row['kind'])}, ${textOf(row['provider'])}`)}`;
  return [
    title,
    ...lines.filter(([, value]) => value !== '').map(([label, value]) => `  ${pad(label, 16)}  ${sanitize(value)}`),
  ];
}

function statusText(row: Row, now: Date): string {
  const state = textOf(row['state']);
  if (state === 'gone') return `gone since ${dated(textOf(row['goneAt']), now)}`;
  if (state === 'out-of-scope')
    return `${textOf(row['status'])} when it was last in scope; the configuration reaches it no more`;
  return textOf(row['status']);
}

function lastUsedLong(lastUsed: LastUsed | undefined, createdAt: Observed<Timestamp>, now: Date): string {
  if (lastUsed === undefined) return '';
  const short = lastUsedText(lastUsed, createdAt, now);
  if (lastUsed.state === 'unknown') return lastUsed.detail === undefined ? short : `${short}: ${lastUsed.detail}`;
  if (lastUsed.state === 'unused')
    return `${short}, as far as known up to ${minute(lastUsed.asOf)}; told by ${lastUsed.sources.join(', ')}`;
  const quiet =
    lastUsed.quiet === null
      ? 'whether also later cannot be told'
      : `no use since, up to ${minute(lastUsed.quiet.asOf)}`;
  return `${short}, to the ${lastUsed.precision}; told by ${lastUsed.source}; ${quiet}`;
}

function blindness(lastUsed: LastUsed | undefined): string {
  return lastUsed === undefined || lastUsed.state === 'unknown' ? '' : lastUsed.blindTo.join('; ');
}

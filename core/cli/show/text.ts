/** One identity for people, from who it is down to what happened to it. */
import type { Row } from '../../inventory/read.ts';
import type { Observed, Timestamp } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import { fieldChanges, paintChange } from '../changes.ts';
import { idOfRef, textOf } from '../listing-columns.ts';
import type { Output } from '../output.ts';
import { dated, day, expiryText, lastUsedText, observedDate } from '../text/dates.ts';
import { sanitize } from '../text/sanitize.ts';
import { table, type Column } from '../text/table.ts';
import { pad } from '../text/width.ts';
import type { Gathered } from './gather.ts';
import { head } from './head.ts';
import type { Look } from './look.ts';
import { usageTable } from './usage-table.ts';

export function identityText(gathered: Gathered, { style, width }: Output, now: Date): string {
  const look = { style, width: width === undefined ? undefined : width - 2, now };
  const sections = [
    head(gathered, look),
    section('Sources of these dates', usageTable(gathered, look), look),
    section('Credentials', credentialsTable(gathered, look), look),
    section('Grants', grantsTable(gathered, look), look),
    ...gathered.grants.flatMap(documentText),
    section('May be used by', trustsTable(gathered, look), look),
    section('Findings', findingsTable(gathered, look), look),
    section('Not read in its scope', coverageTable(gathered, look), look),
    section('Latest changes', changeLines(gathered, look), look),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[], { style }: Look): string[] {
  return lines.length === 0 ? [] : [style.bold(title), ...lines.map((line) => `  ${line}`)];
}

function credentialsTable({ identity, credentials, marked }: Gathered, { width, now, style }: Look): string[] {
  if (credentials.length === 0) {
    const known = identity?.['credentials'];
    return known === null ? ['unknown: they could not all be listed'] : ['none'];
  }
  const date = (title: string, name: string, none: string, leaveOut: number): Column<Row> => ({
    title,
    leaveOut,
    value: (row) => observedDate(row[name] as Observed<Timestamp>, none, now),
  });
  return table<Row>(
    [
      { title: '', value: (row) => (row['ref'] === marked ? '>' : ' ') },
      {
        title: 'ID',
        value: (row) => textOf(row['nativeId']),
        flexible: true,
        paint: (row) => (row['ref'] === marked ? style.bold : (text) => text),
      },
      { title: 'KIND', value: (row) => textOf(row['kind']) },
      { title: 'STATUS', value: (row) => (row['state'] === 'active' ? textOf(row['status']) : textOf(row['state'])) },
      date('CREATED', 'createdAt', 'not told', 2),
      date('ROTATED', 'rotatedAt', 'never', 3),
      { title: 'EXPIRES', value: (row) => expiryText(row['expiresAt'] as Observed<Timestamp>, now), leaveOut: 1 },
      {
        title: 'LAST USED',
        value: (row) =>
          lastUsedText(row['lastUsed'] as unknown as LastUsed, row['createdAt'] as Observed<Timestamp>, now),
      },
    ],
    credentials,
    width,
  );
}

const level = (row: Row): string => textOf((row['privilege'] as { level: string } | undefined)?.level);

function grantsTable({ grants }: Gathered, { width, style }: Look): string[] {
  if (grants.length === 0) return [];
  return table<Row>(
    [
      { title: 'ROLE', value: (row) => textOf(row['role']), flexible: true },
      { title: 'ON', value: (row) => textOf(row['resource']), flexible: true },
      {
        title: 'THROUGH',
        value: (row) => originText(row['origin'] as { kind: string; via: string | null }),
        flexible: true,
      },
      {
        title: 'PRIVILEGE',
        value: level,
        paint: (row) => (['admin', 'escalation'].includes(level(row)) ? style.bad : (text) => text),
      },
      {
        title: 'BECAUSE',
        value: (row) => ((row['privilege'] as { reasons?: string[] } | undefined)?.reasons ?? []).join('; '),
        flexible: true,
      },
    ],
    grants,
    width,
  );
}

const originText = ({ kind, via }: { kind: string; via: string | null }): string =>
  via === null ? kind : `${kind} ${idOfRef(via)}`;

function documentText(grant: Gathered['grants'][number]): string[][] {
  if (grant.document === undefined || grant.document === null) return [];
  const lines = JSON.stringify(grant.document, null, 2).split('\n').map(sanitize);
  return [[`Document of ${sanitize(textOf(grant['role']))}`, ...lines.map((line) => `  ${line}`)]];
}

const principal = (row: Row): { kind: string; id: string; dangling: boolean } => row['principal'] as never;

function trustsTable({ trusts }: Gathered, { width, style }: Look): string[] {
  if (trusts.length === 0) return [];
  return table<Gathered['trusts'][number]>(
    [
      {
        title: 'WHO',
        value: (row) => `${principal(row).id}${principal(row).dangling ? ' (deleted)' : ''}`,
        flexible: true,
      },
      { title: 'KIND', value: (row) => principal(row).kind },
      { title: 'VENDOR', value: (row) => row.vendor ?? '' },
      {
        title: 'REACH',
        value: (row) => textOf(row['reach']),
        paint: (row) => (['external', 'anyone'].includes(textOf(row['reach'])) ? style.warn : (text) => text),
      },
      {
        title: 'SUBJECTS',
        value: (row) => ((row['subjects'] as string[] | undefined) ?? []).join(', '),
        flexible: true,
      },
      {
        title: 'WEAKNESSES',
        value: (row) => ((row['weaknesses'] as string[] | undefined) ?? []).join(', '),
        flexible: true,
      },
    ],
    trusts,
    width,
  );
}

function findingsTable({ findings }: Gathered, { width, style }: Look): string[] {
  if (findings.length === 0) return [];
  return table<Row>(
    [
      {
        title: 'SEVERITY',
        value: (row) => textOf(row['severity']),
        paint: (row) => style.severity(textOf(row['severity'])),
      },
      { title: 'STATE', value: (row) => textOf(row['state']), paint: (row) => style.status(textOf(row['state'])) },
      { title: 'RULE', value: (row) => textOf(row['rule']) },
      { title: 'SINCE', value: (row) => day(textOf(row['firstSeen'])), leaveOut: 1 },
      { title: 'MESSAGE', value: (row) => textOf(row['message']), flexible: 40 },
    ],
    findings,
    width,
  );
}

function coverageTable({ coverage }: Gathered, { width, style, now }: Look): string[] {
  const missing = coverage.filter((row) => row['status'] !== 'complete');
  if (missing.length === 0) return [];
  return table<Row>(
    [
      { title: 'WHAT', value: (row) => textOf(row['collector']) },
      { title: 'STATUS', value: (row) => textOf(row['status']), paint: (row) => style.status(textOf(row['status'])) },
      {
        title: 'LAST READ',
        value: (row) => (row['lastReadAt'] === null ? 'never' : dated(textOf(row['lastReadAt']), now)),
      },
      { title: 'REASON', value: (row) => textOf(row['reason']), flexible: true },
    ],
    missing,
    width,
  );
}

function changeLines({ changes }: Gathered, { style }: Look): string[] {
  return changes.slice(0, 8).map((change) => {
    const what = fieldChanges(change).join('; ');
    const kind = paintChange(change.kind, style)(pad(change.kind, 8));
    return `${day(change.at)}  ${kind}  ${sanitize(`${change.record} ${change.name ?? idOfRef(change.ref)}`)}${what === '' ? '' : `  ${what}`}`;
  });
}

/** What a person needs of each row, in the order to read it. */
import type { Listing } from '../inventory/listings.ts';
import type { Row } from '../inventory/read.ts';
import type { Json, Observed, Timestamp } from '../model.ts';
import type { LastUsed } from '../usage.ts';
import { dated, day, expiryText, lastUsedText, observedDate } from './text/dates.ts';
import type { Style } from './text/style.ts';
import type { Column } from './text/table.ts';

export function textOf(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
const field = (name: string) => (row: Row) => textOf(row[name]);
const object = (row: Row, name: string): Readonly<Record<string, Json>> =>
  (row[name] ?? {}) as Readonly<Record<string, Json>>;
const inside = (name: string, key: string) => (row: Row) => textOf(object(row, name)[key]);
/** `aws:account:111122223333` → `111122223333` */
export const idOfRef = (ref: string): string => ref.split(':').slice(2).join(':') || ref;
const refField = (name: string) => (row: Row) => idOfRef(textOf(row[name]));
const list = (value: Json | undefined): string => (Array.isArray(value) ? value.join(', ') : '');

/** A name that only repeats the id, or the region at its end, says nothing. */
function nameUnless(name: Json | undefined, ref: Json | undefined): string {
  return textOf(ref).endsWith(textOf(name)) ? '' : textOf(name);
}

/** Without a date: nothing that could have been rotated, or a date that could not be read. */
function rotated(row: Row, now: Date): string {
  if (typeof row['lastRotatedAt'] === 'string') return dated(row['lastRotatedAt'], now);
  return row['credentials'] === 0 ? '-' : 'unknown';
}

export function listingColumns(what: Listing, style: Style, now: Date): readonly Column<Row>[] {
  const status: Column<Row> = {
    title: 'STATUS',
    value: (row) =>
      row['state'] === 'active' || row['state'] === undefined ? textOf(row['status']) : textOf(row['state']),
    paint: (row) => style.status(textOf(row['state'] === 'active' ? row['status'] : row['state'])),
  };
  const date = (title: string, name: string, none: string, leaveOut = 7): Column<Row> => ({
    title,
    leaveOut,
    value: (row) => observedDate(row[name] as Observed<Timestamp>, none, now),
  });
  const lastUsed: Column<Row> = {
    title: 'LAST USED',
    value: (row) => lastUsedText(row['lastUsed'] as unknown as LastUsed, row['createdAt'] as Observed<Timestamp>, now),
  };
  const privilege = (level: (row: Row) => string): Column<Row> => ({
    title: 'PRIVILEGE',
    value: level,
    paint: (row) => (['admin', 'escalation'].includes(level(row)) ? style.bad : (text) => text),
  });
  const provider: Column<Row> = { title: 'PROVIDER', value: field('provider'), leaveOut: 2 };
  const scope: Column<Row> = { title: 'SCOPE', value: refField('scope'), flexible: true, leaveOut: 6 };
  const findings: Column<Row> = { title: 'FINDINGS', value: field('findings'), align: 'right', leaveOut: 5 };
  const identity: Column<Row> = {
    title: 'IDENTITY',
    value: (row) => textOf(row['identityName']) || refField('identity')(row) || '(none)',
    flexible: true,
  };

  const columns: Readonly<Record<Listing, () => readonly Column<Row>[]>> = {
    identities: () => [
      { title: 'NAME', value: field('name'), flexible: true },
      { title: 'KIND', value: field('kind'), leaveOut: 8 },
      provider,
      scope,
      status,
      privilege(field('privilege')),
      lastUsed,
      { title: 'ROTATED', value: (row) => rotated(row, now), leaveOut: 1 },
      {
        title: 'OWNER',
        value: (row) => inside('owner', 'name')(row) || (inside('owner', 'unknown')(row) ? 'unknown' : '-'),
        flexible: true,
      },
      {
        title: 'CREDENTIALS',
        value: (row) => (row['credentials'] === null ? 'unknown' : textOf(row['credentials'])),
        align: 'right',
        leaveOut: 3,
      },
      findings,
    ],
    credentials: () => [
      { title: 'ID', value: field('nativeId'), flexible: true },
      { title: 'KIND', value: field('kind') },
      identity,
      scope,
      status,
      date('CREATED', 'createdAt', '-', 3),
      date('ROTATED', 'rotatedAt', 'never', 2),
      { title: 'EXPIRES', value: (row) => expiryText(row['expiresAt'] as Observed<Timestamp>, now), leaveOut: 1 },
      lastUsed,
      findings,
    ],
    grants: () => [
      identity,
      { title: 'ROLE', value: field('role'), flexible: true },
      { title: 'RESOURCE', value: field('resource'), flexible: true },
      { title: 'ORIGIN', value: inside('origin', 'kind') },
      privilege(inside('privilege', 'level')),
      scope,
      status,
    ],
    trusts: () => [
      identity,
      { title: 'PRINCIPAL', value: inside('principal', 'id'), flexible: true },
      { title: 'KIND', value: inside('principal', 'kind') },
      {
        title: 'REACH',
        value: field('reach'),
        paint: (row) => (['external', 'anyone'].includes(textOf(row['reach'])) ? style.warn : (text) => text),
      },
      { title: 'WEAKNESSES', value: (row) => list(row['weaknesses']), flexible: true },
      { title: 'SUBJECTS', value: (row) => list(row['subjects']), flexible: true, leaveOut: 1 },
      scope,
    ],
    findings: () => [
      { title: 'SEVERITY', value: field('severity'), paint: (row) => style.severity(textOf(row['severity'])) },
      { title: 'STATE', value: field('state'), leaveOut: 2, paint: (row) => style.status(textOf(row['state'])) },
      { title: 'RULE', value: field('rule') },
      {
        title: 'NAME',
        value: (row) => textOf(row['identityName']) || textOf(row['subjectName']) || refField('subject')(row),
        flexible: true,
      },
      scope,
      { title: 'SINCE', value: (row) => day(textOf(row['firstSeen'])), leaveOut: 1 },
      { title: 'MESSAGE', value: field('message'), flexible: 40 },
    ],
    scopes: () => [
      { title: 'NAME', value: field('name'), flexible: true },
      { title: 'ID', value: field('nativeId'), flexible: true },
      { title: 'KIND', value: field('kind') },
      provider,
      { title: 'SOURCE', value: field('sourceName'), leaveOut: 1 },
      status,
      { title: 'IDENTITIES', value: field('identities'), align: 'right' },
      date('LAST READ', 'lastReadAt', 'never'),
    ],
    coverage: () => [
      { title: 'SOURCE', value: field('source'), leaveOut: 1 },
      { title: 'SCOPE', value: refField('scope'), flexible: true },
      { title: 'NAME', value: (row) => nameUnless(row['scopeName'], row['scope']), flexible: true, leaveOut: 3 },
      { title: 'COLLECTOR', value: field('collector') },
      { title: 'STATUS', value: field('status'), paint: (row) => style.status(textOf(row['status'])) },
      { title: 'RECORDS', value: field('records'), align: 'right' },
      { title: 'CALLS', value: field('calls'), align: 'right', leaveOut: 2 },
      {
        title: 'LAST READ',
        value: (row) => (row['lastReadAt'] === null ? 'never' : dated(textOf(row['lastReadAt']), now)),
      },
      { title: 'REASON', value: field('reason'), flexible: 40 },
    ],
  };
  return columns[what]();
}

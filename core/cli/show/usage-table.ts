/** What each source of dates has told, and how far it can see. */
import type { StoredUsage } from '../../usage.ts';
import { idOfRef } from '../listing-columns.ts';
import { day } from '../text/dates.ts';
import { table, type Column } from '../text/table.ts';
import type { Gathered } from './gather.ts';
import { minute, type Look } from './look.ts';

interface UsageRow {
  of: string;
  source: string;
  lastUse: string;
  from: string;
  to: string;
  blindTo: string;
  detail: string;
}

export function usageTable({ usage }: Gathered, { width }: Look): string[] {
  const rows = Object.entries(usage).flatMap(([ref, { signals, missing, readAt }]) => {
    const of = idOfRef(ref);
    const told = signals.map((signal) => usageRow(of, signal, readAt));
    if (missing === null || missing.reason === 'unsupported') return told;
    const lastUse = `unknown (${missing.reason})`;
    told.push({ of, source: '', lastUse, from: '', to: '', blindTo: '', detail: missing.detail ?? '' });
    return told;
  });
  if (rows.length === 0) return [];
  const columns: Column<UsageRow>[] = [
    { title: 'OF', value: ({ of }) => of, flexible: true },
    { title: 'SOURCE', value: ({ source }) => source, flexible: true },
    { title: 'LAST USE', value: ({ lastUse }) => lastUse },
    { title: 'SEES SINCE', value: ({ from }) => from },
    { title: 'UP TO', value: ({ to }) => to },
    { title: 'CANNOT SEE', value: ({ blindTo }) => blindTo, flexible: true },
    { title: 'DETAIL', value: ({ detail }) => detail, flexible: true, leaveOut: 1 },
  ];
  return table(columns, rows, width);
}

function usageRow(of: string, signal: StoredUsage['signals'][number], readAt: string): UsageRow {
  const heard = new Date(Date.parse(readAt) - signal.lagHours * 3_600_000).toISOString();
  return {
    of,
    source: signal.source,
    lastUse: signal.lastAt === null ? 'none seen' : minute(signal.lastAt),
    from: day(signal.coveredFrom),
    to: minute(signal.coveredTo ?? heard),
    blindTo: (signal.blindTo ?? []).join('; '),
    detail: Object.entries(signal.detail ?? {})
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
  };
}

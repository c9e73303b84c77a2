/** The summary of a run for people: what could not be read comes first. */
import type { Inventory } from '../inventory/inventory.ts';
import type { Row } from '../inventory/read.ts';
import type { RunSummary, SourceLine } from '../run/options.ts';
import { severities } from '../rules/rule.ts';
import type { Output } from './output.ts';
import { textOf } from './listing-columns.ts';
import { count } from './progress.ts';
import { coverageProblems, leftOut } from './coverage-text.ts';
import { formatDuration } from './text/duration.ts';
import { sanitize } from './text/sanitize.ts';
import { table } from './text/table.ts';

const MOST_FINDINGS = 8;

export async function summaryText(summary: RunSummary, inventory: Inventory, out: Output): Promise<string> {
  const identities = await inventory.read.count('identities', {});
  const findings: Row[] = [];
  for await (const row of inventory.read.list('findings', {}, MOST_FINDINGS)) findings.push(row);
  const read = summary.status !== 'failed';
  const parts = [
    headline(summary, out),
    coverageProblems(summary, out),
    leftOut(summary, out),
    // Where nothing was read, a table of zeros and "no findings" would say what nobody knows.
    read ? scopesTable(summary, out) : [],
    figures(summary, identities),
    read ? findingsPart(summary, findings, out) : [],
    nextSteps(summary, inventory.path),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ run, status }: RunSummary, out: Output): string[] {
  const words = {
    complete: 'is complete: everything in reach was read',
    partial: 'is partial: not everything could be read',
    failed: 'failed: nothing could be read',
    interrupted: 'was interrupted: what was read completely is kept',
  };
  const took = formatDuration(Date.parse(run.endedAt) - Date.parse(run.startedAt));
  const resumed = run.resumed ? ', resumed' : '';
  return [`Run ${run.id} ${out.style.status(status)(words[status])} (${took}${resumed}).`];
}

const number = (value: number): string => value.toLocaleString('en-US');

function scopesTable({ sources }: RunSummary, out: Output): string[] {
  if (sources.length === 0) return [];
  const shown = sources.slice(0, 30);
  const lines = table<SourceLine>(
    [
      { title: 'SOURCE', value: ({ source }) => source, flexible: true },
      { title: 'SCOPE', value: ({ scope }) => scope, flexible: true },
      { title: 'NAME', value: ({ name }) => name, flexible: true },
      { title: 'STATUS', value: ({ status }) => status, paint: ({ status }) => out.style.status(status) },
      { title: 'RECORDS', value: ({ records }) => number(records), align: 'right' },
      { title: 'NEW', value: (row) => number(row.new), align: 'right' },
      { title: 'CHANGED', value: ({ changed }) => number(changed), align: 'right' },
      { title: 'GONE', value: ({ gone }) => number(gone), align: 'right' },
      { title: 'CALLS', value: ({ calls }) => number(calls), align: 'right' },
    ],
    shown,
    out.width,
  );
  if (sources.length > shown.length) lines.push(`… and ${sources.length - shown.length} more: discover list scopes`);
  return lines;
}

function figures({ calls, throttled, retries }: RunSummary, identities: number): string[] {
  const each =
    identities === 0
      ? ''
      : `, ${(calls / identities).toFixed(2)} for each of ${count(identities, 'identity', 'identities')}`;
  const slow = throttled === 0 ? '' : `; slowed down by the provider ${count(throttled, 'time')}`;
  const again = retries === 0 ? '' : `; ${count(retries, 'retry', 'retries')}`;
  return [`${count(calls, 'network call')}${each}${slow}${again}.`];
}

function findingsPart({ findings, status }: RunSummary, top: readonly Row[], out: Output): string[] {
  const { bySeverity, opened, resolved, undetermined } = findings;
  const open = severities.filter((severity) => bySeverity[severity] > 0);
  const counts = open.map((severity) => out.style.severity(severity)(`${bySeverity[severity]} ${severity}`)).join(', ');
  const lines = [
    `${out.style.bold('Findings')}  ${open.length === 0 ? 'none open' : counts} (${opened} new, ${resolved} resolved)`,
  ];
  if (status === 'interrupted') lines.push('  as judged by the last run that was not interrupted');
  if (undetermined > 0) {
    lines.push(
      `  ${count(undetermined, 'question')} could not be decided for want of facts: discover list findings --state undetermined`,
    );
  }
  for (const row of top) {
    const severity = textOf(row['severity']);
    const name = sanitize(textOf(row['identityName']) || textOf(row['subjectName']) || textOf(row['subject']));
    lines.push(`  ${out.style.severity(severity)(severity.padEnd(8))}  ${name}: ${sanitize(textOf(row['message']))}`);
  }
  const total = severities.reduce((sum, severity) => sum + bySeverity[severity], 0);
  if (total > top.length) lines.push(`  … and ${total - top.length} more: discover list findings`);
  return lines;
}

function nextSteps({ status }: RunSummary, path: string): string[] {
  const again = status === 'interrupted' ? 'discover --resume; ' : '';
  if (status === 'failed') return [`Inventory: ${path}`, 'Next: discover doctor'];
  return [
    `Inventory: ${path}`,
    `Next: ${again}discover list findings; discover list identities --unused 90d; discover show NAME`,
  ];
}

/** What doctor found, for people: broken things with their next step, then the policy lines that are missing. */
import type { Output } from '../output.ts';
import { count } from '../progress.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Style } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { Check } from './checks.ts';
import type { Probe } from './permissions.ts';

export interface SourceReport {
  source: string;
  provider: string;
  checks: readonly Check[];
  probes: readonly Probe[];
  /** Permissions that are refused somewhere. */
  missing: readonly string[];
  /** What to add, in the provider's own form; `null` when nothing is missing. */
  policy: string | null;
}

export function doctorText(
  checks: readonly Check[],
  reports: readonly SourceReport[],
  { style, width }: Output,
): string {
  const lines = [...checks, ...reports.flatMap((report) => report.checks)].flatMap((check) => checkLines(check, style));
  for (const report of reports) lines.push(...permissionLines(report, style, width));
  return `${lines.join('\n')}\n`;
}

function checkLines({ result, what, detail, next }: Check, style: Style): string[] {
  const mark = { ok: style.good('ok     '), warning: style.warn('warning'), problem: style.bad('problem') }[result];
  const head = `${mark}  ${sanitize(what)}: ${sanitize(detail)}`;
  return next === undefined ? [head] : [head, `         next: ${sanitize(next)}`];
}

function permissionLines({ source, probes, policy }: SourceReport, style: Style, width: number | undefined): string[] {
  if (probes.length === 0) return [];
  const of = (result: Probe['result']): Probe[] => probes.filter((probe) => probe.result === result);
  const [granted, denied, unclear] = [of('granted'), of('denied'), of('cannot-tell')];
  const mark = denied.length > 0 ? style.bad('missing') : style.good('ok     ');
  const untold = unclear.length === 0 ? '' : `, ${unclear.length} cannot be told without reading`;
  const lines = [
    `${mark}  ${sanitize(source)}: ${count(granted.length, 'permission')} granted, ${denied.length} denied${untold}`,
  ];
  if (denied.length > 0) lines.push('', ...deniedTable(denied, width));
  const failed = unclear.filter(({ detail }) => detail !== undefined).slice(0, 5);
  for (const { permission, scope, detail } of failed)
    lines.push(`         ${sanitize(`${permission} in ${scope}: ${detail ?? ''}`)}`);
  if (policy !== null) lines.push('', `Add this for ${sanitize(source)}:`, policy.trimEnd());
  return lines;
}

function deniedTable(denied: readonly Probe[], width: number | undefined): string[] {
  return table<Probe>(
    [
      { title: 'DENIED', value: ({ permission }) => permission },
      { title: 'SCOPE', value: ({ scope }) => scope, flexible: true },
      { title: 'NAME', value: ({ scope, name }) => (name === scope ? '' : name), flexible: true },
      { title: 'NEEDED BY', value: ({ collectors }) => collectors.join(', '), flexible: true },
    ],
    denied,
    width,
  );
}

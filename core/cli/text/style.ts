/** A few calm colours, by meaning. */
import { createColors } from 'picocolors';

export type Paint = (text: string) => string;

export interface Style {
  bold: Paint;
  dim: Paint;
  good: Paint;
  warn: Paint;
  bad: Paint;
  severity: (severity: string) => Paint;
  status: (status: string) => Paint;
}

const plain = (text: string): string => text;

/** https://no-color.org, https://force-color.org */
export function wantsColour(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
  asked: boolean | undefined,
): boolean {
  if (asked === false || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

export function createStyle(colour: boolean): Style {
  const c = createColors(colour);
  const severities: Record<string, (text: string) => string> = {
    critical: (text) => c.bold(c.red(text)),
    high: c.red,
    medium: c.yellow,
  };
  const statuses: Record<string, (text: string) => string> = {
    complete: c.green,
    active: plain,
    partial: c.yellow,
    interrupted: c.yellow,
    denied: c.red,
    failed: c.red,
    skipped: c.dim,
    disabled: c.dim,
    gone: c.dim,
    resolved: c.dim,
    'out-of-scope': c.dim,
  };
  return {
    bold: c.bold,
    dim: c.dim,
    good: c.green,
    warn: c.yellow,
    bad: c.red,
    severity: (severity) => severities[severity] ?? plain,
    status: (status) => statuses[status] ?? plain,
  };
}

/** What an answer means: rows, nothing, or why it could not be read. */
import { ReadFailed } from '../../core/errors.ts';
import type { Unknown } from '../../core/model.ts';
import { parseJson } from './json.ts';
import type { StatusRule } from './manifest.ts';

/** What was asked, for messages. */
export interface Asked {
  title: string;
  requires: readonly string[];
  rules: readonly StatusRule[];
}

export type Verdict = { body: unknown } | 'empty';

/** @throws ReadFailed with what the coverage must say */
export function verdictOf(status: number, text: string, asked: Asked): Verdict {
  const rule = ruleFor(status, text, asked.rules);
  if (rule?.action === 'empty') return 'empty';
  if (rule !== undefined) throw failure(rule.action === 'throttle' ? 'failed' : rule.action, status, text, asked, rule);
  if (status < 200 || status > 299) throw failure(usual(status), status, text, asked);
  if (status === 204 || text === '') return { body: undefined };
  try {
    return { body: parseJson(text) };
  } catch {
    const what = /^\s*</.test(text) ? 'HTML or XML' : 'something that is not JSON';
    throw new ReadFailed('failed', `${asked.title}: the answer is ${what} (HTTP ${status})`, {
      next: 'Check what stands between this machine and the provider: a proxy or a login page may answer in its place.',
    });
  }
}

export function ruleFor(status: number, text: string, rules: readonly StatusRule[]): StatusRule | undefined {
  return rules.find((rule) => rule.status === status && (rule.contains === undefined || text.includes(rule.contains)));
}

/** Where the manifest says nothing. A 404 is no absence: many providers hide what one may not see behind it. */
function usual(status: number): Unknown {
  if (status === 401 || status === 403) return 'denied';
  if (status === 402) return 'unlicensed';
  return status === 501 ? 'unsupported' : 'failed';
}

function failure(because: Unknown, status: number, text: string, asked: Asked, rule?: StatusRule): ReadFailed {
  const needs = because === 'denied' && asked.requires.length > 0 ? `; it needs ${asked.requires.join(', ')}` : '';
  const detail = rule?.detail ?? saidBy(text);
  const said = detail === undefined ? '' : `: ${detail}`;
  return new ReadFailed(because, `${asked.title}: HTTP ${status}${said}${needs}`);
}

/** The provider's own short message. */
function saidBy(text: string): string | undefined {
  const found =
    /"(?:message|error_description|errorSummary|detail|reason|title|error)"\s*:\s*"((?:[^"\\]|\\.){1,300})"/.exec(text);
  return found?.[1] === undefined ? undefined : withoutSecrets(found[1].replaceAll(/\\./g, ' '));
}

/** Anything long enough to be a secret is left out. */
export const withoutSecrets = (text: string): string => text.replaceAll(/[\w+/=-]{24,}/g, '…').slice(0, 200);

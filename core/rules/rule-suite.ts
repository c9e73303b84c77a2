/**
 * What every rule is tested for: lists of cases with what it must conclude. Each case is judged as in a run, on frozen
 * facts, and every verdict is held to the manners that all rules share.
 */
import { describe, expect, test } from 'vitest';
import { isUnknown } from '../model.ts';
import { neverUsed } from '../usage.ts';
import { judgeFacts } from './judge.ts';
import { severities, type Facts, type Policy, type Rule, type Severity, type Vendor, type Verdict } from './rule.ts';
import { now } from './test-facts.ts';

interface Case {
  name: string;
  facts: Facts;
  policy?: Partial<Policy>;
  vendors?: Readonly<Record<string, Vendor>>;
}
interface Violation extends Case {
  severity: Severity;
  /** What the message must say. */
  message: RegExp;
}
interface Undetermined extends Case {
  because: RegExp;
}

export interface Cases {
  violation: readonly [Violation, ...Violation[]];
  fine: readonly [Case, ...Case[]];
  /** A reason in words when nothing that the rule needs can be unknown. */
  undetermined: readonly [Undetermined, ...Undetermined[]] | string;
  notApplicable?: readonly Case[];
}

export function ruleSuite(rule: Rule, cases: Cases): void {
  describe.each([rule])('$id', () => {
    test.each(cases.violation)('violation: $name', (given) => {
      const { verdict, severity } = judge(rule, given);
      expect(verdict).toMatchObject({ outcome: 'violation', message: expect.stringMatching(given.message) as string });
      expect(severity).toBe(given.severity);
      expect(unmannerly(verdict, given.facts)).toEqual([]);
    });
    test.each(cases.fine)('fine: $name', (given) => {
      expect(judge(rule, given).verdict).toEqual({ outcome: 'fine' });
    });
    test.each(typeof cases.undetermined === 'string' ? [] : cases.undetermined)('undetermined: $name', (given) => {
      const { verdict } = judge(rule, given);
      expect(verdict).toMatchObject({
        outcome: 'undetermined',
        because: expect.stringMatching(given.because) as string,
      });
      expect(unmannerly(verdict, given.facts)).toEqual([]);
    });
    test.each(cases.notApplicable ?? [])('says nothing: $name', (given) => {
      expect(judgeFacts([rule], frozen(given.facts), contextOf(given))).toEqual({ judgements: [], failures: [] });
    });
  });
}

const defaults: Policy = { dormantDays: 45, rotateDays: 90, graceDays: 7 };
const contextOf = ({ policy, vendors }: Case) => ({
  now,
  policy: { ...defaults, ...policy },
  vendor: (provider: string, id: string) => vendors?.[`${provider} ${id}`],
});

function judge(rule: Rule, given: Case): { verdict: Verdict; severity: Severity } {
  const { judgements, failures } = judgeFacts([rule], frozen(given.facts), contextOf(given));
  expect(failures).toEqual([]);
  expect(judgements).toHaveLength(1);
  const [judgement] = judgements;
  if (judgement === undefined) throw new Error('no judgement');
  expect(severities).toContain(judgement.severity);
  return judgement;
}

/** What no verdict may do, in words. */
function unmannerly(verdict: Verdict, facts: Facts): string[] {
  if (verdict.outcome === 'fine') return [];
  const wrong: string[] = [];
  const text = verdict.outcome === 'violation' ? verdict.message : verdict.because;
  if (/undefined|\bNaN\b|\[object|\bnull\b/.test(text)) wrong.push(`shows a bare value: ${text}`);
  if (/\d{2}:\d{2}/.test(text)) wrong.push(`dates are days: ${text}`);
  if (text.endsWith('.')) wrong.push(`ends with a full stop: ${text}`);
  if (verdict.outcome === 'violation' && !/^[A-Z]/.test(text)) wrong.push(`begins in lower case: ${text}`);
  if (verdict.outcome === 'violation' && verdict.evidence.length === 0) wrong.push('has no evidence');
  if (/never (used|read)/i.test(text) && !wasNeverUsed(facts)) wrong.push(`says never without proof: ${text}`);
  return wrong;
}

function wasNeverUsed({ identity, lastUsed, credentials }: Facts): boolean {
  if (identity !== null && neverUsed(lastUsed, identity.createdAt)) return true;
  if (isUnknown(credentials)) return false;
  return (credentials ?? []).some((item) => neverUsed(item.lastUsed, item.credential.createdAt));
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

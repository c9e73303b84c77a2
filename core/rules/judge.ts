/**
 * Every rule on everything known of one identity. Pure: storing, opening and closing findings is the run's work.
 *
 * When the credentials (grants, trusts) of an identity could not be listed, a rule about them says `undetermined`
 * once, with the identity as its subject. Findings of that rule about any credential of that identity then stay as
 * they are: they were not looked at.
 */
import { createHash } from 'node:crypto';
import { messageOf } from '../errors.ts';
import { isUnknown, type Identity, type Observed, type Ref } from '../model.ts';
import { undetermined, type Context, type Facts, type Rule, type Severity, type Verdict } from './rule.ts';
import { notSeen } from './words.ts';

export interface Judgement {
  rule: string;
  subject: Ref;
  /** The identity that it is about or belongs to. */
  identity: Ref | null;
  scope: Ref;
  /** The verdict's own, or the rule's. */
  severity: Severity;
  verdict: Verdict;
}

/** A rule that threw. Its judgement says `undetermined`; the caller logs this. */
export interface RuleFailure {
  rule: string;
  subject: Ref;
  error: unknown;
}

export interface Judged {
  judgements: readonly Judgement[];
  failures: readonly RuleFailure[];
}

/** A finding is known by its rule and its subject for ever. */
export function findingId(rule: string, subject: Ref): string {
  return createHash('sha256').update(`${rule}|${subject}`).digest('hex');
}

export function judgeFacts(rules: readonly Rule[], facts: Facts, context: Context): Judged {
  const judgements: Judgement[] = [];
  const failures: RuleFailure[] = [];
  const about = { identity: facts.identity?.ref ?? null, scope: facts.scope.ref };
  for (const rule of rules) {
    if (!speaksOf(rule, facts.identity)) continue;
    for (const { subject, ask } of questions(rule, facts, context)) {
      const verdict = answer(ask, (error) => failures.push({ rule: rule.id, subject, error }));
      if (verdict === null) continue;
      const severity = (verdict.outcome === 'violation' ? verdict.severity : undefined) ?? rule.severity;
      judgements.push({ rule: rule.id, subject, ...about, severity, verdict });
    }
  }
  return { judgements, failures };
}

/** What the provider makes and keeps is not ours to change, and what is deleted needs no advice. */
function isOurs(thing: { managedBy: 'customer' | 'provider'; status: string } | null): boolean {
  return thing === null || (thing.managedBy === 'customer' && thing.status !== 'deleted');
}

/** Some rules are about just that: what holds on to something deleted, what was added to something of the provider's. */
function speaksOf(rule: Rule, identity: Identity | null): boolean {
  if (isOurs(identity) || identity === null) return true;
  if (identity.managedBy === 'provider' && rule.alsoOf?.includes('provider') !== true) return false;
  return identity.status !== 'deleted' || rule.alsoOf?.includes('deleted') === true;
}

interface Question {
  subject: Ref;
  ask: () => Verdict | null;
}

function questions(rule: Rule, facts: Facts, context: Context): Question[] {
  const { identity } = facts;
  if (rule.about === 'identity') {
    return identity === null ? [] : [{ subject: identity.ref, ask: () => rule.evaluate(identity, facts, context) }];
  }
  if (rule.about === 'credential') {
    if (isUnknown(facts.credentials) && belongToNobody(rule)) return [];
    return ofEach(facts, 'credentials', facts.credentials, (subject) =>
      isOurs(subject.credential) && (rule.kinds?.includes(subject.credential.kind) ?? true)
        ? { subject: subject.credential.ref, ask: () => rule.evaluate(subject, facts, context) }
        : null,
    );
  }
  if (rule.about === 'trust') {
    return ofEach(facts, 'trusts', facts.trusts, (subject) => ({
      subject: subject.ref,
      ask: () => rule.evaluate(subject, facts, context),
    }));
  }
  return ofEach(facts, 'grants', facts.grants, (subject) => ({
    subject: subject.ref,
    ask: () => rule.evaluate(subject, facts, context),
  }));
}

/** Vaulted secrets hang on no identity: that an identity's credentials were not listed says nothing about them. */
const belongToNobody = (rule: Rule): boolean => rule.kinds?.every((kind) => kind === 'vaulted-secret') ?? false;

function ofEach<T>(
  facts: Facts,
  what: string,
  list: Observed<readonly T[]>,
  question: (item: T) => Question | null,
): Question[] {
  if (!isUnknown(list)) return (list ?? []).map(question).filter((asked) => asked !== null);
  if (facts.identity === null) return [];
  return [{ subject: facts.identity.ref, ask: () => undetermined(notSeen(`its ${what}`, list)) }];
}

/** One rule that throws must not end the run. */
function answer(ask: Question['ask'], failed: (error: unknown) => void): Verdict | null {
  try {
    return ask();
  } catch (error) {
    failed(error);
    return undetermined(`the rule itself failed: ${messageOf(error)}`);
  }
}

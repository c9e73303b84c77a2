import { describe, expect, test } from 'vitest';
import { findingId, judgeFacts } from './judge.ts';
import { defineRule, fine, type Context, type Rule, type Subjects, type Verdict } from './rule.ts';
import { credential, denied, facts, grant, identity, now, secret, trust } from './test-facts.ts';

const context: Context = {
  now,
  policy: { dormantDays: 45, rotateDays: 90, graceDays: 7 },
  vendor: () => undefined,
};
const data = {
  id: 'test-rule',
  title: 'Test',
  severity: 'medium',
  why: 'Test.',
  remediation: [],
  references: [],
  controls: [],
} as const;
const about = (subject: keyof Subjects, evaluate: () => Verdict | null): Rule => ({
  ...data,
  about: subject,
  evaluate,
});
const everything = facts({
  credentials: [credential(), credential({ nativeId: 'K2' })],
  trusts: [trust()],
  grants: [grant()],
});

describe('what is asked', () => {
  test.each([
    ['identity', ['test:user:robot']],
    ['credential', ['test:key:K1', 'test:key:K2']],
    ['trust', ['test:trust:1']],
    ['grant', ['test:grant:1']],
  ] as const)('about each %s once', (subject, refs) => {
    const { judgements } = judgeFacts([about(subject, () => fine)], everything, context);
    expect(judgements).toEqual(
      refs.map((ref) => ({
        rule: 'test-rule',
        subject: ref,
        identity: 'test:user:robot',
        scope: 'test:account:1',
        severity: 'medium',
        verdict: fine,
      })),
    );
  });

  test.each([
    ['credential', 'credentials'],
    ['trust', 'trusts'],
    ['grant', 'grants'],
  ] as const)('a list of %ss that could not be read is undetermined once', (subject, list) => {
    const { judgements } = judgeFacts([about(subject, () => fine)], { ...everything, [list]: denied }, context);
    expect(judgements).toMatchObject([
      {
        subject: 'test:user:robot',
        verdict: { outcome: 'undetermined', because: `its ${list} could not be read: access was denied` },
      },
    ]);
  });

  test('a credential that belongs to nobody', () => {
    const alone = facts({ identity: null, credentials: [secret()], trusts: denied, grants: denied });
    const all = (['identity', 'credential', 'trust', 'grant'] as const).map((subject) => about(subject, () => fine));
    expect(judgeFacts(all, alone, context).judgements).toMatchObject([{ subject: 'test:key:K1', identity: null }]);
  });

  test('only the kinds that a rule speaks of', () => {
    const rule = defineRule({ ...data, about: 'credential', kinds: ['ssh-key'], evaluate: () => fine });
    const mixed = facts({ credentials: [credential(), credential({ nativeId: 'S1', kind: 'ssh-key' })] });
    expect(judgeFacts([rule], mixed, context).judgements).toMatchObject([{ subject: 'test:key:S1' }]);
  });

  test('nothing about what the provider keeps, or what is deleted', () => {
    const all = (['identity', 'credential'] as const).map((subject) => about(subject, () => fine));
    const kept = [identity({ managedBy: 'provider' }), identity({ status: 'deleted' })];
    for (const one of kept) {
      expect(judgeFacts(all, { ...everything, identity: one }, context).judgements).toEqual([]);
    }
    const gone = [credential({ status: 'deleted' }), credential({ managedBy: 'provider' })];
    expect(judgeFacts(all, facts({ credentials: gone }), context).judgements).toMatchObject([
      { subject: 'test:user:robot' },
    ]);
  });

  test('a rule that has nothing to say', () => {
    expect(judgeFacts([about('identity', () => null)], everything, context)).toEqual({ judgements: [], failures: [] });
  });
});

test('a verdict may have a severity of its own', () => {
  const violation = { outcome: 'violation', message: 'Bad', evidence: [], severity: 'low' } as const;
  expect(judgeFacts([about('identity', () => violation)], everything, context).judgements).toMatchObject([
    { severity: 'low' },
  ]);
});

test('a rule that throws ends nothing, and is reported', () => {
  const error = new Error('boom');
  const broken = about('credential', () => {
    throw error;
  });
  const { judgements, failures } = judgeFacts([broken, about('identity', () => fine)], everything, context);
  expect(judgements.map(({ verdict }) => verdict)).toEqual([
    { outcome: 'undetermined', because: 'the rule itself failed: boom' },
    { outcome: 'undetermined', because: 'the rule itself failed: boom' },
    fine,
  ]);
  expect(failures).toEqual([
    { rule: 'test-rule', subject: 'test:key:K1', error },
    { rule: 'test-rule', subject: 'test:key:K2', error },
  ]);
});

test('a finding is known by rule and subject for ever', () => {
  expect(findingId('no-owner', 'test:user:robot')).toBe(
    'f3797fe483963b86e8ecdee8ad6a60b28a5b17ff5047d1dd0f8df14512861ff9',
  );
});

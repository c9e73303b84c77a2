/** Of several credentials of one identity, each is judged in the light of the others. */
import { expect, test } from 'vitest';
import { judgeFacts } from '../judge.ts';
import { ago, credential, facts, grant, identity, now, quiet } from '../test-facts.ts';
import { rule } from './rule.ts';

const policy = { dormantDays: 45, rotateDays: 90, graceDays: 7 };
/** So many days ago. */
type End = number | 'federation';

const judged = (...ends: readonly End[]) => {
  const credentials = ends.map((end, index) =>
    end === 'federation'
      ? credential({ nativeId: `K${index}`, kind: 'federation', expiresAt: null })
      : credential({ nativeId: `K${index}`, kind: 'client-secret', createdAt: ago(900), expiresAt: ago(end) }),
  );
  const given = facts({ identity: identity({ kind: 'app' }), credentials, grants: [grant()], lastUsed: quiet(60) });
  const { judgements } = judgeFacts([rule], given, { now, policy, vendor: () => undefined });
  return judgements;
};
const outcomes = (...ends: readonly End[]) => judged(...ends).map(({ verdict }) => verdict.outcome);

test('only the last to expire is a finding', () => {
  expect(outcomes(100, 10, 400)).toEqual(['fine', 'violation', 'fine']);
});

test('of two that expired together, one is', () => {
  expect(outcomes(10, 10).toSorted()).toEqual(['fine', 'violation']);
});

test('none is, while another works', () => {
  expect(outcomes(100, 10, -200)).toEqual(['fine', 'fine', 'fine']);
  expect(outcomes(100, 'federation')).toEqual(['fine', 'fine']);
});

test('a successor that is there makes it a note', () => {
  expect(judged(-5)).toMatchObject([{ severity: 'high' }]);
  expect(judged(-5, -300)).toMatchObject([
    {
      severity: 'low',
      verdict: { message: expect.stringMatching(/; client secret K1 beside it is valid for longer$/) },
    },
    { verdict: { outcome: 'fine' } },
  ]);
});

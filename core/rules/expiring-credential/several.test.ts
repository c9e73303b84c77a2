/** Of several credentials of one identity, each is judged in the light of the others. */
import { expect, test } from 'vitest';
import { judgeFacts } from '../judge.ts';
import { ago, credential, facts, grant, identity, now, quiet } from '../test-facts.ts';
import { rule } from './rule.ts';

const policy = { dormantDays: 45, rotateDays: 90, graceDays: 7 };
/** So many days ago it expired; or one that never does, or one that is switched off. */
type End = number | 'federation' | 'disabled';

const of = (end: End, nativeId: string) => {
  if (end === 'federation') return credential({ nativeId, kind: 'federation', expiresAt: null });
  const dates = { createdAt: ago(900), expiresAt: ago(end === 'disabled' ? -200 : end) };
  return credential({ nativeId, kind: 'client-secret', ...dates, status: end === 'disabled' ? 'disabled' : 'active' });
};
const judged = (...ends: readonly End[]) => {
  const credentials = ends.map((end, index) => of(end, `K${index}`));
  const given = facts({ identity: identity({ kind: 'app' }), credentials, grants: [grant()], lastUsed: quiet(60) });
  return judgeFacts([rule], given, { now, policy, vendor: () => undefined }).judgements;
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

test('one that is switched off is no later way in', () => {
  expect(outcomes('disabled', 10)).toEqual(['fine', 'violation']);
});

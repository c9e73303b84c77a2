import { expect, it } from 'vitest';
import { createMeter } from './meter.ts';

it('counts in all and by operation, and gives copies that stay as they are', () => {
  const meter = createMeter();
  meter.count('iam:ListUsers', 'calls');
  meter.count('iam:ListUsers', 'throttled');
  meter.count('sts:GetCallerIdentity', 'calls');
  meter.spent('iam:ListUsers', 70);
  const before = meter.snapshot();
  meter.count('iam:ListUsers', 'errors');
  expect(before).toEqual({
    calls: 2,
    throttled: 1,
    errors: 0,
    retries: 0,
    ms: 70,
    byOperation: {
      'iam:ListUsers': { calls: 1, throttled: 1, errors: 0, ms: 70 },
      'sts:GetCallerIdentity': { calls: 1, throttled: 0, errors: 0, ms: 0 },
    },
  });
  expect(meter.snapshot()).toMatchObject({ errors: 1, byOperation: { 'iam:ListUsers': { errors: 1 } } });
});

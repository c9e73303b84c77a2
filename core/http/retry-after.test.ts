import { afterEach, describe, expect, it, vi } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const wait = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), now);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('retryAfterMs', () => {
  it('takes a date without a zone for UTC, wherever we are', () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(new Date(now).getHours()).toBe(3);
    expect(wait({ 'retry-after': 'Sat Nov 21 08:02:00 2026' })).toBe(120_000);
  });

  it.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['zero', { 'retry-after': '0' }, 0],
    ['fractions, which some providers send', { 'retry-after': ' 1.5 ' }, 1500],
    ['an IMF-fixdate', { 'retry-after': 'Sat, 21 Nov 2026 08:02:00 GMT' }, 120_000],
    ['an RFC 850 date', { 'retry-after': 'Saturday, 21-Nov-26 08:02:00 GMT' }, 120_000],
    ['an asctime date', { 'retry-after': 'Sat Nov 21 08:02:00 2026' }, 120_000],
    ['RFC 3339', { 'retry-after': '2026-11-21T08:02:00Z' }, 120_000],
    ['a date that is past', { 'retry-after': 'Sat, 21 Nov 2026 07:00:00 GMT' }, 0],
    ['seconds since 1970', { 'retry-after': String(now / 1000 + 60) }, 60_000],
    ['garbage', { 'retry-after': 'soon' }, undefined],
    ['a negative number', { 'retry-after': '-5' }, undefined],
    ['nothing', {}, undefined],
    ['a bare date word', { 'retry-after': 'May' }, undefined],
  ])('reads %s', (_, headers, expected) => {
    expect(wait(headers as Record<string, string>)).toBe(expected);
  });

  it('compares a date with the clock of the server, so that ours may be wrong', () => {
    const headers = { date: 'Sat, 21 Nov 2026 10:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 10:00:30 GMT' };
    expect(wait(headers)).toBe(30_000);
  });

  it.each([
    ['seconds since 1970', String(now / 1000 + 90), 90_000],
    ['seconds from now', '90', 90_000],
    ['a date', '2026-11-21T08:01:30Z', 90_000],
    ['a moment that is past', String(now / 1000 - 5), 0],
  ])('takes the reset of a used-up budget as %s', (_, reset, expected) => {
    expect(wait({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset })).toBe(expected);
  });

  it('takes no notice of the reset while the budget is not used up', () => {
    expect(wait({ 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '90' })).toBeUndefined();
  });

  it('prefers Retry-After, and falls back when it is garbage', () => {
    const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '90' };
    expect(wait({ ...reset, 'retry-after': '5' })).toBe(5000);
    expect(wait({ ...reset, 'retry-after': 'soon' })).toBe(90_000);
  });
});

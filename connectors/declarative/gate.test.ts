import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { json, run, token } from '../../test/suites/manifests-run.ts';
import { pause } from '../shared/pause.ts';
import { manifest } from './testing.ts';

vi.mock('../shared/pause.ts', () => ({ pause: vi.fn<typeof pause>(() => Promise.resolve()) }));

const now = Date.parse('2026-11-21T08:00:00Z');
beforeEach(() => void vi.useFakeTimers({ now, toFake: ['Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.mocked(pause).mockClear();
});

const after = (seconds: number) => new Date(now + seconds * 1000);
const formats = {
  seconds: String,
  epoch_s: (seconds: number) => String(after(seconds).getTime() / 1000),
  epoch_ms: (seconds: number) => String(after(seconds).getTime()),
  iso: (seconds: number) => after(seconds).toISOString(),
} as const;

async function read(as: keyof typeof formats, remaining: string, seconds: number) {
  let calls = 0;
  const given = manifest({ limitHeaders: { remaining: 'x-left', reset: { header: 'x-reset', as } } });
  const { readings } = await run(given, (url) => {
    calls++;
    const headers = { 'x-left': remaining, 'x-reset': formats[as](seconds) };
    return url.searchParams.has('after')
      ? json({ data: [token('b')] }, 200, headers)
      : json({ data: [token('a')], next: 'p2' }, 200, headers);
  });
  return { calls, reading: readings[0] };
}

test.each(['seconds', 'epoch_s', 'epoch_ms', 'iso'] as const)(
  'waits until a limit in %s is filled up again',
  async (as) => {
    const { reading } = await read(as, '0', 90);
    expect(reading?.status).toBe('complete');
    expect(vi.mocked(pause).mock.calls.map(([ms]) => ms)).toEqual([90_000]);
  },
);

test('does not wait while something is left', async () => {
  expect((await read('seconds', '1', 90)).reading?.status).toBe('complete');
  expect(pause).not.toHaveBeenCalled();
});

test('says so rather than wait for hours, and keeps what it has', async () => {
  const { calls, reading } = await read('seconds', '0', 7200);
  expect(calls).toBe(1);
  expect(reading).toMatchObject({ status: 'failed', records: [{ ref: 'acme:token:a' }] });
  expect(reading?.error?.message).toContain('used up for another 120 minutes');
});

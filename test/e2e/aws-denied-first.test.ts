/** Each permission denied in turn, on a first night: the run goes on, says what is missing, and concludes nothing. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import { openDenials, parts, permissions, runAnyhow, type Denials } from './denials.ts';
import { active, falseFindings, falseSilence, snapshot } from './snapshot.ts';

let denials: Denials;
beforeAll(async () => {
  denials = await openDenials();
});

const saysSo = (summary: RunSummary, action: string): boolean =>
  parts(summary).some(({ reason, gaps, notes }) => JSON.stringify([reason, gaps, notes]).includes(action));

describe.each(permissions)('without %s', (action) => {
  test('a first run says so and invents nothing', async () => {
    const fresh = await denials.freshDesk();
    denials.company.estate.log.clear();
    const summary = await denials.whileDenied([action], () => runAnyhow(fresh));
    const got = await snapshot(fresh);
    expect({ silence: falseSilence(denials.base, got), findings: falseFindings(denials.base, got) }).toEqual({
      silence: [],
      findings: [],
    });
    const same = JSON.stringify(active(got)) === JSON.stringify(active(denials.base));
    const refused = denials.refusals(action) > 0;
    expect(refused || same, 'what is missing was never asked for').toBe(true);
    if (!refused) return;
    expect(saysSo(summary, action), JSON.stringify(parts(summary), null, 1)).toBe(true);
    expect(summary.exitCode === 4 || same, 'something is missing and the run is complete').toBe(true);
  });
});

/** What a large organization costs. The budgets are promises of the README. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { createMemory } from '../../test/suites/connector-run.ts';
import { discoverGitHub, totalCalls } from '../../test/suites/github.ts';

afterEach(() => vi.unstubAllEnvs());

const DAY = 86_400;
const now = new Date('2026-11-21T08:00:00Z');
const large = { repositories: 5000, installations: 40, fineGrainedTokens: 1500, deployKeys: 400, members: 300 };

describe('5,000 repositories, 40 Apps, 1,500 fine-grained tokens, 400 deploy keys', () => {
  test('a first run costs at most 22,000 calls, each night at most 3,600, and nothing is lost', async () => {
    const estate = createEstate({ now, github: large, story: false });
    // Enough for one run: what happens when the limit ends is another test.
    estate.github.state.behaviour.limits = { core: 60_000, graphql: 60_000 };
    const memory = createMemory();
    const first = await discoverGitHub(estate, {}, { memory });
    const refs = new Set(first.records.map(({ ref }) => ref));
    expect(first.readings.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(totalCalls(first)).toBeLessThanOrEqual(22_000);
    estate.clock.advance(DAY);
    const second = await discoverGitHub(estate, {}, { memory });
    expect(totalCalls(second)).toBeLessThanOrEqual(3600);
    expect(second.readings.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(new Set(second.records.map(({ ref }) => ref))).toEqual(refs);
  }, 120_000);
});

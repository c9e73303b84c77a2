import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { deny, discoverGoogle, googleCompany, readingOf } from '../../../test/suites/google.ts';

// The door waits a random part of a second between attempts: here, none of it.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const DAY = 86_400;

describe('refused by Policy Analyzer everywhere', () => {
  const analyzer = 'policyanalyzer:serviceAccountLastAuthenticationActivities.query';
  const permission = 'policyanalyzer.serviceAccountLastAuthenticationActivities.query';
  const many = () => {
    const company = googleCompany((build) => {
      for (let index = 0; index < 25; index++) build.account(build.project(`halden-many-${index}`), 'job');
    });
    deny(company.estate, [permission]);
    return { ...company, memory: createMemory() };
  };
  const night = async ({ estate, memory }: ReturnType<typeof many>) => {
    const found = await discoverGoogle(estate, {}, { only: ['service-accounts'], memory });
    estate.clock.advance(DAY);
    return { asked: found.calls[analyzer], reading: readingOf(found, 'service-accounts') };
  };

  test('a few are asked again each night, in turns, and the coverage says so of all', async () => {
    const company = many();
    // With the collector's own project, and the organization.
    expect((await night(company)).asked).toBe(27);
    for (const asked of [10, 10, 10]) {
      const later = await night(company);
      expect(later.asked).toBe(asked);
      expect(later.reading.gaps).toMatchObject([{ what: 'last use by Policy Analyzer in 26 places' }]);
      expect(later.reading.gaps[0]?.detail).toContain(permission);
      expect(later.reading.notes.join()).toContain('refused 26 projects before: 10 of them were asked again');
    }
    const asked = company.estate.log
      .entries()
      .flatMap(({ operation, account }) =>
        operation === 'projects.locations.activityTypes.activities.query' ? [account] : [],
      );
    // All 26 on the first night, and each once more since, but for the four that came twice.
    const times = [...Map.groupBy(asked, (project) => project).values()].map(({ length }) => length);
    expect([times.length, Math.min(...times), Math.max(...times)]).toEqual([26, 2, 3]);
  });

  test('all are asked once one of them answers', async () => {
    const company = many();
    await night(company);
    await night(company);
    company.estate.google.mutate({ do: 'undeny', permissions: [permission] } as never);
    const allowed = await night(company);
    expect(allowed.asked).toBe(26);
    expect(allowed.reading).toMatchObject({ status: 'complete', gaps: [] });
    expect((await night(company)).asked).toBeUndefined();
  });

  test('a failure is no refusal: all are asked again', async () => {
    const company = many();
    company.estate.google.mutate({ do: 'undeny', permissions: [permission] } as never);
    company.estate.faults.add({
      operation: 'projects.locations.activityTypes.activities.query',
      kind: 'html',
      status: 400,
      times: 26,
    } as never);
    await night(company);
    expect((await night(company)).asked).toBeGreaterThan(20);
  });
});

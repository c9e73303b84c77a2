/** Every fault at every page of everything that is read: what is wrongly gone, lost, or different in the end. */
import type { Fault, FaultKind } from '../../../test/estate/index.ts';
import type { Company } from './company.ts';
import { falselyGone, lost, same, snapshot } from './snapshot.ts';

export interface Damage {
  falseGone: number;
  lostRecords: number;
  diverged: number;
}

/** `once`: strikes one request, so that a retry helps. `always`: every request of that page. */
const kinds: readonly (FaultKind & { strikes: 'once' | 'always' })[] = [
  { kind: 'deny', strikes: 'always' },
  { kind: 'throttle', strikes: 'once' },
  { kind: 'server-error', strikes: 'once' },
  { kind: 'server-error', strikes: 'always' },
  { kind: 'reset', strikes: 'once' },
  { kind: 'reset', strikes: 'always' },
  { kind: 'truncate', strikes: 'once' },
  { kind: 'truncate', strikes: 'always' },
  { kind: 'repeat-cursor', strikes: 'always' },
  { kind: 'expired-token', strikes: 'once' },
  { kind: 'expired-token', strikes: 'always' },
  { kind: 'empty-list', strikes: 'always' },
  { kind: 'poison', how: 'wrong-type', strikes: 'always' },
  { kind: 'poison', how: 'missing-id', strikes: 'always' },
];

/** @returns one fault for each kind and each page of each operation that an undisturbed run asks for */
export async function faultCases(company: Company): Promise<Fault[]> {
  company.estate.log.clear();
  await company.run(company.copyOf(company.before, 'cases.db'));
  const places = new Map<string, { service: string; operation: string; page?: number }>();
  for (const { service, operation, page } of company.estate.log.entries()) {
    places.set(`${service} ${operation} ${page}`, { service, operation, ...(page === undefined ? {} : { page }) });
  }
  const faults: Fault[] = [];
  for (const place of places.values()) {
    for (const { strikes, ...kind } of kinds)
      faults.push({ ...place, ...kind, ...(strikes === 'once' && { times: 1 }) });
  }
  return faults;
}

export async function tryFault(company: Company, fault: Fault, database: string): Promise<Damage & { what: string }> {
  const before = snapshot(company.before);
  const truth = snapshot(company.after);
  const file = company.copyOf(company.before, database);
  company.estate.faults.add(fault);
  await company.run(file);
  company.estate.faults.clear();
  const disturbed = snapshot(file);
  // Whatever was held for confirmation is settled by the second quiet night.
  await company.run(file);
  if (!same(snapshot(file), truth)) await company.run(file);
  const settled = snapshot(file);
  return {
    what: JSON.stringify(fault),
    falseGone: falselyGone(disturbed, truth).length + falselyGone(settled, truth).length,
    lostRecords: lost(before, disturbed).length + lost(truth, settled).length,
    diverged: same(settled, truth) ? 0 : 1,
  };
}

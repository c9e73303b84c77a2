/** For the tests of grants: one small company, read by some collectors. */
import { createEstate, type Estate } from '../../../test/estate/index.ts';
import type { ArmTruth } from '../../../test/estate/azure/arm/index.ts';
import type { DirectoryTruth } from '../../../test/estate/azure/truth.ts';
import { discoverAzure } from '../../../test/suites/azure.ts';
import type { Discovery, Reading, RunOptions } from '../../../test/suites/connector-run.ts';
import type { Grant, InventoryRecord } from '../../../core/model.ts';

export const newEstate = (): Estate => createEstate({ now: new Date('2026-11-21T12:00:00Z') });

export const read = (
  estate: Estate,
  only: readonly string[],
  options: Partial<RunOptions> = {},
  settings: unknown = {},
): Promise<Discovery> => discoverAzure(estate, settings, { only, ...options });

export const truthOf = (estate: Estate) => estate.azure.truth() as { directory: DirectoryTruth; arm: ArmTruth };

export const ofType = (found: Discovery, type: string): InventoryRecord[] =>
  found.records.filter(({ ref }) => ref.split(':')[1] === type);
export const grantsOf = (found: Discovery, type: string): Grant[] =>
  ofType(found, type).filter((record) => record.record === 'grant');

export function readingOf(found: Discovery, collector: string): Reading {
  const reading = found.readings.find((each) => each.collector === collector);
  if (reading === undefined) throw new Error(`${collector} was not read`);
  return reading;
}

/** Ref of the identity behind a service principal. */
export function holderOf(estate: Estate, name: string): string {
  const app = [...estate.azure.state.applications.values()].find(({ displayName }) => displayName === name);
  if (app === undefined) throw new Error(`no application ${name}`);
  return `azure:application:${app.id}`;
}

export function servicePrincipalOf(estate: Estate, name: string): string {
  const sp = [...estate.azure.state.servicePrincipals.values()].find(({ displayName }) => displayName === name);
  if (sp === undefined) throw new Error(`no service principal ${name}`);
  return sp.id;
}

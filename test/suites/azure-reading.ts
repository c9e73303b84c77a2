/** The small company's Azure, read by some collectors only, and what its tests ask of that. */
import type { Grant, InventoryRecord } from '../../core/model.ts';
import { createEstate, type Estate } from '../estate/index.ts';
import { discoverAzure } from './azure.ts';
import type { Discovery, Reading, RunOptions } from './connector-run.ts';

export const newEstate = (): Estate => createEstate({ now: new Date('2026-11-21T12:00:00Z') });

export const read = (
  estate: Estate,
  only: readonly string[],
  options: Partial<RunOptions> = {},
  settings: unknown = {},
): Promise<Discovery> => discoverAzure(estate, settings, { only, ...options });

export const truthOf = (estate: Estate) => estate.azure.truth();

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

/** An order for lists that have none, so that they can be compared. */
export const inOrder = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

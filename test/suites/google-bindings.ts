/** Reads only the bindings of the simulated Google Cloud. */
import type { Grant, Identity, Trust } from '../../core/model.ts';
import type { Estate } from '../estate/index.ts';
import type { Discovery, RunOptions } from './connector-run.ts';
import { discoverGoogle } from './google.ts';

export const read = (
  estate: Estate,
  settings: Readonly<Record<string, unknown>> = {},
  options: Partial<RunOptions> = {},
): Promise<Discovery> => discoverGoogle(estate, settings, { only: ['bindings'], ...options });

export const grantsIn = ({ records }: Discovery): Grant[] => records.filter((each) => each.record === 'grant');
export const trustsIn = ({ records }: Discovery): Trust[] => records.filter((each) => each.record === 'trust');
export const identitiesIn = ({ records }: Discovery): Identity[] =>
  records.filter((each) => each.record === 'identity');

/** The one grant of a role to a member. */
export function grantTo(found: Discovery, role: string, member: string): Grant {
  const [grant, ...more] = grantsIn(found).filter((each) => each.role === role && each.attributes['member'] === member);
  if (grant === undefined || more.length > 0) throw new Error(`${more.length + (grant ? 1 : 0)} grants of ${role}`);
  return grant;
}

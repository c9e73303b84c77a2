import type { AzureState } from '../../state.ts';
import type { Row } from '../entity.ts';

/** The directory object of an id, unless it is gone. */
export const objectOf = (state: AzureState, id: string): object | undefined =>
  state.users.get(id) ?? state.servicePrincipals.get(id) ?? state.applications.get(id) ?? state.groups.get(id);

/** Links to what has been deleted are not served, even while it can be restored. */
export const objects = (state: AzureState, ids: readonly string[]): Row[] =>
  ids.map((id) => objectOf(state, id)).filter((row) => row !== undefined);

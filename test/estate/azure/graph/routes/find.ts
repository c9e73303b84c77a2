import type { Application, ServicePrincipal } from '../../state.ts';
import { notFound } from '../errors.ts';
import type { GraphCall } from '../render.ts';

/** By object id, or by `appId='…'`, the alternate key. */
function find<T>(all: ReadonlyMap<string, T>, byAppId: ReadonlyMap<string, string>, key: string): T {
  const appId = /^appId='(.*)'$/.exec(key)?.[1];
  const found = all.get(appId === undefined ? key : (byAppId.get(appId) ?? ''));
  if (!found) throw notFound(key);
  return found;
}

export const applicationOf = ({ state, params: [id = ''] }: GraphCall): Application =>
  find(state.applications, state.applicationByAppId, id);

export const principalOf = ({ state, params: [id = ''] }: GraphCall): ServicePrincipal =>
  find(state.servicePrincipals, state.servicePrincipalByAppId, id);

import type { AzureState, DelegatedGrant } from './state.ts';

/** Delegated grants of one client for one resource: what administrators gave, or what people gave together. */
export interface DelegatedTruth {
  clientId: string;
  resourceId: string;
  by: 'admin' | 'users';
  /** All scopes, in the order of the alphabet. */
  scopes: string[];
  /** Ids of those who gave; none for an administrator's. */
  users: string[];
  ids: string[];
}

const keyOf = ({ clientId, resourceId, consentType }: DelegatedGrant): string =>
  `${clientId}/${resourceId}/${consentType === 'AllPrincipals' ? 'admin' : 'users'}`;

export function delegatedTruth(state: AzureState): DelegatedTruth[] {
  const groups = Map.groupBy(state.delegatedGrants.values(), keyOf);
  return [...groups.values()].flatMap((grants): DelegatedTruth[] => {
    const [first] = grants;
    if (!first) return [];
    return [
      {
        clientId: first.clientId,
        resourceId: first.resourceId,
        by: first.consentType === 'AllPrincipals' ? 'admin' : 'users',
        scopes: [...new Set(grants.flatMap(({ scope }) => scope.split(' ')))].toSorted(),
        users: grants.flatMap(({ principalId }) => principalId ?? []),
        ids: grants.map(({ id }) => id),
      },
    ];
  });
}

/**
 * Who may do what. Roles are not evaluated: the collector may read what a Reader of everything and a Key Vault Reader may,
 * less what a test has taken from it; nobody else may do anything.
 */
import type { Caller } from '../login/token.ts';
import type { AzureState } from '../state.ts';
import { Refusal } from './errors.ts';
import type { ArmState, ScopePath } from './model.ts';
import { subscriptionOf, TENANT_ROOT } from './paths.ts';

export interface Access {
  /** @param action e.g. `Microsoft.Authorization/roleAssignments/read` */
  may(caller: Caller, action: string, scope: ScopePath): boolean;
  /** Throws what the Resource Manager says to those who may not. */
  demand(caller: Caller, action: string, scope: ScopePath): void;
}

const fits = (pattern: string, action: string): boolean => {
  const form = pattern.replaceAll(/[.+^${}()|[\]\\?]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${form}$`, 'i').test(action);
};

export function createAccess(directory: AzureState, state: ArmState): Access {
  const applies = (to: string | undefined, scope: ScopePath): boolean =>
    to === undefined || (to === TENANT_ROOT ? scope === TENANT_ROOT : subscriptionOf(scope) === to.toLowerCase());
  const may: Access['may'] = ({ appId }, action, scope) =>
    appId === directory.collector.appId &&
    ![...directory.denied].some((pattern) => fits(pattern, action)) &&
    !state.denials.some(({ actions, scope: to }) => applies(to, scope) && actions.some((each) => fits(each, action)));
  return {
    may,
    demand(caller, action, scope) {
      if (may(caller, action, scope)) return;
      const who = `The client '${caller.appId}' with object id '${caller.servicePrincipalId}'`;
      throw new Refusal(
        403,
        'AuthorizationFailed',
        `${who} does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      );
    },
  };
}

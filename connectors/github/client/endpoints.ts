/** Where the REST and GraphQL APIs are. */
import type { Settings } from '../settings.ts';

export interface Api {
  /** Without a slash at the end. */
  rest: string;
  graphql: string;
  /** GitHub Enterprise Server, which lacks what only the cloud has. */
  isServer: boolean;
  /** Before the numbers of accounts that are not those of github.com: 9919 is GitHub there, and anybody here. */
  accountsOf: string;
}

/** https://docs.github.com/en/enterprise-server@latest/graphql/guides/forming-calls-with-graphql#the-graphql-endpoint */
export function apiOf({ endpoints }: Pick<Settings, 'endpoints'>): Api {
  const rest = (endpoints.default ?? 'https://api.github.com').replace(/\/+$/, '');
  const isServer = rest.endsWith('/api/v3');
  const { hostname } = new URL(rest);
  const accountsOf = isServer || hostname.endsWith('.ghe.com') ? `${hostname}/` : '';
  return { rest, isServer, accountsOf, graphql: isServer ? rest.replace(/v3$/, 'graphql') : `${rest}/graphql` };
}

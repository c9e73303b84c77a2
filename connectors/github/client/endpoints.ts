/** Where the REST and GraphQL APIs are. */
import type { Settings } from '../settings.ts';

export interface Api {
  /** Without a slash at the end. */
  rest: string;
  graphql: string;
  /** GitHub Enterprise Server, which lacks what only the cloud has. */
  isServer: boolean;
}

/** https://docs.github.com/en/enterprise-server@latest/graphql/guides/forming-calls-with-graphql#the-graphql-endpoint */
export function apiOf({ endpoints }: Pick<Settings, 'endpoints'>): Api {
  const rest = (endpoints.default ?? 'https://api.github.com').replace(/\/+$/, '');
  const isServer = rest.endsWith('/api/v3');
  return { rest, isServer, graphql: isServer ? rest.replace(/v3$/, 'graphql') : `${rest}/graphql` };
}

/** GraphQL's way of refusing: status 200, and errors beside whatever could be told. */
import { GraphQLError } from 'graphql';

/** GitHub puts the type beside the message, where GraphQL would have it in the extensions. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly type: string;
  readonly saml: boolean;
  constructor(type: string, message: string, saml = false) {
    super(message);
    this.type = type;
    this.saml = saml;
  }
}

export function wireError(error: Error): Record<string, unknown> {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const graphql = error instanceof GraphQLError ? error : undefined;
  return {
    ...(cause instanceof QueryError ? { type: cause.type } : {}),
    ...(graphql?.path ? { path: graphql.path } : {}),
    ...(cause instanceof QueryError && cause.saml ? { extensions: { saml_failure: true } } : {}),
    ...(graphql?.locations ? { locations: graphql.locations } : {}),
    message: error.message,
  };
}

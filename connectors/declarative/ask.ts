/** One request of a stream, before it is signed and sent. */
import type { Places } from './places.ts';
import type { Request } from './schema/request.ts';
import { rendered, renderedAll, type Values } from './template.ts';

export interface Ask {
  url: URL;
  method: 'GET' | 'POST';
  /** Sent as JSON. */
  body: Readonly<Record<string, unknown>> | undefined;
  headers: Readonly<Record<string, string>>;
}

/** @throws ReadFailed when something that the manifest asks with has no value */
export function firstAsk(request: Request, places: Places, values: Values): Ask {
  const base = request.baseUrl;
  const url = places.url(rendered(request.path, values, encodeURIComponent), base);
  for (const [name, texts] of Object.entries(request.query ?? {})) {
    const all = renderedAll(typeof texts === 'string' ? [texts] : texts, values) as readonly (string | undefined)[];
    for (const text of all) if (text !== undefined) url.searchParams.append(name, text);
  }
  const headers = (renderedAll(request.headers ?? {}, values) ?? {}) as Record<string, string>;
  const fields = (more: unknown) => renderedAll(more ?? {}, values) as Record<string, unknown>;
  switch (request.kind) {
    case 'rest':
      return {
        url,
        method: request.method,
        headers,
        body: request.method === 'GET' ? undefined : fields(request.body),
      };
    case 'graphql':
      return { url, method: 'POST', headers, body: { query: request.document, variables: fields(request.variables) } };
    default: {
      const statement = rendered(request.statement.trim(), values, quotable);
      if (request.send === 'body')
        return { url, method: 'POST', headers, body: { statement, ...fields(request.body) } };
      url.searchParams.set('q', statement);
      return { url, method: 'GET', headers, body: undefined };
    }
  }
}

/** Inside quotes: both SOQL and Snowflake take a backslash before a quote. */
const quotable = (value: string): string => value.replaceAll(/[\\']/g, String.raw`\$&`);

/** The same with a parameter set: in the query, in the body, or among the variables of GraphQL. */
export function withParameter(
  ask: Ask,
  name: string,
  value: string | number,
  where: 'query' | 'body' | 'variables',
): Ask {
  if (where === 'query') {
    const url = new URL(ask.url);
    url.searchParams.set(name, String(value));
    return { ...ask, url };
  }
  if (where === 'body') return { ...ask, body: { ...ask.body, [name]: value } };
  const variables = (ask.body?.['variables'] ?? {}) as Record<string, unknown>;
  return { ...ask, body: { ...ask.body, variables: { ...variables, [name]: value } } };
}

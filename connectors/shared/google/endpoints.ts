/** Where each service of Google is, and what the configuration puts in its place. */
import { z } from 'zod';

/** Overrides by service name (`cloudasset`, `iam`, `oauth2` …); `default` stands for all that have none of their own. */
export type Endpoints = Readonly<Record<string, string | undefined>>;

const Endpoint = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).search === '', 'an endpoint has no query')
  .optional();

/** What signing in calls, whatever is read afterwards. */
const signInServices = ['oauth2', 'sts', 'iamcredentials'] as const;

/** The `endpoints` of a connector's settings. A name that is not known is a spelling mistake. */
export function endpointsSchema(services: readonly string[]): z.ZodType<Endpoints> {
  const names = ['default', 'subjectToken', ...signInServices, ...services];
  return z.strictObject(Object.fromEntries(names.map((name) => [name, Endpoint])));
}

/** `https://cloudasset.googleapis.com`, or its override, without a slash at the end. */
export function baseOf(service: string, endpoints: Endpoints): string {
  const url = endpoints[service] ?? endpoints['default'] ?? `https://${service}.googleapis.com`;
  return url.replace(/\/+$/, '');
}

/**
 * The allow-list: Google's own domain, the overrides, and where a workflow of GitHub gets the token that it signs in with.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function originsOf(endpoints: Endpoints): readonly string[] {
  const overrides = Object.values(endpoints).filter((url) => url !== undefined);
  return [
    'https://*.googleapis.com',
    'https://*.actions.githubusercontent.com',
    ...new Set(overrides.map((url) => new URL(url).origin)),
  ];
}

/** The same request at the override of its service; other hosts stay as they are. */
export function redirected(url: URL, endpoints: Endpoints): URL {
  const service = /^([a-z0-9-]+)\.googleapis\.com$/.exec(url.hostname)?.[1];
  if (service === undefined) return url;
  return new URL(`${baseOf(service, endpoints)}${url.pathname}${url.search}`);
}

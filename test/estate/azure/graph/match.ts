/** From a path to what answers it. */
import type { Version } from './entity.ts';
import { ROUTES } from './routes/index.ts';
import type { Route } from './routes/route.ts';

const PATH = /^\/(v1\.0|beta)\/(.+)$/;

/** `beta` of `/beta/applications`; `undefined` for paths that are not Graph's. */
export const versionOf = (pathname: string): Version | undefined => PATH.exec(pathname)?.[1] as Version | undefined;

export const isGraphPath = (pathname: string): boolean => PATH.test(pathname);

/** `{}` is one segment, or what is in the quotes of a function's parameter; cast names are taken literally first. */
const PATTERNS = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replace(/[.()$']/g, '\\$&').replaceAll('{}', "([^/']+|[a-z]+='[^/']*')")}$`, 'i'),
}));

/** `applications(appId='…')` → `applications/appId='…'` */
const normal = (path: string): string => path.replace(/^(applications|servicePrincipals)\((appId='[^']*')\)/i, '$1/$2');

export function match(path: string): { route: Route; params: string[] } | undefined {
  for (const { route, pattern } of PATTERNS) {
    const found = pattern.exec(normal(path));
    if (found) return { route, params: found.slice(1) };
  }
  return undefined;
}

/** https://learn.microsoft.com/en-us/graph/throttling-limits#identity-and-access-service-limits */
export function resourceUnits(route: Route, search: URLSearchParams): number {
  const units = route.cost - (search.has('$select') ? 1 : 0) + (search.has('$expand') ? 1 : 0);
  return Math.max(1, units);
}

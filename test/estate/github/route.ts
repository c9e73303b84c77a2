/** What every simulated endpoint is made of, and how a request finds its own. */
import type { Seconds } from '../clock.ts';
import type { Limits } from './limits.ts';
import type { Caller, GitHubState, Organization, Plan, Repository, Resource } from './state.ts';

export type Wire = Readonly<Record<string, unknown>>;

/** A list before it is cut into pages. Rows are rendered only when their page is asked for. */
export interface Listing {
  rows: readonly unknown[];
  render: (row: never) => Wire;
  /** The property that holds the rows; absent: the answer is the array itself. */
  under?: string;
  /** What the number of all rows is called beside them: `total_count`, unless it is said. */
  total?: string;
  /** The parameter that it pages with instead of a number. */
  cursor?: 'after' | 'cursor';
}
/** Types that a row and its renderer belong together. */
export const listing = <T>(
  rows: readonly T[],
  render: (row: T) => Wire,
  more: Pick<Listing, 'under' | 'cursor' | 'total'> = {},
): Listing => ({ rows, render, ...more });
export const isListing = (answer: Listing | Wire): answer is Listing => 'rows' in answer && 'render' in answer;

/** One request, as an endpoint sees it. */
export interface Call {
  state: GitHubState;
  caller: Caller;
  path: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: Readonly<Record<string, unknown>>;
  now: Seconds;
  wallClock: Seconds;
  /** `https://api.github.com`, or `https://host/api/v3`. */
  base: string;
  /** Of `{org}`, and of `{owner}` with `{repo}`. */
  organization: Organization;
  repository: Repository;
  limits: Limits;
  /** Of the answer, for what an endpoint tells besides its body. */
  headers: Record<string, string>;
}

export interface Route {
  /** As in GitHub's OpenAPI description: `orgs/list-app-installations`. */
  operation: string;
  method?: 'POST';
  /** `/orgs/{org}/installations` */
  path: string;
  /** Parameters besides those of paging. */
  query?: readonly string[];
  /** Where it exists; absent: everywhere. */
  plans?: readonly Plan[];
  /** What a GitHub App or a fine-grained token needs, to read. Absent: nothing. */
  permission?: string;
  /** What a classic token needs one of. Absent: nothing. */
  scopes?: readonly string[];
  /** `app`: a JWT; `installation`: only GitHub Apps; `user`: not enabled for GitHub Apps. */
  only?: 'app' | 'installation' | 'user';
  /** Anybody with a token of any kind may, an App with its JWT too. */
  open?: true;
  /** People need to be owners of the organization. */
  owner?: true;
  /** Whoever may not gets 404, as if it were not there. */
  hidden?: true;
  resource?: Resource;
  answer(call: Call): Listing | Wire;
}

interface Compiled {
  route: Route;
  pattern: RegExp;
  names: readonly string[];
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const pattern = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { route, pattern: new RegExp(`^${pattern}$`), names };
}

export interface Router {
  find(method: string, pathname: string): { route: Route; path: Record<string, string> } | undefined;
}

export function createRouter(routes: readonly Route[]): Router {
  const compiled = routes.map(compile);
  return {
    find(method, pathname) {
      for (const { route, pattern, names } of compiled) {
        if ((route.method ?? 'GET') !== method) continue;
        const found = pattern.exec(pathname);
        if (!found) continue;
        return {
          route,
          path: Object.fromEntries(names.map((name, n) => [name, decodeURIComponent(found[n + 1] ?? '')])),
        };
      }
      return undefined;
    },
  };
}

/** GitHub of the company: its organizations and their enterprise, over REST and GraphQL. */
import type { ProviderSide, SideContext } from '../provider.ts';
import type { Incoming } from '../wire.ts';
import { generateGitHub, type GitHubSize } from './generate.ts';
import { madePrivateKey, privateKey } from './login/app-key.ts';
import { isOurToken, tokenOf } from './login/callers.ts';
import { looksLikeJwt } from './login/jwt.ts';
import { mutateGitHub, type GitHubChange } from './mutate.ts';
import { createService, REST_PREFIX } from './service.ts';
import type { GitHubState } from './state.ts';
import { githubTruth, type GitHubTruth } from './truth.ts';

export { GITHUB_1X, type GitHubSize } from './generate.ts';

export type { GitHubChange } from './mutate.ts';
export type { GitHubTruth } from './truth.ts';

export interface GitHubSide extends ProviderSide<GitHubTruth, GitHubChange> {
  /** For tests that need more than the changes offer. */
  readonly state: GitHubState;
  /** What the collector's App signs with, as PEM. Made when first asked for. */
  privateKey(): string;
}

/** github.com, and GHE.com, where each enterprise has a host of its own. */
const isOurHost = (host: string): boolean => host === 'api.github.com' || /^api\.[\w-]+\.ghe\.com$/.test(host);
const isLoopback = (host: string): boolean => /^(?:127\.0\.0\.1|localhost|\[::1\]|estate\.invalid)$/.test(host);
const PATHS =
  /^\/(?:orgs|organizations|repos|repositories|apps?|enterprises|users|installation|user|graphql|rate_limit|meta)(?:\/|$)/;

export function createGitHubSide(context: SideContext, size: GitHubSize): GitHubSide {
  const state = generateGitHub(context, size);
  const service = createService(context, state);
  const hostOf = ({ headers }: Incoming): string => (headers['host'] ?? '').replace(/:\d+$/, '');

  return {
    name: 'github',
    state,
    privateKey,
    claims(request) {
      const host = hostOf(request);
      if (isOurHost(host)) return true;
      const { pathname } = new URL(request.target, 'http://estate.invalid');
      if (pathname.startsWith(`${REST_PREFIX}/`) || pathname === '/api/graphql') return true;
      if (!isLoopback(host) && host !== '') return false;
      const { authorization, accept = '' } = request.headers;
      const token = tokenOf(authorization);
      if (token !== undefined && isOurToken(token)) return true;
      // Others have users and organizations too, and tokens of other forms.
      const plausible = authorization === undefined || accept.includes('github') || looksLikeJwt(token ?? '');
      return plausible && PATHS.test(pathname);
    },
    answer(request) {
      const host = hostOf(request);
      const origin = isOurHost(host) ? `https://${host}` : `http://${request.headers['host'] ?? 'estate.invalid'}`;
      const url = new URL(request.target, origin);
      const server = state.behaviour.plan === 'ghes';
      if (server && url.pathname === '/api/graphql') return service.answer(request, url, '/graphql', origin);
      const prefix = server ? REST_PREFIX : '';
      // Elsewhere than under its own prefix, a server has web pages, and github.com has nothing.
      const inside = url.pathname.startsWith(`${prefix}/`);
      const pathname = inside ? url.pathname.slice(prefix.length) : '/?';
      return service.answer(request, url, pathname, origin + prefix);
    },
    truth: () => githubTruth(state),
    cases: () => Object.fromEntries(state.cases),
    canaries: () => [...state.canaries, madePrivateKey() ?? []].flat(),
    mutate: (change) => mutateGitHub(state, change),
    env: () => ({ GITHUB_TOKEN: state.collector.classic }),
  };
}

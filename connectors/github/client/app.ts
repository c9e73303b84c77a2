/** A GitHub App: one installation in each organization, and a token for each. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { SignInFailed } from '../../../core/errors.ts';
import { listed } from '../rows.ts';
import type { Settings } from '../settings.ts';
import { createAllowance, type Allowance } from './allowance.ts';
import type { Api } from './endpoints.ts';
import { githubErrorOf, isAboutTime } from './errors.ts';
import type { Access, AppKey, Reached } from './open.ts';
import { githubReader, type Reader } from './reader.ts';
import { appJwt, keptToken, type TokenSource } from './tokens.ts';

const AppRow = z.object({ slug: z.string().min(1) });
const OwnInstallation = z.object({
  id: z.int(),
  /** An enterprise has a slug in the place of a login. */
  account: z.object({ id: z.int(), login: z.string().optional(), slug: z.string().optional() }).nullable(),
  target_type: z.string(),
  repository_selection: z.enum(['all', 'selected']),
  suspended_at: z.string().nullish(),
});
type OwnInstallation = z.infer<typeof OwnInstallation>;
/** https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app */
const InstallationToken = z.object({
  token: z.string().min(1),
  expires_at: z.string(),
  permissions: z.record(z.string(), z.string()).default({}),
});

interface Place {
  tokens: TokenSource;
  allowance: Allowance;
  granted: Record<string, string> | null;
}

const loginOf = ({ account }: OwnInstallation): string => account?.login ?? account?.slug ?? '';
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export async function openApp(app: AppKey, settings: Settings, api: Api, run: Run): Promise<Access> {
  const clock: Clock = { ahead: 0 };
  const asApp = appReader(app, { api, run, clock });
  const { slug } = await inGitHubsTime(clock, run, () =>
    asApp.get({ operation: 'apps/get-authenticated', path: '/app' }, AppRow),
  );
  const found: OwnInstallation[] = [];
  const list = { operation: 'apps/list-installations', path: '/app/installations' };
  for await (const row of listed(asApp, list, OwnInstallation, run)) if (isWanted(row, app)) found.push(row);
  const chosen = chosenOf(found, settings, slug);
  const places = new Map<string, Place>();
  for (const { id, ...installation } of chosen) {
    places.set(loginOf({ id, ...installation }).toLowerCase(), placeOf(id, { app, settings, api, run, clock }));
  }
  return {
    inReach: chosen.filter(({ target_type: type }) => type !== 'Enterprise').map(reachedBy),
    inEnterprise: settings.enterprise !== undefined && places.has(settings.enterprise.toLowerCase()),
    siteAdmin: false,
    caller: `GitHub App ${slug}`,
    in(login, readRun) {
      const place = places.get(login.toLowerCase());
      if (place === undefined) throw notInstalled(slug, login);
      return githubReader({ ...place, granted: () => place.granted, run: readRun, api, limitKey: login });
    },
  };
}

const reachedBy = (one: OwnInstallation): Reached => ({
  id: one.account?.id ?? null,
  login: loginOf(one),
  selective: one.repository_selection === 'selected',
  // It is still there, and so is all that is known of it.
  ...(one.suspended_at ? { skip: 'the installation of our App is suspended there' } : {}),
});

const isWanted = ({ id }: OwnInstallation, { installationId }: AppKey): boolean =>
  installationId === undefined || id === installationId;

function chosenOf(found: readonly OwnInstallation[], settings: Settings, slug: string): OwnInstallation[] {
  const { organizations: wanted, enterprise } = settings;
  for (const login of wanted ?? []) {
    const one = found.find((each) => same(loginOf(each), login));
    if (one === undefined) throw notInstalled(slug, login);
    if (one.suspended_at) throw suspended(slug, login);
  }
  const isChosen = (each: OwnInstallation): boolean => {
    if (each.target_type === 'Enterprise') return enterprise !== undefined && same(loginOf(each), enterprise);
    if (each.target_type !== 'Organization') return false;
    return wanted === undefined || wanted.some((login) => same(loginOf(each), login));
  };
  const chosen = found.filter(isChosen);
  const organizations = chosen.filter(({ target_type: type }) => type === 'Organization');
  if (organizations.some((each) => !each.suspended_at)) return chosen;
  const [only] = organizations;
  throw only === undefined ? notInstalled(slug, 'any organization') : suspended(slug, loginOf(only));
}

/** By how many milliseconds GitHub's clock is ahead of ours. */
interface Clock {
  ahead: number;
}
const timeOf = ({ ahead }: Clock): number => Date.now() + ahead;

/** A sign-in is only good at its time. When ours is wrong, GitHub's own is taken, as it is in every answer. */
async function inGitHubsTime<T>(clock: Clock, run: Run, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const said = githubErrorOf(error);
    const date = Date.parse(said?.headers['date'] ?? '');
    if (said === undefined || !isAboutTime(said) || Number.isNaN(date)) throw error;
    clock.ahead = date - Date.now();
    run.note(
      `this machine's clock differs from GitHub's by ${Math.round(clock.ahead / 1000)} seconds; GitHub's is used`,
    );
    return ask();
  }
}

function appReader(app: AppKey, { api, run, clock }: { api: Api; run: Run; clock: Clock }): Reader {
  const tokens: TokenSource = {
    token: async () => appJwt(app, timeOf(clock)),
    renew: () => Promise.resolve(undefined),
  };
  return githubReader({ run, api, tokens, allowance: createAllowance(0), granted: () => null, limitKey: 'app' });
}

function placeOf(
  id: number,
  { app, settings, ...around }: { app: AppKey; settings: Settings; api: Api; run: Run; clock: Clock },
): Place {
  const place: Place = {
    allowance: createAllowance(settings.reserve),
    granted: null,
    tokens: keptToken(
      async () => {
        const made = await appReader(app, around).get(
          {
            operation: 'apps/create-installation-access-token',
            method: 'POST',
            path: `/app/installations/${id}/access_tokens`,
          },
          InstallationToken,
        );
        place.granted = made.permissions;
        return { token: made.token, expiresAt: Date.parse(made.expires_at) };
      },
      () => timeOf(around.clock),
    ),
  };
  return place;
}

const notInstalled = (slug: string, login: string): SignInFailed =>
  new SignInFailed(`the GitHub App ${slug} is not installed in ${login}`, {
    next: `An owner of the organization installs it under Settings › GitHub Apps, or at https://github.com/apps/${slug}.`,
  });

const suspended = (slug: string, login: string): SignInFailed =>
  new SignInFailed(`the installation of the GitHub App ${slug} in ${login} is suspended`, {
    next: 'An owner of the organization lifts the suspension under Settings › GitHub Apps.',
  });

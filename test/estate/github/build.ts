/** How things of the simulated GitHub are made: all that a story does not say is filled in here. */
import type { Random } from '../random.ts';
import { accounts } from './build/accounts.ts';
import { createBasics } from './build/basics.ts';
import { repositories } from './build/repositories.ts';
import { runners } from './build/runners.ts';
import { tokens } from './build/tokens.ts';
import type { ApiUse, GitHubState, Installation, Permissions } from './state.ts';

export { emptySecrets } from './build/basics.ts';

export function createBuilder(state: GitHubState, random: Random, ids: { next: number }) {
  const basics = createBasics(state, random, ids);
  return { ...basics, ...accounts(basics), ...repositories(basics), ...tokens(basics), ...runners(basics) };
}

export type Builder = ReturnType<typeof createBuilder>;

/** An installation calls the API as itself. */
export const asInstallation = ({ id, app }: Installation): Pick<ApiUse, 'subject' | 'actor'> => ({
  subject: { type: 'installation', id, name: app.slug },
  actor: { type: 'installation', id, name: app.slug, integrationId: app.id, oauthApplicationId: null },
});

export const ofAll = (level: 'read' | 'write', ...names: readonly string[]): Permissions =>
  Object.fromEntries(names.map((name) => [name, level]));

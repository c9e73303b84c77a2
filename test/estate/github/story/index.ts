import { mainOrganization } from '../state.ts';
import type { Builder } from '../build.ts';
import { apps, oauthApps } from './apps.ts';
import { deployKeys, hooks } from './keys-and-hooks.ts';
import { machines } from './machines.ts';
import { people } from './people.ts';
import { repositories } from './repositories.ts';
import { secrets } from './secrets.ts';
import { tokens } from './tokens.ts';

/** The awkward cases. */
export function story(build: Builder): void {
  const main = mainOrganization(build.state);
  const [, labs] = build.state.organizations.values();
  const known = people(build, main);
  const made = repositories(build, main, labs);
  apps(build, main, known, made);
  oauthApps(build, main, known);
  tokens(build, main, known, made);
  deployKeys(build, main, known, made);
  hooks(build, main, known, made);
  secrets(build, main, made);
  machines(build, main, known, made);
}

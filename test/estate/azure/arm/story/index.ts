import type { Builder } from '../build.ts';
import { assignments, customRoles, eligibilities, otherAccess } from './assignments.ts';
import { devops } from './devops.ts';
import { identities } from './identities.ts';
import { localKeys } from './keys.ts';
import { vaults } from './vaults.ts';

/** Every awkward thing of the company's Azure. */
export function tellStory(build: Builder): void {
  assignments(build);
  customRoles(build);
  eligibilities(build);
  otherAccess(build);
  identities(build);
  localKeys(build);
  vaults(build);
  devops(build);
}

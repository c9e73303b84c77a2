import type { Builder } from '../build.ts';
import { agents } from './agents.ts';
import { certificates } from './certificates.ts';
import { deleted } from './deleted.ts';
import { exposed } from './exposed.ts';
import { federation } from './federation.ts';
import { owners } from './owners.ts';
import { people } from './people.ts';
import { privileges } from './privileges.ts';
import { secrets } from './secrets.ts';
import { silent } from './silent.ts';
import { thirdParties } from './third-parties.ts';

/** Tells Microsoft's part of the company's story. What its Azure resources have to do with it is told by their side. */
export function tellStory(build: Builder): void {
  const all = people(build);
  secrets(build, all);
  certificates(build, all);
  owners(build, all);
  federation(build, all);
  exposed(build, all);
  thirdParties(build, all);
  privileges(build, all);
  silent(build, all);
  agents(build, all);
  deleted(build);
}

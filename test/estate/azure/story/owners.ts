import type { Builder } from '../build.ts';
import { personOf, type People } from './people.ts';

/** Who answers for an application, and who only seems to. */
export function owners(build: Builder, all: People): void {
  const { ago } = build;
  const id = (person: string): string => personOf(all, person).id;
  const app = (name: string, what: string, of: readonly string[]) => {
    const made = build.both(name, { owners: [...of] });
    build.use(made.sp, ago(2), { by: build.secret(made.app) });
    build.note(`app.${name}`, what, made.app.id);
    return made;
  };

  app('owned-by-active', 'its owner works here', [id('emre.aydin')]);
  app('owned-by-leaver', 'its only owner has left, and the account is disabled', [id('dev.patel')]);
  app('owned-by-guest', 'its only owner is a guest', [id('ines.ferreira')]);
  app('owned-by-both', 'one owner has left, one has not', [id('dev.patel'), id('carla.mendes')]);
  app('owned-by-nobody', 'nobody owns it', []);

  const gone = build.user('Former Contractor', { accountEnabled: false });
  build.state.users.delete(gone.id);
  build.state.deleted.set(gone.id, { type: 'user', object: gone, deletedAt: ago(5) });
  app('owned-by-deleted', 'its only owner was deleted: Entra does not show the link any more', [gone.id]);

  const robot = build.both('app-factory', { owners: [id('astrid.lund')] });
  build.use(robot.sp, ago(1), { by: build.secret(robot.app) });
  app('owned-by-application', 'its owner is another application', [robot.sp.id]);

  const crowd = Array.from({ length: 23 }, (_, i) => build.user(`Crowd Member ${i + 1}`).id);
  app('owned-by-crowd', '23 owners: more than an expansion shows', crowd);

  const split = app('owned-on-principal', 'the registration has no owner, its service principal has', []);
  split.sp.owners.push(id('bo.ekman'));
  split.app.tags.push('team:platform');
  split.app.notes = 'Ask the platform team';
}

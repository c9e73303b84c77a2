/** What everything is made with: numbers, days, chance, and the log. */
import { DAY, type Seconds } from '../../clock.ts';
import type { Random } from '../../random.ts';
import type { GitHubState, Organization, SecretKind, User } from '../state.ts';

export const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Without what the builder fills in. */
export type Given<T, Needed extends keyof T = never> = Partial<T> & Pick<T, Needed>;

export const emptySecrets = <T>(): Record<SecretKind, T[]> => ({
  actions: [],
  dependabot: [],
  codespaces: [],
  agents: [],
});

export function createBasics(state: GitHubState, random: Random, ids: { next: number }) {
  const now = state.now();

  return {
    state,
    random,
    now,
    id: (): number => (ids.next += random.int(1, 9)),
    ago: (days: number): Seconds => now - Math.round(days * DAY),

    note(name: string, what: string, organization: Organization, of: string | number): void {
      state.cases.set(name, { name, what, scope: organization.login, id: String(of) });
    },

    /** A secret that nothing of ours may ever keep or show. */
    canary(prefix: string, length = 36): string {
      const value = prefix + random.chars(ALPHANUMERIC, length);
      state.canaries.push(value);
      return value;
    },

    audit(
      organization: Organization,
      at: Seconds,
      action: string,
      actor: User,
      more: Readonly<Record<string, unknown>> = {},
    ): void {
      organization.audit.push({
        id: random.chars(ALPHANUMERIC, 22),
        at,
        action,
        actor: actor.login,
        actorId: actor.id,
        more,
      });
    },
  };
}

export type Basics = ReturnType<typeof createBasics>;

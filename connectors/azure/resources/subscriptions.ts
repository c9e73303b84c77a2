/** The subscriptions that a run reads, and those that Resource Graph keeps quiet about. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { subscriptionRef } from '../scopes.ts';
import { leftOut } from '../settings.ts';

export interface Subscription {
  /** Lower-case. */
  id: string;
  name: string;
}

const Row = z.object({
  subscriptionId: z.string().min(1),
  /** Its home; another one when it is only managed from here (Azure Lighthouse). */
  tenantId: z.string().nullish(),
  displayName: z.string().nullish(),
});

/** Those that the configuration leaves in. */
export function subscriptionsOf(session: Session, scope: Scope, run: Run): Promise<readonly Subscription[]> {
  return session.memo(scope.nativeId, 'resources/subscriptions', async () => {
    const found: Subscription[] = [];
    const rows = session.in(scope, run).rows({
      service: 'arm',
      path: '/subscriptions',
      query: { 'api-version': '2022-12-01' },
      operation: 'arm:subscriptions',
    });
    for await (const row of rows) {
      const parsed = parseRow(row, Row, 'a subscription', run);
      if (parsed === undefined || (parsed.tenantId ?? scope.nativeId).toLowerCase() !== scope.nativeId) continue;
      const id = parsed.subscriptionId.toLowerCase();
      if (leftOut(session.settings, id) === undefined) found.push({ id, name: parsed.displayName ?? id });
    }
    return found;
  });
}

const VISIBLE = `resourcecontainers
| where type =~ 'microsoft.resources/subscriptions'
| project id, subscriptionId
| order by id asc`;

/**
 * Resource Graph answers with what the caller may read, and says nothing of the rest. So what is reached but not in
 * its list of subscriptions is in doubt.
 */
export function unseenSubscriptions(session: Session, scope: Scope, run: Run): Promise<readonly Subscription[]> {
  return session.memo(scope.nativeId, 'resources/unseen-subscriptions', async () => {
    const visible = new Set<string>();
    for await (const row of session.in(scope, run).query(VISIBLE, { operation: 'arg:resourceContainers' })) {
      const parsed = parseRow(row, Row, 'a subscription in Resource Graph', run);
      if (parsed !== undefined) visible.add(parsed.subscriptionId.toLowerCase());
    }
    return (await subscriptionsOf(session, scope, run)).filter(({ id }) => !visible.has(id));
  });
}

async function unseenOrGap(what: string, session: Session, scope: Scope, run: Run): Promise<readonly Subscription[]> {
  try {
    return await unseenSubscriptions(session, scope, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap(`${what} of subscriptions that Resource Graph may hide`, error.because, error.message);
    return [];
  }
}

/** Counts what was read in each subscription. */
export interface Counted {
  add(subscription: string): void;
  /**
   * Call when everything was read: names the subscriptions that are in doubt.
   * @returns false when there is one
   */
  end(): Promise<boolean>;
}

const Counts = z.record(z.string(), z.number());

/** How much there was in each place the last time, as it was remembered under this key. */
export const countsBefore = async (key: string, run: Run): Promise<Readonly<Record<string, number>>> =>
  Counts.safeParse(await run.known.recall(key)).data ?? {};

/** Why a place that had something and now has nothing is in doubt: a role that was taken from us looks just the same. */
export const whyDoubted = (count: number): string =>
  `there were ${count} before; if the next reading shows none either, they are gone`;

/**
 * One that cannot be seen is in doubt, and so is one that had something and now has nothing: a role that was taken from
 * us looks just the same. That is believed when the next night says it again.
 * @param what was read by Resource Graph
 */
export function countedIn(what: string, session: Session, scope: Scope, run: Run): Counted {
  const counts = new Map<string, number>();
  const key = `counts/${what}/${scope.nativeId}`;
  return {
    add(subscription) {
      const id = subscription.toLowerCase();
      counts.set(id, (counts.get(id) ?? 0) + 1);
    },
    async end() {
      const unseen = await unseenOrGap(what, session, scope, run);
      const hidden = 'Resource Graph does not show this subscription: the role Reader is missing in it';
      for (const { id, name } of unseen) run.gap(`${what} of ${name}`, 'denied', hidden, subscriptionRef(id));
      let emptied = 0;
      const before = await countsBefore(key, run);
      for (const [id, count] of Object.entries(before)) {
        if (counts.has(id) || unseen.some((one) => one.id === id) || leftOut(session.settings, id) !== undefined)
          continue;
        emptied++;
        run.gap(`${what} of subscription ${id}`, 'pending', whyDoubted(count), subscriptionRef(id));
      }
      // Of what cannot be seen tonight the last word still stands, for the night when it is seen again.
      const hiddenBefore = unseen.flatMap(({ id }) => (before[id] === undefined ? [] : [[id, before[id]] as const]));
      run.known.remember(key, Object.fromEntries([...hiddenBefore, ...counts]));
      return unseen.length + emptied === 0;
    },
  };
}

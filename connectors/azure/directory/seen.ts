/** What the `principals` collector leaves to the others of the same run, besides the index. */
import type { InventoryRecordInput, Ref } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import type { UsageSources } from '../usage/signals.ts';

export interface Seen {
  usage: UsageSources;
  /** Identities with a secret or certificate that could sign in at any time of the window. */
  withKeys: ReadonlySet<Ref>;
  /** Identities that other tenants let in. */
  multiTenant: ReadonlySet<Ref>;
}

const KEY = 'what-principals-saw';

/** Hands the records on, and keeps what others need of them. */
export class Watching {
  readonly #usage: UsageSources;
  readonly #withKeys = new Set<Ref>();
  readonly #multiTenant = new Set<Ref>();

  constructor(usage: UsageSources) {
    this.#usage = usage;
  }

  async *through<T>(records: AsyncGenerator<InventoryRecordInput, T>): AsyncGenerator<InventoryRecordInput, T> {
    for (;;) {
      const next = await records.next();
      if (next.done === true) return next.value;
      this.#note(next.value);
      yield next.value;
    }
  }

  #note(record: InventoryRecordInput): void {
    if (record.record === 'identity' && record.weaknesses?.includes('multi-tenant')) this.#multiTenant.add(record.ref);
    if (record.record !== 'credential' || record.identity === null) return;
    const isOver = typeof record.expiresAt === 'string' && record.expiresAt < this.#usage.windowStart;
    if (!isOver) this.#withKeys.add(record.identity);
  }

  async leaveBehind(session: Session, tenant: string): Promise<void> {
    const seen: Seen = { usage: this.#usage, withKeys: this.#withKeys, multiTenant: this.#multiTenant };
    await session.memo(tenant, KEY, () => Promise.resolve<Seen | null>(seen));
  }
}

/** `null` when that collector did not run, or not to its end. */
export function whatPrincipalsSaw(session: Session, tenant: string): Promise<Seen | null> {
  return session.memo(tenant, KEY, () => Promise.resolve<Seen | null>(null));
}

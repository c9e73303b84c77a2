/**
 * Two grants that are worth more together: one lets attach service accounts, the other deploys what they are attached to.
 * Grants with one half wait until all policies were seen; they are few.
 */
import type { Ref } from '../../../core/model.ts';
import type { Half } from '../privilege/level.ts';
import type { Chain } from './chain.ts';
import type { GrantRecord } from './grants.ts';

interface Part {
  which: Half;
  role: string;
  chain: Chain;
}

interface Waiting extends Part {
  grant: GrantRecord;
}

export class Combinations {
  readonly #parts = new Map<Ref, Part[]>();
  readonly #waiting: Waiting[] = [];

  /** @returns the grant, when it need not wait */
  take(grant: GrantRecord, halves: readonly Half[], chain: Chain): GrantRecord | null {
    const { identity, role, privilege } = grant;
    const parts = halves.map((which): Part => ({ which, role, chain }));
    const all = this.#parts.get(identity);
    if (all !== undefined) all.push(...parts);
    else if (parts.length > 0) this.#parts.set(identity, parts);
    const [only] = parts;
    if (only === undefined || privilege.level === 'admin' || privilege.level === 'escalation') return grant;
    this.#waiting.push({ ...only, grant });
    return null;
  }

  *rest(): Generator<GrantRecord> {
    for (const waiting of this.#waiting) yield this.#together(waiting);
  }

  #together({ grant, which, chain }: Waiting): GrantRecord {
    const other = this.#parts.get(grant.identity)?.find((part) => part.which !== which && overlap(part.chain, chain));
    if (other === undefined) return grant;
    const reason =
      which === 'deploys'
        ? `deploys with service accounts that ${other.role} lets it attach`
        : `attaches service accounts to what ${other.role} lets it deploy`;
    const { reasons } = grant.privilege;
    return { ...grant, privilege: { level: 'escalation', reasons: [reason, ...reasons].slice(0, 50) } };
  }
}

/** One is above the other, or they are in the same place. */
const overlap = ([a = '', ...aboveA]: Chain, [b = '', ...aboveB]: Chain): boolean =>
  a === b || aboveA.includes(b) || aboveB.includes(a);

/**
 * Managed identities wait until it is clear whether the report of last sign-ins has any of them. Microsoft says that it
 * has every service principal; one managed identity in it proves that. Where it has none, or the cloud does not have the
 * report, the log of their own sign-ins tells.
 */
import { isUnknown, type InventoryRecordInput } from '../../../core/model.ts';
import { isRead } from '../usage/report.ts';
import { usageBySummary } from '../usage/signals.ts';
import { summarizedSignIns } from '../usage/summaries.ts';
import type { IdentityRecord } from './identities.ts';
import type { Surroundings } from './surroundings.ts';

export class HeldBack {
  readonly #around: Surroundings;
  #held: { appId: string; record: IdentityRecord }[] = [];
  #isProven = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  *take(appId: string, record: IdentityRecord): Generator<InventoryRecordInput> {
    const { principals } = this.#around.usage;
    const isReported = isRead(principals) && principals.of(appId) !== undefined;
    const isManaged = record.kind === 'managed-identity';
    if (isManaged && isReported) this.#isProven = true;
    if (!isManaged || isReported) yield record;
    else this.#held.push({ appId, record });
  }

  async *release(): AsyncGenerator<InventoryRecordInput> {
    const { reader, run, usage } = this.#around;
    const held = this.#held;
    this.#held = [];
    if (held.length === 0) return;
    const isRefused = isUnknown(usage.principals) && usage.principals.unknown !== 'unsupported';
    if (isRefused || this.#isProven) {
      for (const { record } of held) yield record;
      return;
    }
    run.note('the report of last sign-ins has no managed identity; theirs are from the summarized log');
    const summary = await summarizedSignIns(reader, run, 'MSI');
    for (const { appId, record } of held) {
      yield { ...record, usage: usageBySummary(appId, summary, usage.windowStart) };
    }
  }
}

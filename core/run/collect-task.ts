/** One collector in one scope: what to read, and what it may use. */
import type { Collector, Connector, Fetch, Run } from '../connector.ts';
import type { Meter } from '../http/index.ts';
import type { CollectionRow } from '../inventory/schema.ts';
import type { InventoryRecordInput, Ref, Timestamp } from '../model.ts';

export interface CollectTask {
  source: string;
  connector: Connector;
  collector: Pick<Collector, 'id' | 'emits'>;
  collection: CollectionRow;
  runId: number;
  meter: Meter;
  fetch: Fetch;
  signal: AbortSignal;
  read: (run: Run) => AsyncIterable<InventoryRecordInput>;
  /** False for the listing of scopes: an account that is not listed is out of scope, never gone. */
  mayRetire: boolean;
  /** Scopes in it that are not to be read, or cannot be: nothing of them is gone for not being seen. */
  untouched: ReadonlySet<Ref>;
  onRecords?: (records: number) => void;
}

/** The clock of a run that is given no other. */
export const systemNow = (): Timestamp => new Date().toISOString();

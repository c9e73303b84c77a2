/** What a merge is told, and what it tells. */
import type { Ref } from '../model.ts';

export interface MergeOptions {
  runId: number;
  /** The listing came to its end and every record in it could be told by its Ref. */
  complete: boolean;
  /** Something was read, or the listing was complete and empty. Otherwise nothing is known of tonight. */
  readAnything: boolean;
  /** Believe a listing that lost much of what was there. */
  acceptShrink: boolean;
  /** Totals by native type that the provider gave, which back up what a listing lacks. */
  reported: ReadonlyMap<string, number>;
  /** Scopes of which not everything was read: nothing in them is gone. */
  doubtful: ReadonlySet<Ref>;
  /** Records that were listed but could not be read: they exist, and what is stored of them is older. */
  unreadable: readonly Ref[];
}

export interface MergeResult {
  appeared: number;
  changed: number;
  gone: number;
  /** Listed no more, but kept until confirmed. */
  held: readonly Held[];
}

export interface Held {
  type: string;
  lost: number;
  of: number;
  /** True when the next complete listing that lacks them too will be believed. */
  nextRunConfirms: boolean;
}

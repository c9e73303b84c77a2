/** One policy: what is bound to whom, and where. https://docs.cloud.google.com/iam/docs/reference/rest/v1/Policy */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { Ref, Scope } from '../../../core/model.ts';
import type { GoogleReader } from '../../shared/google/client.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Place } from '../privilege/level.ts';
import type { AccountIndex } from '../account-index.ts';
import type { Session } from '../session.ts';
import type { Chain } from './chain.ts';

const Binding = z.object({
  role: z.string().min(1),
  members: z.array(z.string()).default([]),
  condition: z.object({ title: z.string().default(''), expression: z.string().default('') }).nullish(),
});
export type Binding = z.infer<typeof Binding>;

export interface Policy {
  /** Full resource name: `//cloudresourcemanager.googleapis.com/projects/…`. */
  resource: string;
  on: Place;
  /** The service account that it is on. */
  account: Ref | null;
  chain: Chain;
  scope: Ref;
  source: string;
  bindings: readonly Binding[];
}

/** What reading policies takes. */
export interface Reading {
  session: Session;
  reader: GoogleReader;
  scope: Scope;
  run: Run;
  /** Some names of accounts in Asset Inventory end with the e-mail address. */
  index: AccountIndex;
}

export function bindingsIn(rows: readonly unknown[], resource: string, run: Run): Binding[] {
  return rows
    .map((row) => parseRow(row, Binding, `a binding on ${resource}`, run))
    .filter((binding) => binding !== undefined);
}

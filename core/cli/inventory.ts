/** Opens the inventory for looking, and closes it whatever happens. */
import { openInventory, type Inventory } from '../inventory/inventory.ts';
import type { ExitCode } from '../errors.ts';
import type { GlobalValues } from './command.ts';
import type { Io } from './io.ts';
import type { Output } from './output.ts';
import { inventoryFile } from './settings.ts';
import { ago } from './text/dates.ts';

interface Asked {
  values: GlobalValues;
  io: Io;
  out: Output;
}

export async function withInventory(
  { values, io, out }: Asked,
  work: (inventory: Inventory) => Promise<ExitCode>,
): Promise<ExitCode> {
  const inventory = openInventory(await inventoryFile(values, io), { readOnly: true });
  try {
    await warnIfIncomplete(inventory, io, out);
    return await work(inventory);
  } finally {
    await inventory.close();
  }
}

/** Whoever reads a list must know that something is missing from it. */
async function warnIfIncomplete(inventory: Inventory, io: Io, out: Output): Promise<void> {
  const last = await inventory.read.lastRun();
  if (last === undefined) {
    out.note('This inventory is empty: no run has ended yet.');
    return;
  }
  if (last.status === 'complete') return;
  const when = ago(last.startedAt, io.now());
  const what = last.status === 'running' ? 'is going on, or was killed' : `was ${last.status}`;
  out.note(`${out.noteStyle.warn('note:')} run ${last.id} (${when}) ${what}; see: discover list coverage`);
}

import { exitCodes } from '../../errors.ts';
import type { LoggedChange } from '../../inventory/read.ts';
import { changeText } from '../changes.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { withInventory } from '../inventory.ts';
import { writeItems } from '../json.ts';
import { oneOf, parsed } from '../option.ts';
import { changesSince, parseSince, type Since } from '../since.ts';

const options = {
  since: parsed(
    '--since <when>',
    'a duration (7d), a day, an RFC 3339 time, or after a run (run:12); default: the last run',
    parseSince,
  ),
  change: oneOf('--change <kind>', 'only these', ['appeared', 'changed', 'gone', 'back', 'out-of-scope']),
  record: oneOf('--record <kind>', 'only of these', ['scope', 'identity', 'credential', 'grant', 'trust']),
};

export const command = defineCommand({
  description: 'Shows what appeared, changed, went and came back, field by field. Reads no provider.',
  options,
  examples: [
    ['discover diff --since 7d', 'of the last week'],
    ['discover diff --since run:12 --record credential', 'keys, since run 12'],
    ['discover diff --since 2026-11-01 --change appeared --json', 'what is new, for a program'],
  ],
  async run(invocation) {
    const { values, io, out } = invocation;
    return await withInventory(invocation, async (inventory) => {
      const since = values.since ?? (await sinceLastRun(inventory.read));
      const changes = chosen(inventory.read.changes(changesSince(since, io.now())), values);
      if (values.json === true) {
        await writeItems(changes, out);
        return exitCodes.ok;
      }
      let shown = 0;
      for await (const change of changes) {
        await out.data(changeText(change, out.style));
        shown++;
      }
      if (shown === 0) out.note('Nothing changed.');
      return exitCodes.ok;
    });
  },
});

async function sinceLastRun(read: { lastRun(): Promise<{ id: number } | undefined> }): Promise<Since> {
  const last = await read.lastRun();
  return { afterRun: (last?.id ?? 1) - 1 };
}

async function* chosen(
  changes: AsyncIterable<LoggedChange>,
  { change, record }: Invocation<typeof options>['values'],
): AsyncGenerator<LoggedChange> {
  for await (const each of changes) {
    if ((change ?? each.kind) === each.kind && (record ?? each.record) === each.record) yield each;
  }
}

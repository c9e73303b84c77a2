import { exitCodes } from '../../errors.ts';
import { changeText } from '../changes.ts';
import { defineCommand } from '../command.ts';
import { findSubject } from '../find.ts';
import { withInventory } from '../inventory.ts';
import { writeItems } from '../json.ts';

export const command = defineCommand({
  description: 'Shows what happened to one identity and all that belongs to it, oldest first. Reads no provider.',
  arguments: [{ name: 'what', description: 'its ref, name or ARN, or the id of one of its keys' }],
  options: {},
  examples: [
    ['discover history deploy-bot', 'since it was first seen'],
    ['discover history AKIAIOSFODNN7EXAMPLE --json', 'for a program'],
  ],
  async run(invocation) {
    const { arguments: given, values, out } = invocation;
    return await withInventory(invocation, async (inventory) => {
      const { ref } = await findSubject(given[0] ?? '', inventory);
      const changes = inventory.read.changes({ ref });
      if (values.json === true) await writeItems(changes, out);
      else for await (const change of changes) await out.data(changeText(change, out.style));
      return exitCodes.ok;
    });
  },
});

import { exitCodes } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { findSubject } from '../find.ts';
import { withInventory } from '../inventory.ts';
import { flag } from '../option.ts';
import { gatherIdentity } from '../show/gather.ts';
import { identityText } from '../show/text.ts';
import { configuredVendors } from '../vendors.ts';

export const command = defineCommand({
  description:
    'Shows everything known about one identity: owner, credentials, last use and how far each source can see, grants,\ntrusts, findings, and what could not be read. Reads no provider.',
  arguments: [{ name: 'what', description: 'its ref, name or ARN, or the id of one of its keys' }],
  options: { documents: flag('--documents', 'with the permission documents of its grants') },
  examples: [
    ['discover show deploy-bot', 'by its name'],
    ['discover show AKIAIOSFODNN7EXAMPLE', 'whose key this is, with the key marked'],
    ['discover show aws:iam-role:AROAEXAMPLE --documents --json', 'for a program'],
  ],
  async run(invocation) {
    const { arguments: given, values, io, out } = invocation;
    return await withInventory(invocation, async (inventory) => {
      const found = await findSubject(given[0] ?? '', inventory);
      const vendor = await configuredVendors(values, io);
      const gathered = await gatherIdentity(found, inventory, { vendor, documents: values.documents === true });
      if (values.json === true) await out.data(`${JSON.stringify({ schemaVersion: 1, ...gathered })}\n`);
      else await out.data(identityText(gathered, out, io.now()));
      return exitCodes.ok;
    });
  },
});

import type { Connector } from '../../connector.ts';
import { exitCodes, UserError } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import { choose, flag, names, parsed, text } from '../option.ts';
import { loadConnector } from '../settings.ts';

export const command = defineCommand({
  description: 'Prints the least-privilege policy that discovery needs, in the form of the provider.',
  options: {
    provider: text('-p, --provider <id>', 'of this provider'),
    collector: parsed('--collector <ids>', 'only what these collectors need', names),
    scopes: flag('--scopes', 'what the caller needs besides, to list and enter all accounts of an organization'),
  },
  examples: [
    ['discover permissions --provider aws > policy.json', 'everything that discovery may call'],
    ['discover permissions --provider aws --collector principals', 'for one collector'],
    ['discover permissions --provider aws --scopes', 'for the caller of a whole organization, besides that'],
  ],
  async run({ values, io, out }) {
    const list = await io.connectors();
    if (values.provider === undefined) {
      throw new UserError('usage', 'Which provider?', {
        next: `Name one: --provider ${Object.keys(list).join(' | ')}`,
      });
    }
    const connector = await loadConnector(values.provider, list);
    const permissions =
      values.scopes === true ? (connector.scopePermissions ?? []) : permissionsOf(connector, values.collector);
    if (values.json === true) await out.data(`${JSON.stringify({ schemaVersion: 1, permissions }, null, 2)}\n`);
    else await out.data(`${connector.policy(permissions).trimEnd()}\n`);
    return exitCodes.ok;
  },
});

function permissionsOf({ collectors }: Connector, wanted: readonly string[] | undefined): string[] {
  const ids = collectors.map(({ id }) => id);
  const chosen = wanted?.map((id) => choose(id, ids, '--collector'));
  const needed = collectors.filter(({ id }) => chosen?.includes(id) ?? true).flatMap(({ permissions }) => permissions);
  return [...new Set(needed)].toSorted();
}

import { exitCodes, UserError } from '../../errors.ts';
import type { Connector } from '../../connector.ts';
import { defineCommand } from '../command.ts';
import { loadConnector } from '../settings.ts';
import { table } from '../text/table.ts';

export const command = defineCommand({
  description:
    'Shows what can be read: providers, the kinds of things of each, and what reads them. With "test", tries a manifest on its own examples.',
  arguments: [
    { name: 'provider', description: 'only this one, or the word "test"', optional: true },
    { name: 'file', description: 'after "test": the manifest', optional: true },
  ],
  options: {},
  examples: [
    ['discover connectors', 'all of them'],
    ['discover connectors aws', 'one in detail'],
    ['discover connectors --json', 'for a program'],
    ['discover connectors test acme.yaml', 'replay the examples of a manifest, and show what they give'],
  ],
  async run(invocation) {
    const { arguments: given, values, io, out } = invocation;
    if (given[0] === 'test') {
      if (given[1] === undefined) {
        throw new UserError('usage', 'Which manifest is to be tested?', {
          next: 'Write: discover connectors test FILE',
        });
      }
      const { testManifest } = await import('../connector-test.ts');
      return testManifest(given[1], invocation);
    }
    if (given[1] !== undefined) {
      throw new UserError('usage', `"${given[1]}" is one argument too many.`, {
        next: 'Write: discover connectors NAME',
      });
    }
    const list = await io.connectors();
    const ids = given[0] === undefined ? Object.keys(list) : [given[0]];
    const loaded: Connector[] = [];
    for (const id of ids) loaded.push(await loadConnector(id, list));
    if (values.json === true)
      await out.data(`${JSON.stringify({ schemaVersion: 1, items: loaded.map(asJson) }, null, 2)}\n`);
    else for (const connector of loaded) await out.data(`${detail(connector, out.width).join('\n')}\n`);
    return exitCodes.ok;
  },
});

function asJson({ id, title, types, limits, collectors }: Connector): object {
  return {
    id,
    title,
    types,
    collectors: collectors.map((one) => ({
      id: one.id,
      title: one.title,
      in: one.in,
      emits: one.emits,
      permissions: one.permissions,
    })),
    limits,
  };
}

function detail({ id, title, types, collectors }: Connector, width: number | undefined): string[] {
  const reads = table(
    [
      { title: 'COLLECTOR', value: (one) => one.id },
      { title: 'READS', value: (one) => one.title, flexible: true },
      { title: 'IN', value: (one) => one.in.join(', ') },
      { title: 'AS', value: (one) => one.emits.join(', '), flexible: true },
    ],
    collectors,
    width,
  );
  const kinds = table(
    [
      { title: 'TYPE', value: ([type]) => type },
      { title: 'IS', value: ([, facts]) => facts.record },
      { title: 'CALLED', value: ([, facts]) => facts.title, flexible: true },
      { title: 'DOCUMENTED AT', value: ([, facts]) => facts.docs },
    ],
    Object.entries(types),
    width,
  );
  return [`${id}  ${title}`, '', ...reads, '', ...kinds, '', `Permissions: discover permissions --provider ${id}`];
}

/** docs/cli.md: every command, from the same declarations that --help prints. */
import { globalOptions, type Command } from '../../core/cli/command.ts';
import { commands } from '../../core/cli/commands/index.ts';
import { command as discoverCommand } from '../../core/cli/commands/discover.ts';
import type { Option } from '../../core/cli/option.ts';
import { cell, heading, tableOf } from './markdown.ts';

export async function cliPage(): Promise<string> {
  const parts = [
    heading('The command line'),
    'Data goes to stdout, everything else to stderr. Every command that prints data takes `--json`, and its JSON has a `schemaVersion`. Colours follow `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb` and whether the output is a terminal. In a terminal, control characters in names that come from a provider are shown spelled out (`\\u001b`).',
    `## Exit codes\n\n${tableOf(['Code', 'Meaning'], exitCodes)}`,
    `## Options of every command\n\n${optionTable(Object.values(globalOptions))}`,
    `## Environment\n\n${tableOf(['Variable', 'Meaning'], environment)}`,
    section('discover', discoverCommand),
  ];
  for (const { name, load } of commands) parts.push(section(`discover ${name}`, await load()));
  return `${parts.join('\n\n')}\n`;
}

const exitCodes = [
  ['0', 'done'],
  ['1', 'failed: nothing could be read, or the program itself failed'],
  ['2', 'wrong use, configuration or environment'],
  ['3', 'findings at or above `--fail-on`'],
  ['4', 'coverage is incomplete: something could not be read (beats 3)'],
  ['5', 'another run holds the inventory'],
  ['130', 'interrupted; what was read completely is kept'],
] as const;

const environment = [
  ['`DISCOVER_CONFIG`', 'the configuration, when there is no `--config`'],
  ['`DISCOVER_DB`', 'the inventory, when there is no `--db`; wins over the configuration'],
  ['`DISCOVER_LOG_FORMAT`', '`json`: log JSON lines while running'],
  ['`DISCOVER_DEBUG`', 'anything: print stacks of errors'],
  [
    '`NODE_EXTRA_CA_CERTS`',
    'a file with further certificate authorities; the check of certificates cannot be switched off',
  ],
  ['`NODE_USE_ENV_PROXY=1`', 'use `HTTPS_PROXY` and `NO_PROXY`'],
] as const;

function section(title: string, { description, arguments: args, options, examples }: Command): string {
  const parts = [
    `## \`${[title, ...(args ?? []).map(({ name, optional }) => (optional === true ? `[${name}]` : `<${name}>`))].join(' ')}\``,
  ];
  if (description !== undefined) parts.push(description.replaceAll('\n', ' '));
  if (args !== undefined)
    parts.push(
      tableOf(
        ['Argument', 'Meaning'],
        args.map((each) => [`\`${each.name}\``, cell(each.description)]),
      ),
    );
  if (Object.keys(options).length > 0) parts.push(optionTable(Object.values(options)));
  const longest = Math.max(...examples.map(([typed]) => typed.length));
  parts.push(['```sh', ...examples.map(([typed, does]) => `${typed.padEnd(longest)}  # ${does}`), '```'].join('\n'));
  return parts.join('\n\n');
}

function optionTable(options: readonly Option[]): string {
  return tableOf(
    ['Option', 'Meaning'],
    options.map(({ flags, description }) => [`\`${flags}\``, cell(description)]),
  );
}

import { exporters } from '../../export/index.ts';
import { exitCodes } from '../../errors.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { listingNames, type Listing } from '../../inventory/listings.ts';
import type { Filter, Row } from '../../inventory/read.ts';
import { severities } from '../../rules/rule.ts';
import { defineCommand, type Invocation } from '../command.ts';
import { withInventory } from '../inventory.ts';
import { writeItems } from '../json.ts';
import { listingColumns } from '../listing-columns.ts';
import { checkFilter } from '../listing-filters.ts';
import { choose, oneOf, parsed, text, wholeNumber } from '../option.ts';
import { count } from '../progress.ts';
import { DAY, parseDuration } from '../text/duration.ts';
import { table } from '../text/table.ts';

const filters = {
  provider: text('--provider <id>', 'of this provider'),
  source: text('--source <name>', 'of this source of the configuration'),
  scope: text('--scope <id>', 'in this account, project, … (its id, name or ref), and what is below it'),
  kind: text('--kind <kind>', 'of this kind, e.g. role, access-key'),
  type: text('--type <type>', 'of this native type, as `discover connectors` names it'),
  status: text('--status <status>', 'active, disabled …; of coverage: complete, partial, denied, failed, skipped'),
  state: text(
    '--state <state>',
    'active (default), gone, out-of-scope or any; of findings: open (default), resolved, undetermined, any',
  ),
  nature: oneOf('--nature <nature>', 'of identities', ['machine', 'human', 'unclear']),
  managed: oneOf('--managed <by>', 'of identities: who makes and keeps them', ['customer', 'provider']),
  privilege: text(
    '--privilege <level>',
    'of identities and grants: admin, escalation, sensitive, write, read, none, unknown',
  ),
  owner: text('--owner <name>', 'who answers for it; `none`: nobody does'),
  unused: parsed(
    '--unused <time>',
    'no use for at least this long, up to now, e.g. 90d; unknown use never matches',
    (given) => parseDuration(given) / DAY,
  ),
  severity: oneOf('--severity <severity>', 'findings of it, or what has such a finding', severities),
  rule: text('--rule <id>', 'findings of this rule'),
  identity: text('--identity <ref>', 'credentials, grants, trusts or findings of this identity'),
  reach: text('--reach <reach>', 'of trusts: same-account, same-organization, external, provider, anyone, unknown'),
  collector: text('--collector <id>', 'of coverage'),
};

const options = {
  ...filters,
  format: oneOf('--format <format>', 'default: table', ['table', 'json', 'ndjson', 'csv']),
  limit: parsed('--limit <n>', `at most so many; 0: all (default: all, of a table 500)`, wholeNumber(0)),
};

const TABLE_LIMIT = 500;

export const command = defineCommand({
  description: 'Lists what the inventory holds. Reads no provider.',
  arguments: [{ name: 'what', description: listingNames.join(', ') }],
  options,
  examples: [
    ['discover list identities --unused 90d', 'not used for 90 days, as far as can be known'],
    ['discover list identities --owner none --privilege admin', 'administrators that nobody answers for'],
    ['discover list credentials --kind access-key --status active', 'active access keys'],
    ['discover list findings --severity critical --json', 'for a program'],
    ['discover list trusts --reach external --format csv', 'for a spreadsheet'],
    ['discover list coverage --status denied', 'what could not be read, and why'],
  ],
  async run(invocation) {
    const { arguments: given, values } = invocation;
    const what = choose(given[0] ?? '', listingNames, 'What is listed');
    const filter = Object.fromEntries(
      Object.keys(filters).map((name) => [name, values[name as keyof typeof filters]]),
    ) as Filter;
    return await withInventory(invocation, async (inventory) => {
      await checkFilter(what, filter, inventory, await invocation.io.connectors());
      await print(what, filter, inventory, invocation);
      return exitCodes.ok;
    });
  },
});

type ListInvocation = Pick<Invocation<typeof options>, 'values' | 'io' | 'out'>;

async function print(
  what: Listing,
  filter: Filter,
  inventory: Inventory,
  { values, io, out }: ListInvocation,
): Promise<void> {
  const format = values.format ?? (values.json === true ? 'json' : 'table');
  const given = values.limit === 0 ? undefined : values.limit;
  const limit = given ?? (format === 'table' && values.limit !== 0 ? TABLE_LIMIT : undefined);
  const rows = inventory.read.list(what, filter, limit);
  if (format === 'json') {
    await writeItems(rows, out);
    return;
  }
  if (format !== 'table') {
    for await (const chunk of exporters[format].write(tagged(what, rows))) await out.data(chunk);
    return;
  }
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  if (all.length === 0) {
    out.note('Nothing matches.');
    return;
  }
  const lines = table(listingColumns(what, out.style, io.now()), all, out.width);
  await out.data(`${[out.style.bold(lines[0] ?? ''), ...lines.slice(1)].join('\n')}\n`);
  const total = all.length === limit ? await inventory.read.count(what, filter) : all.length;
  if (total > all.length) out.note(`${all.length} of ${count(total, 'row')} shown; --limit 0 shows all.`);
}

async function* tagged(kind: Listing, rows: AsyncIterable<Row>): AsyncGenerator<{ kind: Listing; item: Row }> {
  for await (const item of rows) yield { kind, item };
}

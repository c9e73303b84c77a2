/** A filter that cannot match is a mistake of the person, not an empty list. */
import { UserError } from '../errors.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { listings, type Listing } from '../inventory/listings.ts';
import type { Filter } from '../inventory/read.ts';
import { Credential, Grant, Identity, PrivilegeLevel, Scope, Trust } from '../model.ts';
import type { Connectors } from './io.ts';
import { choose } from './option.ts';

const recordStates = ['active', 'gone', 'out-of-scope', 'any'];
const findingStates = ['open', 'resolved', 'undetermined', 'any'];

/** The values that a filter may have, where they are a closed list. */
const known: Partial<Record<Listing, Readonly<Record<string, readonly string[]>>>> = {
  identities: {
    kind: Identity.shape.kind.options,
    status: Identity.shape.status.options,
    privilege: PrivilegeLevel.options,
    state: recordStates,
  },
  credentials: { kind: Credential.shape.kind.options, status: Credential.shape.status.options, state: recordStates },
  grants: { kind: Grant.shape.origin.shape.kind.options, privilege: PrivilegeLevel.options, state: recordStates },
  trusts: { kind: Trust.shape.principal.shape.kind.options, reach: Trust.shape.reach.options, state: recordStates },
  findings: { state: findingStates },
  scopes: { kind: Scope.shape.kind.options, state: recordStates },
  coverage: { status: ['complete', 'partial', 'denied', 'failed', 'skipped'] },
};

export async function checkFilter(
  what: Listing,
  filter: Filter,
  inventory: Inventory,
  connectors: Connectors,
): Promise<void> {
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (!listings[what].filters.includes(name)) {
      const possible = listings[what].filters
        .filter((each) => each !== 'ref' && each !== 'subject')
        .map((each) => `--${each}`);
      throw new UserError('bad-filter', `${what} cannot be filtered by --${name}.`, {
        next: `They can be by: ${possible.join(', ')}.`,
      });
    }
    const values = known[what]?.[name] ?? (name === 'provider' ? Object.keys(connectors) : undefined);
    if (values !== undefined) choose(String(value), values, `--${name}`);
  }
  await assertScope(filter['scope'], inventory);
}

async function assertScope(scope: string | number | undefined, inventory: Inventory): Promise<void> {
  if (scope === undefined) return;
  const found = await inventory.read.find(String(scope));
  if (found.some(({ record }) => record === 'scope')) return;
  throw new UserError('unknown-scope', `The inventory has no account, project or other scope "${scope}".`, {
    next: 'See: discover list scopes --state any',
  });
}

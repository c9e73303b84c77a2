/** All role assignments and definitions of the tenant, a thousand in a call. */
import type { Run } from '../../../../core/connector.ts';
import { parseRow } from '../../../shared/rows.ts';
import type { Reader } from '../../client/reader.ts';
import { AssignmentRow, DefinitionRow, type Assignment, type Definitions } from './rows.ts';

const OPERATION = 'arg:authorizationResources';
/**
 * Without this, what is assigned at management groups is missing from the answer, without a word.
 * https://learn.microsoft.com/en-us/rest/api/azureresourcegraph/resourcegraph/resources/resources#authorizationscopefilter
 */
const authorizationScopeFilter = 'AtScopeAboveAndBelow';

/** People's are left out there already: they are most of them. */
const ASSIGNMENTS = `authorizationresources
| where type =~ 'microsoft.authorization/roleassignments'
| where tostring(properties.principalType) !~ 'User'
| project id, properties
| order by id asc`;

const DEFINITIONS = `authorizationresources
| where type =~ 'microsoft.authorization/roledefinitions'
| project id, properties
| order by id asc`;

export async function* assignmentsOf(reader: Reader, run: Run): AsyncGenerator<Assignment> {
  for await (const row of reader.query(ASSIGNMENTS, { authorizationScopeFilter, operation: OPERATION })) {
    const parsed = parseRow(row, AssignmentRow, 'a role assignment in Resource Graph', run);
    if (parsed !== undefined) yield parsed;
  }
}

export async function definitionsOf(reader: Reader, run: Run): Promise<Definitions> {
  const definitions: Definitions = new Map();
  for await (const row of reader.query(DEFINITIONS, { authorizationScopeFilter, operation: OPERATION })) {
    const parsed = parseRow(row, DefinitionRow, 'a role definition in Resource Graph', run);
    if (parsed !== undefined) definitions.set(parsed.id, parsed);
  }
  return definitions;
}

import { describe, expect, test } from 'vitest';
import { QueryError } from './lex.ts';
import { parse } from './parse.ts';
import { run, type Columns } from './run.ts';

const columns: Columns = { id: 'string', type: 'string', properties: 'dynamic', tags: 'dynamic' };
const rows = [
  {
    id: '/b',
    type: 'microsoft.web/sites',
    properties: { size: 2, api: { name: 'o-365' } },
    tags: { 'cost center': 'A' },
  },
  {
    id: '/a',
    type: 'microsoft.storage/storageaccounts',
    properties: { size: 1, keys: { one: 1, two: 2 } },
    tags: null,
  },
  { id: '/c', type: 'microsoft.web/sites', properties: { open: true, zones: ['1', '2'] }, tags: { owner: 'bo' } },
];

function ask(query: string): Record<string, unknown>[] {
  const { table, steps } = parse(query);
  expect(table).toBe('resources');
  return run(steps, { columns, rows }).rows;
}
const ids = (query: string): unknown[] => ask(query).map(({ id }) => id);

function refusal(query: string): QueryError {
  try {
    ask(query);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`accepted: ${query}`);
}

describe('where', () => {
  test.each([
    [`type == 'microsoft.web/sites'`, ['/b', '/c']],
    [`type == 'Microsoft.Web/sites'`, []],
    [`type =~ 'Microsoft.Web/sites'`, ['/b', '/c']],
    [`type in~ ('Microsoft.Web/Sites', "x")`, ['/b', '/c']],
    [`type in ('Microsoft.Web/Sites')`, []],
    [`type !in~ ('Microsoft.Web/Sites')`, ['/a']],
    [`isnotempty(properties.api)`, ['/b']],
    [`isnull(properties.size) or properties.size == 1`, ['/a', '/c']],
    [`type has 'web'`, ['/b', '/c']],
    [`type has 'we'`, []],
    [`type contains 'WE'`, ['/b', '/c']],
    [`not(type startswith 'microsoft.web')`, ['/a']],
    [`type endswith 'sites' and tostring(properties.api.name) != 'o-365'`, ['/c']],
    [`properties.open == true`, ['/c']],
    [`properties.open != false`, ['/c']],
    [`properties.size >= 2`, ['/b']],
    [`tags['cost center'] == 'A'`, ['/b']],
    [`properties.zones[1] == '2'`, ['/c']],
    [`type == 'x' or (type == 'microsoft.web/sites' and id == '/c')`, ['/c']],
  ])('%s', (test_, expected) => expect(ids(`resources | where ${test_}`)).toEqual(expected));
});

test('columns are renamed, computed and called as KQL calls them', () => {
  expect(
    ask(`Resources // all of them
      | where id == '/b'
      | extend Size = toint(properties.size), double = strcat(tostring(properties.size), '2')
      | project id, owner = tags.owner, properties.api.name, Size, double, kind = iff(Size > 1, 'big', 'small')`),
  ).toEqual([{ id: '/b', owner: null, properties_api_name: 'o-365', Size: 2, double: '22', kind: 'big' }]);
  expect(Object.keys(ask('resources | project-away properties, tags')[0] ?? {})).toEqual(['id', 'type']);
});

test('order, limit and top', () => {
  expect(ids('resources | order by id asc')).toEqual(['/a', '/b', '/c']);
  expect(ids('resources | sort by id')).toEqual(['/c', '/b', '/a']);
  expect(ids('resources | order by type asc, id desc | take 2')).toEqual(['/a', '/c']);
  expect(ids('resources | top 1 by id desc')).toEqual(['/c']);
});

test('summarize, distinct, count and mv-expand', () => {
  expect(ask('resources | summarize n = count(), max(tostring(id)) by type')).toEqual([
    { type: 'microsoft.web/sites', n: 2, max_id: '/c' },
    { type: 'microsoft.storage/storageaccounts', n: 1, max_id: '/a' },
  ]);
  expect(ask('resources | distinct type')).toHaveLength(2);
  expect(ask('resources | count')).toEqual([{ Count: 3 }]);
  expect(ask(`resources | mv-expand key = properties.keys | project id, name = tostring(bag_keys(key)[0])`)).toEqual([
    { id: '/a', name: 'one' },
    { id: '/a', name: 'two' },
  ]);
});

test.each([
  ['resources | where type ==', 'ParserFailure'],
  ['resources | where type == "x', 'ParserFailure'],
  ['resources | evaluate narrow()', 'InvalidQueryLanguage'],
  ['resources | where id == *', 'ParserFailure'],
  ['resources where id == 1', 'ParserFailure'],
  ['resources | project id extra', 'ParserFailure'],
  ['resources | where nothing == 1', 'InvalidQuery'],
  ['resources | where id.nothing == 1', 'InvalidQuery'],
  ['resources | where frobnicate(id)', 'InvalidQuery'],
  ['resources | where tostring() == ""', 'InvalidQuery'],
  ['resources | order by properties.size', 'InvalidQuery'],
  ['resources | summarize count() by properties.size', 'InvalidQuery'],
  ['resources | summarize id by type', 'ParserFailure'],
  ['resources | project id | where type == "x"', 'InvalidQuery'],
])('refuses %s', (query, code) => expect(refusal(query).code).toBe(code));

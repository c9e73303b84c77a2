import { expect, test } from 'vitest';
import { hintsFromPath, hintsFromTags, hintsFromTrusts, purposeOf } from './owner-hints.ts';

test.each([
  ['owner', 'tag'],
  ['Owner', 'tag'],
  ['OwnerEmail', 'tag'],
  ['technical-owner', 'tag'],
  ['team', 'tag'],
  ['contact', 'tag'],
  ['created-by', 'creator'],
  ['repository', 'repository'],
  ['aws:cloudformation:stack-name', 'stack'],
])('tag %s is a hint of kind %s', (key, kind) => {
  expect(hintsFromTags({ [key]: ' ada ' })).toEqual([{ kind, value: 'ada', source: `tag:${key}` }]);
});

test('other tags, and empty ones, say nothing', () => {
  expect(hintsFromTags({ environment: 'prod', cost: '7', steamer: 'x', owner: '  ' })).toEqual([]);
});

test('paths that people chose, not those that AWS made or that say "people"', () => {
  expect(hintsFromPath('/payments/ci/')).toEqual([{ kind: 'path', value: 'payments/ci', source: 'iam:path' }]);
  for (const path of ['/', '/aws-service-role/support.amazonaws.com/', '/service-role/', '/people/'])
    expect(hintsFromPath(path)).toEqual([]);
});

test('repositories and workloads that a token must name', () => {
  const subjects = [
    'repo:acme/shop:*',
    'repo:acme/*',
    'project_path:acme/firm:ref_type:branch:ref:main',
    'system:serviceaccount:shop:api',
  ];
  const conditions = [{ key: 'token.actions.githubusercontent.com:repository', values: ['acme/other', 'acme/*'] }];
  expect(hintsFromTrusts([{ subjects, conditions }]).map(({ kind, value }) => [kind, value])).toEqual([
    ['repository', 'acme/shop'],
    ['repository', 'acme/firm'],
    ['workload', 'shop/api'],
    ['repository', 'acme/other'],
  ]);
});

test('purpose is what a tag says it is', () => {
  expect(purposeOf({ purpose: 'nightly export' })).toBe('nightly export');
  expect(purposeOf({ name: 'x', description: ' ' })).toBeNull();
});

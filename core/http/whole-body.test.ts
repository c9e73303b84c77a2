import { describe, expect, it } from 'vitest';
import { readWhole } from './whole-body.ts';

const read = (body: string, type: string, status = 200) =>
  readWhole(new Response(body, { status, headers: { 'content-type': type } }), 1000);

describe('readWhole', () => {
  it.each([
    ['<?xml version="1.0"?>\n<ListUsersResponse xmlns="x"><Users/></ListUsersResponse>\n', 'text/xml'],
    ['<empty a="b" />', 'application/xml'],
    ['{"a":[1]} ', 'application/json; charset=utf-8'],
    ['"text"', 'application/vnd.github+json'],
    ['{}', 'application/x-amz-json-1.1'],
    ['', 'application/json'],
    ['user,arn\nroot,', 'text/csv'],
    ['{"a":1}\n{"b"', 'application/x-ndjson'],
  ])('takes %j as %s', async (body, type) => {
    expect(new TextDecoder().decode(await read(body, type))).toBe(body);
  });

  it.each([
    ['<ListUsersResponse><Users><member></member>', 'text/xml'],
    ['<ListUsersResponse><Users/>', 'text/xml;charset=UTF-8'],
    ['<?xml version="1.0"?>', 'application/xml'],
    ['{"a":[1]', 'application/json'],
    ['{"a":[1]', 'application/x-amz-json-1.0'],
    ['{"value":[{}', 'application/scim+json'],
  ])('takes %j as %s for cut off', async (body, type) => {
    await expect(read(body, type)).rejects.toMatchObject({ kind: 'truncated' });
  });

  it('does not look into the body of a refusal, which nobody will store', async () => {
    expect(await read('<html>', 'application/json', 403)).toHaveLength(6);
  });
});

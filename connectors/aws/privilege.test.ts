import { describe, expect, test } from 'vitest';
import { parseDocument } from './policy-document.ts';
import { privilegeOf } from './privilege.ts';

const document = (...Statement: object[]) => parseDocument(JSON.stringify({ Version: '2012-10-17', Statement }));
const allow = (statement: object) => ({ Effect: 'Allow', ...statement });
const level = (...statements: object[]) =>
  privilegeOf({ arn: null, document: document(...statements), boundary: null }).level;
const everything = allow({ Action: '*', Resource: '*' });
const managed = 'arn:aws-cn:iam::aws:policy/AdministratorAccess';

describe('admin', () => {
  test('everything on everything, in every way to write it', () => {
    expect(level(everything)).toBe('admin');
    expect(level(allow({ Action: ['s3:Get*', '*:*'], Resource: ['*'] }))).toBe('admin');
    expect(level(allow({ Action: 's3:Get*', Resource: '*' }), everything)).toBe('admin');
    expect(level({ Effect: 'Deny', Action: 's3:*', Resource: '*' }, everything)).toBe('admin');
  });

  test('AdministratorAccess is known without its document, in every partition', () => {
    expect(privilegeOf({ arn: managed, document: null, boundary: null }).level).toBe('admin');
    expect(
      privilegeOf({ arn: 'arn:aws:iam::111111111111:policy/AdministratorAccess', document: null, boundary: null })
        .level,
    ).toBe('unknown');
  });

  test('a boundary or a condition makes it unsure, and says why', () => {
    const boundary = 'arn:aws:iam::111111111111:policy/boundary';
    expect(privilegeOf({ arn: managed, document: null, boundary })).toMatchObject({
      level: 'unknown',
      reasons: [expect.any(String), expect.stringContaining(boundary)],
    });
    expect(privilegeOf({ arn: null, document: document(everything), boundary: managed }).level).toBe('admin');
    expect(privilegeOf({ arn: null, document: document(everything), boundary: { unknown: 'denied' } }).level).toBe(
      'unknown',
    );
    const inOffice = { ...everything, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
    expect(privilegeOf({ arn: null, document: document(inOffice), boundary: null })).toMatchObject({
      level: 'unknown',
      reasons: ['allows every action on every resource', 'only if aws:SourceIp IpAddress 192.0.2.0/24'],
    });
    expect(level(inOffice, everything)).toBe('admin');
  });
});

describe('not admin', () => {
  test.each([
    ['some actions', allow({ Action: 'iam:*', Resource: '*' })],
    ['some resources', allow({ Action: '*', Resource: 'arn:aws:s3:::shop/*' })],
    ['all but some actions', allow({ NotAction: 'iam:*', Resource: '*' })],
    ['all but some resources', allow({ Action: '*', NotResource: 'arn:aws:s3:::shop' })],
  ])('%s is unknown, not guessed', (_, statement) => {
    expect(level(statement)).toBe('unknown');
  });

  test('a policy that allows nothing is none; one that could not be read is unknown', () => {
    expect(level({ Effect: 'Deny', Action: '*', Resource: '*' })).toBe('none');
    expect(level()).toBe('none');
    expect(privilegeOf({ arn: null, document: null, boundary: null }).level).toBe('unknown');
  });
});

describe('documents', () => {
  test('URL-encoded, plain, one statement without a list; and what is none', () => {
    const text = JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });
    expect(parseDocument(encodeURIComponent(text))?.statements).toHaveLength(1);
    expect(parseDocument(text)?.statements).toHaveLength(1);
    for (const bad of ['', 'null', '[]', '%', '{"Statement":[{"Effect":"Maybe"}]}', '<html>'])
      expect(parseDocument(bad)).toBeNull();
  });
});

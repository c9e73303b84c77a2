import { describe, expect, test } from 'vitest';
import type { Organization } from './client/organization.ts';
import { parseDocument, type PolicyDocument } from './policy-document.ts';
import { deniesOf, trustsOf } from './trust.ts';

const OWN = '111111111111';
const SISTER = '222222222222';
const STRANGER = '333333333333';
const member = (id: string) => [id, { id, name: id, email: null, state: 'ACTIVE', joinedAt: null, path: [] }] as const;
const listed: Organization = {
  state: 'listed',
  id: 'o-abcdefghij',
  managementAccount: SISTER,
  members: new Map([member(OWN), member(SISTER)]),
};
const role = { id: 'AROAEXAMPLE', ref: 'aws:iam-role:AROAEXAMPLE', scope: 'aws:account:1', source: 'test' } as const;

function policy(...statements: object[]): PolicyDocument {
  const document = parseDocument(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (document === null) throw new Error('bad test');
  return document;
}
const trusts = (statement: object, organization: Organization = listed) =>
  trustsOf(role, policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }), { account: OWN, organization });
const one = (statement: object, organization?: Organization) => trusts(statement, organization)[0];

const GITHUB = `arn:aws:iam::${OWN}:oidc-provider/token.actions.githubusercontent.com`;
const oidc = (Federated: string, Condition: object) =>
  one({ Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated }, Condition });
const github = (Condition: Record<string, object>) => {
  const aud = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' };
  return oidc(GITHUB, { ...Condition, StringEquals: { ...aud, ...Condition['StringEquals'] } });
};
const sub = (value: string | string[]) => ({ 'token.actions.githubusercontent.com:sub': value });

const everyoneIn = (value: string, operator = 'StringEquals') => ({
  Principal: '*',
  Condition: { [operator]: { 'aws:PrincipalOrgID': value } },
});
const stranger = (Condition: object) => one({ Principal: { AWS: STRANGER }, Condition })?.weaknesses;

describe('who is named', () => {
  test.each([
    [OWN, 'account', 'same-account'],
    [`arn:aws:iam::${OWN}:root`, 'account', 'same-account'],
    [SISTER, 'account', 'same-organization'],
    [`arn:aws-us-gov:iam::${SISTER}:role/ci`, 'identity', 'same-organization'],
    [`arn:aws:iam::${STRANGER}:root`, 'account', 'external'],
    [`arn:aws:sts::${STRANGER}:assumed-role/admin/session`, 'identity', 'external'],
    ['*', 'anyone', 'anyone'],
  ])('%s is %s, %s', (AWS, kind, reach) => {
    expect(one({ Principal: { AWS } })).toMatchObject({ principal: { kind, id: AWS, dangling: false }, reach });
  });

  test.each(['AIDAJEVHPY7AHOF6BSR34', 'AROAJEVHPY7AHOF6BSR34'])('%s is a deleted principal', (AWS) => {
    expect(one({ Principal: { AWS } })).toMatchObject({
      principal: { dangling: true },
      reach: 'unknown',
      weaknesses: [],
    });
  });

  test('the star as a text and NotPrincipal mean everyone', () => {
    expect(one({ Principal: '*' })).toMatchObject({ principal: { kind: 'anyone', id: '*' }, reach: 'anyone' });
    expect(one({ NotPrincipal: { AWS: OWN } })).toMatchObject({
      principal: { kind: 'anyone' },
      reach: 'anyone',
      weaknesses: ['no-external-id', 'not-principal'],
      attributes: { except: [OWN] },
    });
  });

  test('services, Roles Anywhere and SAML', () => {
    expect(one({ Principal: { Service: 'ec2.amazonaws.com' } })).toMatchObject({
      principal: { kind: 'service' },
      reach: 'provider',
    });
    expect(one({ Principal: { Service: 'rolesanywhere.amazonaws.com' } })).toMatchObject({
      principal: { kind: 'certificate' },
    });
    const Federated = `arn:aws:iam::${OWN}:saml-provider/okta`;
    expect(one({ Action: 'sts:AssumeRoleWithSAML', Principal: { Federated } })).toMatchObject({
      principal: { kind: 'saml', owner: OWN },
      weaknesses: ['no-audience'],
    });
  });

  test('one record for each principal of each statement, and the same one twice only once', () => {
    expect(trusts({ Principal: { AWS: [OWN, SISTER, OWN], Service: 'ec2.amazonaws.com' } })).toHaveLength(3);
  });

  test('Deny statements, and actions that let nobody in, are no trusts', () => {
    expect(trusts({ Effect: 'Deny', Principal: '*' })).toEqual([]);
    expect(trusts({ Action: ['sts:TagSession', 'sts:SetSourceIdentity'], Principal: { AWS: STRANGER } })).toEqual([]);
    expect(trusts({ Action: 'sts:*', Principal: { AWS: STRANGER } })).toHaveLength(1);
    expect(deniesOf(policy({ Effect: 'Deny', Principal: '*', Action: '*' }))).toBe(1);
  });

  test('the ref changes with the statement and with nothing else', () => {
    const ref = one({ Principal: { AWS: SISTER } })?.ref;
    expect(one({ Sid: 'other', Principal: { AWS: [SISTER] } })?.ref).toBe(ref);
    expect(
      one({ Principal: { AWS: SISTER }, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })?.ref,
    ).not.toBe(ref);
  });
});

describe('how far away', () => {
  test('an organization that could not be listed leaves others unknown, and none makes them strangers', () => {
    const because = undefined as never;
    expect(one({ Principal: { AWS: SISTER } }, { state: 'unknown', because, id: null })?.reach).toBe('unknown');
    expect(one({ Principal: { AWS: SISTER } }, { state: 'none' })?.reach).toBe('external');
  });

  test('everyone in our organization is not everyone', () => {
    expect(one(everyoneIn('o-abcdefghij'))?.reach).toBe('same-organization');
    expect(one(everyoneIn('o-zzzzzzzzzz'))?.reach).toBe('external');
    expect(one(everyoneIn('o-abcdefghij'), { state: 'none' })?.reach).toBe('external');
    expect(one({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': [OWN, SISTER] } } })?.reach).toBe(
      'same-organization',
    );
  });

  test('a condition that is true when the key is absent narrows nothing', () => {
    expect(one(everyoneIn('o-abcdefghij', 'StringEqualsIfExists'))?.reach).toBe('anyone');
    expect(one(everyoneIn('o-abcdefghij', 'ForAllValues:StringEquals'))?.reach).toBe('anyone');
    expect(one(everyoneIn('o-abcdefghij', 'StringNotEquals'))?.reach).toBe('anyone');
  });
});

describe('external ids', () => {
  test('one that must be there is enough; an optional one is none', () => {
    expect(stranger({ StringEquals: { 'sts:ExternalId': 'abc' } })).toEqual([]);
    expect(stranger({})).toEqual(['no-external-id']);
    expect(stranger({ StringEqualsIfExists: { 'sts:ExternalId': 'abc' } })).toEqual(['no-external-id', 'if-exists']);
    expect(stranger({ StringNotEquals: { 'sts:ExternalId': 'abc' } })).toEqual(['no-external-id']);
  });

  test('our own accounts need none', () => {
    expect(one({ Principal: { AWS: SISTER } })?.weaknesses).toEqual([]);
  });
});

describe('GitHub', () => {
  test.each([
    ['repo:acme/shop:ref:refs/heads/main', 'StringEquals', [], 'same-account'],
    ['repo:acme/shop:*', 'StringLike', [], 'same-account'],
    ['repo:acme/*', 'StringLike', ['wildcard-subject'], 'same-account'],
    ['repo:acme/shop*', 'StringLike', ['wildcard-subject'], 'same-account'],
    ['repo:*', 'StringLike', ['wildcard-subject'], 'anyone'],
    ['*', 'StringLike', ['wildcard-subject'], 'anyone'],
    ['repo:acme/shop:*', 'StringLikeIfExists', ['if-exists'], 'same-account'],
    ['repo:acme/shop:*', 'ForAllValues:StringLike', ['for-all-values'], 'same-account'],
    // A star is a letter to StringEquals: it matches no token.
    ['repo:*', 'StringEquals', [], 'same-account'],
  ])('%s with %s', (subject, operator, weaknesses, reach) => {
    expect(github({ [operator]: sub(subject) })).toMatchObject({ subjects: [subject], weaknesses, reach });
  });

  test('without a subject everybody on GitHub may come in', () => {
    expect(github({})).toMatchObject({ weaknesses: ['no-subject'], reach: 'anyone' });
    expect(github({ StringNotLike: sub('repo:acme/shop:*') })).toMatchObject({
      weaknesses: ['no-subject'],
      reach: 'anyone',
    });
  });

  test('the repository claim narrows as well as the subject does', () => {
    const claim = { 'token.actions.githubusercontent.com:repository': 'acme/shop' };
    expect(github({ StringEquals: claim })).toMatchObject({ weaknesses: [], reach: 'same-account' });
    expect(github({ StringLike: { 'token.actions.githubusercontent.com:repository': 'acme/*' } })?.weaknesses).toEqual([
      'no-subject',
    ]);
    expect(github({ StringEqualsIfExists: claim })?.weaknesses).toEqual(['no-subject', 'if-exists']);
    expect(github({ StringEquals: { 'token.actions.githubusercontent.com:actor': 'octocat' } })?.weaknesses).toEqual([
      'no-subject',
    ]);
  });

  test('condition keys are not case-sensitive, and a missing audience is told', () => {
    expect(
      oidc(GITHUB, { StringEquals: { 'Token.Actions.GitHubUserContent.com:SUB': 'repo:acme/shop:environment:prod' } }),
    ).toMatchObject({
      subjects: ['repo:acme/shop:environment:prod'],
      weaknesses: ['no-audience'],
    });
  });
});

describe('other issuers', () => {
  test.each([
    ['gitlab.com', 'project_path:acme/shop:ref_type:branch:ref:main', []],
    ['gitlab.com', 'project_path:acme/*:ref_type:branch:ref:main', ['wildcard-subject']],
    ['app.terraform.io', 'organization:acme:project:*:workspace:prod:run_phase:*', []],
    ['app.terraform.io', 'organization:acme:project:*:workspace:*:run_phase:*', ['wildcard-subject']],
    ['oidc.circleci.com/org/1234', 'org/1234/project/5678/user/*', []],
    ['oidc.circleci.com/org/1234', 'org/1234/project/*', ['wildcard-subject']],
    ['oidc.eks.eu-west-1.amazonaws.com/id/ABC', 'system:serviceaccount:shop:api', []],
    ['oidc.eks.eu-west-1.amazonaws.com/id/ABC', 'system:serviceaccount:shop:*', ['wildcard-subject']],
    ['login.example.com', 'anything-*', []],
    ['login.example.com', '*', ['wildcard-subject']],
  ])('%s: %s', (issuer, subject, weaknesses) => {
    const provider = `arn:aws:iam::${OWN}:oidc-provider/${issuer}`;
    const found = oidc(provider, {
      StringLike: { [`${issuer}:sub`]: subject, [`${issuer}:aud`]: 'sts.amazonaws.com' },
    });
    expect(found).toMatchObject({ subjects: [subject], weaknesses, reach: 'same-account', attributes: { issuer } });
  });

  test('Cognito is scoped by its audience, the identity pool', () => {
    const pool = { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:12345678' };
    expect(oidc('cognito-identity.amazonaws.com', { StringEquals: pool })).toMatchObject({
      weaknesses: [],
      reach: 'same-account',
    });
    expect(oidc('cognito-identity.amazonaws.com', {})).toMatchObject({
      weaknesses: ['no-subject', 'no-audience'],
      reach: 'anyone',
    });
  });
});

import { expect, test } from 'vitest';
import { hintsFromSubject, issuerOf } from './issuer.ts';
import { recordsOf, type FederatedCredentialRow } from './records.ts';

const tenant = '11111111-2222-3333-4444-555555555555';
const other = '22222222-2222-3333-4444-555555555555';

test.each([
  [
    'https://token.actions.githubusercontent.com',
    'repo:acme/shop:ref:refs/heads/main',
    'GitHub Actions',
    'acme',
    false,
  ],
  ['https://token.actions.githubusercontent.com/acme-corp', 'environment:prod', 'GitHub Actions', 'acme-corp', false],
  ['https://gitlab.com', 'project_path:acme/shop:ref_type:branch:ref:main', 'GitLab', 'acme', false],
  [
    `https://westeurope.oic.prod-aks.azure.com/${tenant}/x/`,
    'system:serviceaccount:a:b',
    'Azure Kubernetes Service',
    tenant,
    true,
  ],
  [
    `https://westeurope.oic.prod-aks.azure.com/${other}/x/`,
    'system:serviceaccount:a:b',
    'Azure Kubernetes Service',
    other,
    false,
  ],
  [`https://login.microsoftonline.com/${tenant}/v2.0`, 'x', 'Entra', tenant, true],
  [`https://login.microsoftonline.com/${other}/v2.0`, 'x', 'Entra', other, false],
  ['https://vstoken.dev.azure.com/acme', 'sc://acme/p/c', 'Azure Pipelines', 'acme', false],
  ['https://accounts.google.com', '1084', 'Google', null, false],
  ['https://cognito-identity.amazonaws.com', 'x', 'Amazon Cognito', null, false],
  [
    'https://11111111-2222-3333-4444-555555555555.tokens.sts.global.api.aws',
    'arn:aws:iam::111122223333:role/r',
    'AWS',
    '111122223333',
    false,
  ],
  ['https://idp.example/x', 'x', 'idp.example', null, false],
])('%s', (issuer, subject, name, owner, isOurs) => {
  expect(issuerOf({ issuer, subject, tenant })).toMatchObject({ name, owner, isOurs });
});

test('a subject names a repository or a workload', () => {
  expect(hintsFromSubject('repo:acme/shop:pull_request')).toMatchObject([{ kind: 'repository', value: 'acme/shop' }]);
  expect(hintsFromSubject('system:serviceaccount:pay:api')).toMatchObject([{ kind: 'workload', value: 'pay/api' }]);
  expect(hintsFromSubject('1084')).toEqual([]);
});

const records = (given: Partial<FederatedCredentialRow>) =>
  recordsOf(
    {
      id: 'f',
      issuer: 'https://token.actions.githubusercontent.com',
      audiences: ['api://AzureADTokenExchange'],
      ...given,
    },
    {
      objectId: 'o',
      identity: 'azure:application:o',
      scope: `azure:tenant:${tenant}`,
      tenant,
      source: 's',
      usage: { unknown: 'unsupported' },
    },
  );

test('a subject is equal, letter by letter', () => {
  const [credential, trust] = records({ subject: 'repo:acme/shop:ref:refs/heads/main' });
  expect(trust).toMatchObject({ reach: 'external', weaknesses: [], subjects: ['repo:acme/shop:ref:refs/heads/main'] });
  expect(credential.weaknesses).toEqual([]);
});

test('a pattern in its place is wide', () => {
  const [credential, trust] = records({
    claimsMatchingExpression: {
      value: "claims['sub'] matches 'repo:acme/*' and claims['job_workflow_ref'] eq 'acme/ci/x'",
    },
  });
  expect(trust.weaknesses).toEqual(['wildcard-subject']);
  expect(trust.conditions).toMatchObject([
    { operator: 'matches', key: 'sub', values: ['repo:acme/*'] },
    { operator: 'equals', key: 'job_workflow_ref', values: ['acme/ci/x'] },
    { operator: 'equals', key: 'aud' },
  ]);
  expect(credential.weaknesses).toEqual([]);
});

test('without any subject every customer of a shared issuer fits', () => {
  const [credential, trust] = records({ audiences: [] });
  expect([credential.weaknesses, trust.weaknesses]).toEqual([['no-condition'], ['no-subject', 'no-audience']]);
});

test('another claim is a condition too, although any subject fits', () => {
  const [credential, trust] = records({
    claimsMatchingExpression: { value: "claims['job_workflow_ref'] eq 'acme/ci/x'" },
  });
  expect([credential.weaknesses, trust.weaknesses]).toEqual([[], ['no-subject']]);
});

test('an expression that is not understood is not called open', () => {
  const [credential, trust] = records({ claimsMatchingExpression: { value: "startsWith(claims.sub, 'repo:acme/')" } });
  expect([credential.weaknesses, trust.weaknesses]).toEqual([[], []]);
});

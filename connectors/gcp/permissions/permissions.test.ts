import { expect, test } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import type { Scope } from '../../../core/model.ts';
import { createEstate } from '../../../test/estate/index.ts';
import { runFor } from '../../../test/suites/google.ts';
import { googleReader } from '../../shared/google/client.ts';
import { collectors } from '../collectors/index.ts';
import { connector } from '../index.ts';
import { ProjectIndex } from '../projects.ts';
import { createSession } from '../session.ts';
import { Settings } from '../settings.ts';
import { policyFor } from './policy.ts';
import { probe } from './probe.ts';

const all = [...collectors.flatMap(({ permissions }) => permissions), ...(connector.scopePermissions ?? [])];

test('the role has each permission once, in order, ready for gcloud', () => {
  expect(policyFor(['b.c.list', 'a.b.get', 'b.c.list'])).toBe(`\
# gcloud iam roles create nhiDiscover --organization=ORGANIZATION --file=role.yaml
# gcloud organizations add-iam-policy-binding ORGANIZATION --role=organizations/ORGANIZATION/roles/nhiDiscover --member=serviceAccount:EMAIL
title: NHI Discover
description: Reads non-human identities and when they were last used. Changes nothing and reads no secret.
stage: GA
includedPermissions:
- a.b.get
- b.c.list
`);
});

test('nothing that is asked for changes anything or hands out a secret', () => {
  for (const permission of all)
    expect(permission).toMatch(
      /^[a-z]+\.[A-Za-z]+\.(?:get|list|query|listResource|listIamPolicy|getIamPolicy|use|searchAll\w+)$/,
    );
  expect(all).not.toContain('apikeys.keys.getKeyString');
  expect(all).not.toContain('secretmanager.versions.access');
  expect(all).not.toContain('iam.oauthClientCredentials.list');
});

const organization = { kind: 'organization', nativeId: '1' } as Scope;

/** A Google that grants what the test says, or refuses to be asked. */
async function ask(answer: { status: number; body: unknown }, scope = organization) {
  const asked: { url: string; body: unknown }[] = [];
  const run: Run = {
    ...runFor(createEstate({ story: false })),
    fetch: (url, init) => {
      asked.push({ url: url instanceof Request ? url.url : String(url), body: init?.body });
      return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status }));
    },
  };
  const settings = Settings.parse({});
  const tokens = { token: () => Promise.resolve('t'), renew: () => Promise.resolve('t') };
  const session = createSession({
    settings,
    caller: '',
    ownKey: undefined,
    projects: new ProjectIndex(settings),
    reader: (each) => googleReader({ run: each, endpoints: {}, tokens, quotaProject: undefined }),
  });
  return { result: await probe(session, scope, 'iam.roles.list', run), asked };
}

test('a permission is asked for where it is needed, and nothing is tried', async () => {
  const granted = await ask({ status: 200, body: { permissions: ['iam.roles.list'] } });
  expect(granted.result).toBe('granted');
  expect(granted.asked).toEqual([
    {
      url: 'https://cloudresourcemanager.googleapis.com/v3/organizations/1:testIamPermissions',
      body: '{"permissions":["iam.roles.list"]}',
    },
  ]);
  const project = await ask({ status: 200, body: {} }, { kind: 'project', nativeId: 'halden-shop' } as Scope);
  expect(project.result).toBe('denied');
  expect(project.asked[0]?.url).toContain('/v3/projects/halden-shop:testIamPermissions');
});

test('what Google cannot test cannot be told', async () => {
  const { result } = await ask({
    status: 400,
    body: { error: { status: 'INVALID_ARGUMENT', message: 'not testable' } },
  });
  expect(result).toBe('cannot-tell');
});

/** What Workspace refuses, on a first night and on a later one, and what cannot be signed in with. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunSummary } from '../../core/run/options.ts';
import type { Desk } from './harness.ts';
import { openWorkspace, type WorkspaceCompany } from './workspace-desk.ts';

let company: WorkspaceCompany;
let known: Desk;
let everything: string[];

const AUTH = 'https://www.googleapis.com/auth/admin.';
const statuses = ({ sources }: RunSummary): Record<string, string> =>
  Object.fromEntries(sources.flatMap(({ coverage }) => coverage.map(({ collector, status }) => [collector, status])));
const refs = async (desk: Desk): Promise<string[]> =>
  (await Promise.all(['identities', 'credentials', 'grants'].map((what) => desk.list(what, '--state', 'active'))))
    .flat()
    .map(({ ref }) => ref)
    .toSorted();

beforeAll(async () => {
  company = await openWorkspace();
  known = await company.workspaceDesk();
  await known.run(0);
  everything = await refs(known);
});

const complete = {
  scopes: 'complete',
  'oauth-apps': 'complete',
  'app-passwords': 'complete',
  delegation: 'complete',
  'marketplace-apps': 'complete',
  agents: 'complete',
};

describe.each([
  [
    'reports.audit.readonly',
    { 'oauth-apps': 'partial', delegation: 'denied', 'marketplace-apps': 'denied', agents: 'denied' },
  ],
  ['directory.user.security', { 'oauth-apps': 'denied', 'app-passwords': 'denied' }],
  [
    'directory.user.readonly',
    { 'oauth-apps': 'denied', 'app-passwords': 'denied', delegation: 'partial', agents: 'partial' },
  ],
  ['reports.usage.readonly', {}],
])('without %s', (name, lost) => {
  test('exactly that is lost, the rest is read, and nothing that was known is gone', async () => {
    company.change({ do: 'deny-scopes', scopes: [`${AUTH}${name}`] });
    try {
      const code = Object.keys(lost).length === 0 ? 0 : 4;
      const fresh = await company.workspaceDesk();
      expect(statuses(await fresh.run(code))).toEqual({ ...complete, ...lost });
      const later = await known.copy();
      Object.assign(later.env, company.estate.google.env(company.url));
      expect(statuses(await later.run(code))).toEqual({ ...complete, ...lost });
      expect(await refs(later)).toEqual(everything);
    } finally {
      company.change({ do: 'allow-scopes', scopes: [`${AUTH}${name}`] });
    }
  });
});

describe('signing in', () => {
  const refused = async (more: Record<string, string>, words: readonly RegExp[]): Promise<void> => {
    const desk = await company.workspaceDesk(more);
    const { code, stderr } = await desk.discover('--quiet');
    for (const word of words) expect(stderr).toMatch(word);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/^\s+at |node:internal|\[object Object\]|undefined/m);
  };

  test('as nobody', () => refused({ adminEmail: 'nobody@halden.example' }, [/not an active user/, /adminEmail/]));
  test('as somebody who has left', () => refused({ adminEmail: 'dev.patel@halden.example' }, [/not an active user/]));
  test('as no administrator', () =>
    refused({ adminEmail: 'carla.mendes@halden.example' }, [/may not read this/, /Admin roles/]));
  test('with a service account that is not ours', () =>
    refused({ serviceAccount: 'x@other-project.iam.gserviceaccount.com' }, [
      /may not be impersonated/,
      /serviceAccountTokenCreator/,
    ]));

  test('without any delegation', async () => {
    const names = [
      'directory.user.readonly',
      'directory.user.security',
      'reports.audit.readonly',
      'reports.usage.readonly',
    ];
    const scopes = names.map((name) => `${AUTH}${name}`);
    company.change({ do: 'deny-scopes', scopes });
    try {
      await refused({}, [/domain-wide delegation/, /API controls/]);
    } finally {
      company.change({ do: 'allow-scopes', scopes });
    }
  });

  test('with the API switched off', async () => {
    company.change({ do: 'disable-admin-api' });
    try {
      await refused({}, [/admin\.googleapis\.com is not enabled/, /Enable it there/]);
    } finally {
      company.change({ do: 'enable-admin-api' });
    }
  });
});

test.each<[string, Record<string, string>, RegExp[]]>([
  ['an address that is none', { adminEmail: 'astrid' }, [/adminEmail/, /e-mail/]],
  ['a customer that is none', { customer: 'halden.example' }, [/customer/, /my_customer/]],
  ['a setting that is not known', { admin: 'x@halden.example' }, [/admin/, /adminEmail/]],
])('in the configuration: %s', async (_, more, words) => {
  const desk = await company.workspaceDesk(more);
  const { code, stderr } = await desk.discover();
  for (const word of words) expect(stderr).toMatch(word);
  expect(code).toBe(2);
});

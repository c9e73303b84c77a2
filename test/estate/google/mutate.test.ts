/** What happens between two nights shows in the APIs, and in the truth. */
import { expect, test } from 'vitest';
import { googleLab, type GoogleLab } from './testing.ts';

const account = (lab: GoogleLab, name: string) =>
  lab.estate.google.truth().accounts.find(({ email }) => email.startsWith(`${name}@`));

test('accounts come and go', async () => {
  const lab = await googleLab();
  const made = lab.change({ do: 'create-account', project: 'halden-data', name: 'tonight', keys: 2 }) as {
    email: string;
    keys: string[];
  };
  expect(account(lab, 'tonight')?.keys.map(({ id }) => id)).toEqual(made.keys);
  expect((await lab.get(`/v1/projects/-/serviceAccounts/${made.email}`)).status).toBe(200);
  lab.change({ do: 'delete-account', account: made.email });
  expect(account(lab, 'tonight')).toBeUndefined();
  expect((await lab.get(`/v1/projects/halden-data/serviceAccounts/${made.email}`)).status).toBe(404);
  expect((await lab.get(`/v1/projects/-/serviceAccounts/${made.email}`)).status).toBe(403);
});

test('a recreated account is another one, and bindings of the old are of nobody', async () => {
  const lab = await googleLab();
  const before = account(lab, 'token-broker');
  const { uniqueId } = lab.change({ do: 'recreate-account', account: before?.email ?? '' }) as { uniqueId: string };
  expect([account(lab, 'token-broker')?.uniqueId, uniqueId === before?.uniqueId]).toEqual([uniqueId, false]);
  const members = lab.estate.google.truth().bindings.map(({ member }) => member);
  expect(members).not.toContain(`serviceAccount:${before?.email}`);
  expect(members).toContain(`deleted:serviceAccount:${before?.email}?uid=${before?.uniqueId}`);
});

test('keys are made, disabled, found in public and deleted', async () => {
  const lab = await googleLab();
  const { key } = lab.change({ do: 'add-key', account: account(lab, 'never-used')?.email ?? '' }) as { key: string };
  const now = () => account(lab, 'never-used')?.keys.find(({ id }) => id === key);
  expect(now()).toMatchObject({ status: 'active', exposed: false });
  lab.change({ do: 'disable-key', key });
  expect(now()?.status).toBe('disabled');
  lab.change({ do: 'enable-key', key });
  lab.change({ do: 'expose-key', key });
  expect(now()).toMatchObject({ status: 'disabled', exposed: true });
  lab.change({ do: 'delete-key', key });
  expect(now()).toBeUndefined();
});

test('bindings, projects and uses change', async () => {
  const lab = await googleLab();
  const binding = { on: lab.root, role: 'roles/owner', member: 'user:new@halden.example' };
  const held = () => lab.estate.google.truth().bindings.some(({ member }) => member === binding.member);
  lab.change({ do: 'add-binding', ...binding });
  expect(held()).toBe(true);
  lab.change({ do: 'remove-binding', ...binding });
  expect(held()).toBe(false);
  lab.change({ do: 'delete-project', project: 'halden-sandbox' });
  expect((await lab.get('/v1/projects/halden-sandbox/serviceAccounts')).status).toBe(403);
  lab.change({ do: 'undelete-project', project: 'halden-sandbox' });
  lab.change({ do: 'use-account', account: account(lab, 'never-used')?.email ?? '' });
  expect(account(lab, 'never-used')?.used.really).toBe(lab.estate.google.truth().now);
});

test('an unknown change is a mistake', async () => {
  const lab = await googleLab();
  expect(() => lab.estate.google.mutate({ do: 'dance' } as never)).toThrow('no mutation');
});

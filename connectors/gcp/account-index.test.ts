import { afterEach, expect, test, vi } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { runFor } from '../../test/suites/google.ts';
import { accountIndex } from './account-index.ts';
import { Shelf } from './assets/shelf.ts';
import { ProjectIndex } from './projects.ts';
import { createSession } from './session.ts';
import { Settings } from './settings.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const organization = { kind: 'organization', nativeId: '1', ref: 'gcp:organization:1' } as never;

async function indexOf(fill: (shelf: Shelf) => void) {
  const settings = Settings.parse({});
  const projects = new ProjectIndex(settings);
  projects.add({
    number: '42',
    id: 'halden-shop',
    name: 'Shop',
    parent: null,
    active: true,
    createdAt: null,
    labels: {},
    folders: [],
    wayKnown: true,
    organization: '1',
  });
  const reader = () => {
    throw new Error('nothing is to be read');
  };
  const session = createSession({ settings, caller: '', ownKey: undefined, projects, reader });
  const shelf = new Shelf('gcp:organization:1', projects);
  fill(shelf);
  await session.memo('1', 'assets', () => Promise.resolve(shelf));
  return accountIndex(session, organization, runFor(createEstate({ story: false })));
}

const account = {
  name: '//iam.googleapis.com/projects/halden-shop/serviceAccounts/1234',
  assetType: 'iam.googleapis.com/ServiceAccount',
  ancestors: ['projects/42'],
  resource: { data: { email: 'checkout@halden-shop.iam.gserviceaccount.com', uniqueId: '1234' } },
};

test('an address is the account that was read', async () => {
  const index = await indexOf((shelf) => shelf.put(account, 'test'));
  expect(index.refOf('checkout@halden-shop.iam.gserviceaccount.com')).toBe('gcp:service-account:1234');
  expect(index.refOf('other@halden-shop.iam.gserviceaccount.com')).toBeUndefined();
  expect(index.complete).toBe(true);
});

test('it is not complete when an account could not be read', async () => {
  const index = await indexOf((shelf) => shelf.put({ ...account, resource: { data: { email: 'x' } } }, 'test'));
  expect(index.complete).toBe(false);
});

test.each([
  ['checkout@halden-shop.iam.gserviceaccount.com', 'halden-shop', true],
  ['checkout@shop.example.com.iam.gserviceaccount.com', 'example.com:shop', false],
  ['42-compute@developer.gserviceaccount.com', '42', true],
  ['halden-shop@appspot.gserviceaccount.com', 'halden-shop', true],
  ['ada@halden.example', undefined, false],
])('%s is of project %s', async (email, project, ours) => {
  const index = await indexOf(() => {});
  expect(index.projectOf(email)).toBe(project);
  expect(project !== undefined && index.isOurProject(project)).toBe(ours);
});

import { expect, test } from 'vitest';
import { parseMember } from '../members.ts';
import { boundariesFrom, outside } from './boundaries.ts';

const crm = '//cloudresourcemanager.googleapis.com';
const account = parseMember('serviceAccount:ci@shop.iam.gserviceaccount.com');
const home = ['projects/2', 'organizations/1'];

const boundaries = boundariesFrom(
  [
    {
      name: 'production',
      displayName: 'Nothing but production',
      details: { rules: [{ resources: [`${crm}/folders/3`] }] },
    },
    { name: 'unbound', displayName: '', details: null },
  ],
  [
    { policy: 'production', target: { principalSet: `${crm}/organizations/1` } },
    { policy: 'production', target: { principalSet: '//iam.googleapis.com/locations/global/workforcePools/people' } },
  ],
  (place) => place,
);

test.each([
  ['what is inside', ['projects/4', 'folders/3', 'organizations/1'], false],
  ['what is outside', ['projects/5', 'folders/6', 'organizations/1'], true],
])('%s', (_, place, kept) => {
  expect(outside(boundaries, account, home, place)).toEqual(
    kept ? ['a principal access boundary may keep it out of here (Nothing but production)'] : [],
  );
});

test('says nothing of who lives elsewhere, or of people', () => {
  const place = ['projects/5', 'organizations/1'];
  expect(outside(boundaries, account, ['projects/8', 'organizations/9'], place)).toEqual([]);
  expect(outside(boundaries, account, undefined, place)).toEqual([]);
  expect(outside(boundaries, parseMember('user:ada@halden.example'), home, place)).toEqual([]);
});

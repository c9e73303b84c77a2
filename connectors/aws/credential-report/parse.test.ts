import { describe, expect, test } from 'vitest';
import { parseReport } from './parse.ts';

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,' +
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
const NO_KEY = 'false,N/A,N/A,N/A,N/A';
const NO_CERTS = 'false,N/A,false,N/A';
const ROOT = `<root_account>,arn:aws:iam::111111111111:root,2019-01-02T03:04:05Z,not_supported,no_information,not_supported,not_supported,true,${NO_KEY},${NO_KEY},${NO_CERTS}`;
const arn = (name: string) => `arn:aws:iam::111111111111:user/${name}`;
const user = (name: string, keys = `${NO_KEY},${NO_KEY}`, password = 'false,N/A,N/A,N/A') =>
  `${name},${arn(name)},2020-01-01T00:00:00+00:00,${password},false,${keys},${NO_CERTS}`;
const read = (...rows: string[]) => parseReport([HEADER, ROOT, ...rows].join('\n'));

describe('credential report', () => {
  test('root stands apart, and nothing of it is guessed', () => {
    const report = read();
    expect(report?.users.size).toBe(0);
    expect(report?.root).toMatchObject({
      hasPassword: null,
      passwordLastUsed: null,
      passwordChanged: null,
      mfa: true,
      keys: [],
    });
  });

  test('an inactive key keeps its date; a key never used has none', () => {
    const keys = 'false,2021-01-01T00:00:00Z,2022-01-01T00:00:00Z,N/A,s3,true,2023-01-01T00:00:00Z,N/A,N/A,N/A';
    expect(read(user('a', keys))?.users.get(arn('a'))?.keys).toEqual([
      {
        slot: 1,
        active: false,
        createdAt: '2021-01-01T00:00:00Z',
        lastUsed: { at: '2022-01-01T00:00:00Z', region: null, service: 's3' },
      },
      { slot: 2, active: true, createdAt: '2023-01-01T00:00:00Z', lastUsed: null },
    ]);
  });

  test('offsets become UTC, and upper-case booleans are read', () => {
    expect(
      read(user('a', undefined, 'TRUE,2024-05-06T07:08:09+00:00,2024-01-01T00:00:00Z,N/A'))?.users.get(arn('a')),
    ).toMatchObject({
      createdAt: '2020-01-01T00:00:00Z',
      hasPassword: true,
      passwordLastUsed: '2024-05-06T07:08:09Z',
      passwordChanged: '2024-01-01T00:00:00Z',
      passwordNextRotation: null,
    });
  });

  test('columns are found by name: a new one, and another order, change nothing', () => {
    const [first = '', ...rest] = HEADER.split(',');
    const moved = parseReport(
      `${[...rest, first, 'additional_credentials_info'].join(',')}\n${[...ROOT.split(',').slice(1), '<root_account>', 'N/A'].join(',')}`,
    );
    expect(moved?.root).toEqual(read()?.root);
  });

  test('a comma is allowed in a name', () => {
    expect(read(user('smith,ada'))?.users.get(arn('smith,ada'))?.user).toBe('smith,ada');
    expect(read(user('a,b,c'))?.users.get(arn('a,b,c'))?.user).toBe('a,b,c');
    expect(read(`"x,y","${arn('x,y')}",${user('q').split(',').slice(2).join(',')}`)?.users.get(arn('x,y'))?.user).toBe(
      'x,y',
    );
  });

  test('a row cut short is counted, not lost and not half read', () => {
    expect(read(user('a'), 'b,arn:aws:iam', user('c'))).toMatchObject({ bad: 1 });
    expect(read(user('a'), 'b,arn:aws:iam', user('c'))?.users.size).toBe(2);
  });

  test('what is no report is null', () => {
    for (const text of ['', 'user,arn\nx,y', '<html></html>', '{"error":1}']) expect(parseReport(text)).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { AspRow } from '../schemas.ts';
import { appPassword } from './records.ts';

const person = { email: 'carla@halden.example', aliases: [], active: true, admin: false, enrolled: true };
const usageOf = (row: object) =>
  appPassword('1', person, AspRow.parse({ codeId: 1, ...row }), 'google-workspace:customer:C01').usage;

test.each([
  ['used', { creationTime: '1700000000000', lastTimeUsed: '1750000000000' }, [{ lastAt: '2025-06-15T15:06:40Z' }]],
  ['in seconds, as documented', { lastTimeUsed: '1750000000' }, [{ lastAt: '2025-06-15T15:06:40Z' }]],
  ['never used', { creationTime: '1700000000000', lastTimeUsed: '0' }, [{ lastAt: null }]],
  ['not told', { creationTime: '1700000000000' }, { unknown: 'unsupported' }],
])('%s', (_, row, usage) => {
  expect(usageOf(row)).toMatchObject(usage);
});

import { expect, test } from 'vitest';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Reader, Request } from '../client/reader.ts';
import { SignInLog } from './sign-in-log.ts';

const since = '2026-10-22T08:00:00Z';
const appId = '11111111-2222-4333-8444-555555555555';

async function read(answer: object | Error, id = appId) {
  const asked: Request[] = [];
  const said: string[] = [];
  const get = (request: Request) => {
    asked.push(request);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const known = { recall: () => Promise.resolve(undefined), remember: () => undefined };
  const say = (what: string) => said.push(what);
  const run = { known, blind: say, note: say } as unknown as Run;
  const log = await SignInLog.open({ get, tenant: 't' } as unknown as Reader, run);
  const ask = () => log.of(id, 'servicePrincipal', since);
  return { first: await ask(), second: await ask(), asked, said };
}
const line = (createdDateTime: string, federatedCredentialId: string | null, errorCode = 0) => ({
  createdDateTime,
  federatedCredentialId,
  status: { errorCode },
});

test('asks for one application, of its own sign-ins, as far back as they are kept', async () => {
  const { asked } = await read({ value: [] });
  expect(asked[0]?.query?.['$filter']).toBe(
    `signInEventTypes/any(t: t eq 'servicePrincipal') and appId eq '${appId}' and createdDateTime ge ${since}`,
  );
});

test('the newest success of each; without further pages all of the window was seen', async () => {
  const value = [
    line('2026-11-03T00:00:00Z', 'A', 700_016),
    line('2026-11-02T00:00:00Z', 'a'),
    line('2026-11-01T00:00:00Z', 'A'),
    line('2026-10-30T00:00:00Z', ''),
  ];
  const lastAt = new Map([['a', '2026-11-02T00:00:00Z']]);
  expect((await read({ value })).first).toEqual({ lastAt, windowStart: since });
  const more = { '@odata.nextLink': 'https://graph.microsoft.com/beta/x' };
  expect((await read({ value, ...more })).first).toEqual({ lastAt, windowStart: '2026-10-30T00:00:00Z' });
});

test.each([
  ['out of order', [line('2026-11-01T00:00:00Z', null), line('2026-11-02T00:00:00Z', null)]],
  ['without a date', [line('soon', 'a')]],
  ['in another form', [{}]],
])('an answer %s tells nothing', async (_, value) => {
  expect((await read({ value })).first).toMatchObject({ unknown: 'failed' });
});

test('an empty page with a link to more tells nothing', async () => {
  const answer = { value: [], '@odata.nextLink': 'https://graph.microsoft.com/beta/x' };
  expect((await read(answer)).first).toMatchObject({ unknown: 'failed' });
});

test('what was refused is refused for the others too, and said once', async () => {
  const { first, second, asked, said } = await read(new ReadFailed('denied', 'no AuditLog.Read.All'));
  expect([first, second]).toMatchObject([{ unknown: 'denied' }, { unknown: 'denied' }]);
  expect([asked.length, said]).toEqual([1, ['when federated credentials were last used']]);
});

test('an id that is none is not asked for', async () => {
  const { first, asked } = await read({ value: [] }, "x' or 'a' eq 'a");
  expect([first, asked]).toMatchObject([{ unknown: 'failed' }, []]);
});

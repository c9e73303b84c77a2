/** Names are written by anybody who may create something: terminals must not obey them, spreadsheets not run them. */
import { beforeAll, describe, expect, test } from 'vitest';
import { accountOf, type Estate } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';

const evil = {
  escape: 'red \u001b[31malert\u001b[0m \u001b]0;owned\u0007',
  reversed: 'safe\u202egnp.exe',
  hidden: 'ad\u200bmin',
  formula: '=HYPERLINK("http://evil.example","click")',
  lines: 'one\r\ntwo\tthree',
};
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;

let company: Company;
let desk: Desk;

let planted: string[];

/** A tag may hold anything; these become owner and purpose. @returns the names of their bearers */
function plant(estate: Estate): string[] {
  const { roles, users } = accountOf(estate, 'production');
  const [one, two, three] = roles.all().filter(({ path }) => path === '/');
  if (one === undefined || two === undefined || three === undefined) throw new Error('the company has too few roles');
  one.tags = [
    { Key: 'owner', Value: evil.escape },
    { Key: 'purpose', Value: evil.reversed },
  ];
  two.tags = [
    { Key: 'owner', Value: evil.formula },
    { Key: 'purpose', Value: evil.formula },
  ];
  three.tags = [
    { Key: 'owner', Value: evil.hidden },
    { Key: 'purpose', Value: evil.lines },
  ];
  const [user] = users.all();
  if (user === undefined) throw new Error('the company has no user');
  user.tags = [{ Key: 'owner', Value: `+${evil.escape}` }];
  return [one, two, three, user].map(({ name }) => name);
}

beforeAll(async () => {
  company = await openCompany({ size: { accounts: 1, regions: 2 } });
  planted = plant(company.estate);
  desk = await company.desk('sources: [{ provider: aws, regions: [us-east-1] }]\n');
  await desk.run(0);
});

describe('what a terminal gets', () => {
  test.each([
    ['list', 'identities'],
    ['list', 'credentials'],
    ['list', 'findings', '--limit', '0'],
    ['list', 'trusts'],
    ['diff', '--since', '30d'],
    ['show', 'report-mailer'],
    ['history', 'report-mailer'],
    ['list', 'coverage'],
  ])('from %s %s has nothing that it would obey', async (...args) => {
    const { code, stdout, stderr } = await desk.discover(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(OBEYED.exec(stdout)).toBeNull();
  });

  test('from showing those who bear such text has nothing that it would obey', async () => {
    for (const name of planted) {
      const { code, stdout } = await desk.discover('show', name);
      expect({ code, obeyed: OBEYED.exec(stdout) }).toEqual({ code: 0, obeyed: null });
      expect(stdout).toMatch(/owner/i);
    }
  });

  test('from the run itself has nothing that it would obey', async () => {
    const { stdout, stderr } = await (await desk.copy()).discover('--verbose');
    expect([OBEYED.exec(stdout), OBEYED.exec(stderr)]).toEqual([null, null]);
  });
});

test('JSON has the text as it is', async () => {
  const rows = await desk.list('identities');
  const tags = new Set(rows.flatMap((row) => Object.values(row['tags'] as unknown as Record<string, string>)));
  for (const text of Object.values(evil)) expect(tags).toContain(text);
});

test.each(['identities', 'credentials', 'findings', 'scopes'])('no cell of a CSV of %s is a formula', async (what) => {
  const { code, stdout } = await desk.discover('export', '--format', 'csv', '--what', what);
  expect(code).toBe(0);
  expect(stdout.split('\n').length).toBeGreaterThan(2);
  const cells = stdout.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gm);
  const formulas = [...cells]
    .map(([, quoted, plain]) => quoted ?? plain ?? '')
    .filter((cell) => /^[=+\-@\t\r]/.test(cell));
  expect(formulas.filter((cell) => !/^-?\d+(?:\.\d+)?$/.test(cell))).toEqual([]);
  expect(what !== 'identities' || stdout.includes(`'=HYPERLINK`)).toBe(true);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import { loadConfig, type LoadedConfig, type Providers } from './load.ts';

const folder = mkdtempSync(join(tmpdir(), 'nhi-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'discover.yaml');

const AccountId = z.string().regex(/^\d{12}$/, 'not an account number (12 digits, in quotes)');
const schemas: Record<string, z.ZodType> = {
  cloud: z.strictObject({
    organization: z
      .strictObject({
        roleName: z.string().min(2),
        externalId: z.string().optional(),
        exclude: z.array(z.union([AccountId, z.string().regex(/^ou-/, 'not an OU')])).default([]),
      })
      .optional(),
    regions: z.array(z.string()).min(1).optional(),
    tier: z.enum(['free', 'paid']).optional(),
    pages: z.int().optional(),
    endpoints: z.record(z.string(), z.string()).optional(),
  }),
};
const providers: Providers = { ids: ['cloud', 'github'], settings: async (id) => schemas[id] };
const env = { ROLE: 'Audit', SECRET: 'hunter2', EMPTY: '' };

async function load(text: string, withSources = true): Promise<LoadedConfig> {
  writeFileSync(file, text);
  return await loadConfig(file, withSources ? { env, providers } : { env });
}

/** The complaint, without the path of the file in front of each line. */
async function complaint(text: string, withSources = true): Promise<string[]> {
  const error: unknown = await load(text, withSources).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  const { message, exitCode } = error as UserError;
  expect(exitCode).toBe(2);
  return message
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/^.*discover\.yaml:/, ''));
}

const minimal = 'sources:\n  - provider: cloud\n';

describe('a good configuration', () => {
  test('has every default', async () => {
    expect(await load(minimal)).toMatchObject({
      policy: { dormantDays: 45, rotateDays: 90, graceDays: 7 },
      limits: {},
      sources: [{ provider: 'cloud', name: 'cloud', settings: {} }],
    });
  });

  test('resolves references and paths', async () => {
    writeFileSync(join(folder, 'id.txt'), 'from-a-file\n');
    const text = [
      'database: data/my.db',
      'sources:',
      '  - provider: cloud',
      '    name: production',
      '    organization: { roleName: "x-${env:ROLE}", externalId: "${file:id.txt}" }',
      '  - { provider: cloud, name: literal, organization: { roleName: "$${env:ROLE}" } }',
    ].join('\n');
    const config = await load(text);
    expect(config.database).toBe(join(folder, 'data/my.db'));
    expect(config.sources[0]?.settings).toEqual({
      organization: { roleName: 'x-Audit', externalId: 'from-a-file', exclude: [] },
    });
    expect(config.sources[1]?.settings).toMatchObject({ organization: { roleName: '${env:ROLE}' } });
  });

  test('needs no secret where no provider is read', async () => {
    const text = 'database: a.db\nsources:\n  - { provider: cloud, organization: { roleName: "${env:NOT_SET}" } }\n';
    expect((await load(text, false)).database).toBe(join(folder, 'a.db'));
    expect(await complaint(text)).toHaveLength(1);
  });
});

const cases: readonly [what: string, yaml: string, ...complaints: string[]][] = [
  ['an unknown key at the top', 'databse: x\n' + minimal, '1:1 databse: unknown key. Did you mean "database"?'],
  [
    'an unknown key of a policy',
    'policy: { dormantDay: 3 }\n' + minimal,
    '1:11 policy.dormantDay: unknown key. Did you mean "dormantDays"?',
  ],
  [
    'an unknown key of a provider',
    minimal + '    regoins: [a]\n',
    '3:5 sources[0].regoins: unknown key. Did you mean "regions"?',
  ],
  [
    'a misspelt common key of a source',
    minimal + '    nmae: a\n',
    '3:5 sources[0].nmae: unknown key. Did you mean "name"?',
  ],
  [
    'an unknown key deep inside',
    minimal + '    organization:\n      roleName: ab\n      exlcude: []\n',
    '5:7 sources[0].organization.exlcude: unknown key. Did you mean "exclude"?',
  ],
  [
    'an unknown provider',
    'sources:\n  - provider: clowd\n',
    '2:15 sources[0].provider: unknown provider. Did you mean "cloud"?',
  ],
  [
    'a number in words',
    'policy: { dormantDays: many }\n' + minimal,
    '1:24 policy.dormantDays: must be a number, not text',
  ],
  ['a number out of range', 'policy: { dormantDays: -1 }\n' + minimal, '1:24 policy.dormantDays: must be at least 0'],
  [
    'a list where text belongs',
    minimal + '    organization: { roleName: [a] }\n',
    '3:31 sources[0].organization.roleName: must be text, not a list',
  ],
  [
    'text where a list belongs',
    minimal + '    regions: eu-west-1\n',
    '3:14 sources[0].regions: must be a list, not text',
  ],
  [
    'a missing key',
    minimal + '    organization: {}\n',
    '3:19 sources[0].organization.roleName: is missing: it must be text',
  ],
  ['a choice', minimal + '    tier: fre\n', '3:11 sources[0].tier: must be one of free, paid. Did you mean "free"?'],
  ['an empty list', minimal + '    regions: []\n', '3:14 sources[0].regions: must be at least 1 entry'],
  [
    'an account number without quotes',
    minimal + '    organization: { roleName: ab, exclude: [012345678901] }\n',
    '3:45 sources[0].organization.exclude[0]: must be text, and YAML reads it as a number: put it in quotes, "012345678901"',
  ],
  [
    'two sources of one name',
    minimal + '  - provider: cloud\n',
    '3:5 sources[1].name: the source of line 2 is called cloud too: give each a name of its own',
  ],
  ['no sources', 'database: x\n', '1:1 sources: is missing: it must be a list'],
  ['an empty list of sources', 'sources: []\n', '1:10 sources: must be at least 1 entry'],
  ['an empty file', '# nothing\n', '1:1 the file is empty'],
  ['a file that is no mapping', '- a\n', '1:1 must be a mapping (key: value), not a list'],
  [
    'a variable that is not set',
    minimal + '    regions: ["${env:NOPE}"]\n',
    '3:15 sources[0].regions[0]: the environment variable NOPE is not set',
  ],
  [
    'an empty variable',
    minimal + '    regions: ["${env:EMPTY}"]\n',
    '3:15 sources[0].regions[0]: the environment variable EMPTY is empty',
  ],
  [
    'a file that is not there',
    minimal + '    regions: ["${file:/nope/x}"]\n',
    '3:15 sources[0].regions[0]: the file /nope/x cannot be read (ENOENT)',
  ],
  [
    'an unknown reference',
    minimal + '    regions: ["${vault:x}"]\n',
    '3:15 sources[0].regions[0]: not a reference: write ${env:NAME} or ${file:PATH}, or $${ for a literal "${"',
  ],
  [
    'plain http to another machine',
    minimal + '    endpoints: { iam: "http://iam.example" }\n',
    '3:23 sources[0].endpoints.iam: must be https: plain http is only for this machine (127.0.0.1, ::1, localhost)',
  ],
  [
    'a password in an endpoint',
    minimal + '    endpoints: { iam: "https://a:hunter2@iam.example" }\n',
    '3:23 sources[0].endpoints.iam: must not have a user name or password in it',
  ],
  [
    'a bad time zone',
    'schedule: { cron: "0 2 * * *", timezone: Berlin }\n' + minimal,
    '1:42 schedule.timezone: not a time zone: use an IANA name such as Europe/Berlin or UTC',
  ],
  ['a key twice', 'database: a\ndatabase: b\n' + minimal, '2:1 this key is already there'],
  [
    'a name with a space',
    minimal + '    name: my cloud\n',
    '3:11 sources[0].name: letters, digits, ".", "_" and "-" only',
  ],
  [
    'several mistakes, in the order of the file',
    'databse: x\npolicy: { graceDays: x }\n' + minimal + '    tier: x\n',
    '1:1 databse: unknown key. Did you mean "database"?',
    '2:22 policy.graceDays: must be a number, not text',
    '5:11 sources[0].tier: must be one of free, paid',
  ],
];

describe('a bad configuration', () => {
  test.each(cases)('%s', async (_, yaml, ...expected) => {
    expect(await complaint(yaml)).toEqual(expected);
  });

  test('that is no YAML is placed by line and column', async () => {
    expect((await complaint('sources:\n  - provider: [aws\n'))[0]).toMatch(/^\d+:\d+ \S/);
    expect((await complaint('a: b: c\n'))[0]).toMatch(/^1:\d+ \S/);
    expect((await complaint('sources: *nowhere\n'))[0]).toMatch(/^1:\d+ .*alias/i);
    expect((await complaint('a: 1\n---\nb: 2\n'))[0]).toMatch(/^2:1 \S/);
  });

  test('with a bad cron expression says what a good one looks like', async () => {
    expect((await complaint('schedule: { cron: often }\n' + minimal))[0]).toMatch(
      /^1:19 schedule\.cron: not a cron expression such as "0 2 \* \* \*"/,
    );
  });

  test('whose aliases unfold without end is refused at once', async () => {
    const levels = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(',')}]`);
    const started = performance.now();
    expect((await complaint(`a0: &a0 [x,x]\n${levels.join('\n')}\n`))[0]).toMatch(/alias/i);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('never has the value of a reference in its complaint', async () => {
    const yaml = minimal + '    tier: "${env:SECRET}"\n    organization: { roleName: x, exclude: ["${env:SECRET}"] }\n';
    const lines = await complaint(yaml);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('\n')).not.toContain('hunter2');
  });

  test('with keys that poison objects is refused', async () => {
    expect((await complaint('__proto__: { polluted: 1 }\n' + minimal))[0]).toMatch(/unknown key/);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('that is not there says what to do', async () => {
    const error = await loadConfig(join(folder, 'no.yaml'), { env }).catch((thrown: unknown) => thrown as UserError);
    expect(error).toMatchObject({ code: 'config-not-read', exitCode: 2 });
    expect((error as UserError).message).toContain('there is no such file');
  });
});

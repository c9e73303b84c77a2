import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCli } from '../../test/suites/cli.ts';

const manifests = join(import.meta.dirname, '../../connectors/manifests');
const atlassian = readFileSync(join(manifests, 'atlassian.yaml'), 'utf8');

/** A manifest of the user's own, with the examples beside it. */
function written(folder: string, change: (text: string) => string = (text) => text): string {
  mkdirSync(join(folder, 'examples/atlassian'), { recursive: true });
  for (const name of ['api-tokens.json', 'service-accounts.json'])
    writeFileSync(
      join(folder, 'examples/atlassian', name),
      readFileSync(join(manifests, 'examples/atlassian', name), 'utf8'),
    );
  const file = join(folder, 'acme.yaml');
  writeFileSync(file, change(atlassian.replace('id: atlassian', 'id: acme')));
  return file;
}

test('a manifest is a connector like any other', async () => {
  const cli = createCli();
  const file = written(cli.folder);
  const { code, stdout } = await cli.run(['connectors', 'acme', '--connector-file', file]);
  expect(code).toBe(0);
  expect(stdout).toContain('User API tokens');
  const taken = await cli.run(['connectors', '--connector-file', `${file},${file}`]);
  expect(taken).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is a connector "acme" already') as string,
  });
});

test('a misspelt key is refused with its line, and with what was meant', async () => {
  const cli = createCli();
  const file = written(cli.folder, (text) => text.replace('lagHours:', 'lagHuors:'));
  const line =
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((each) => each.includes('lagHuors')) + 1;
  const { code, stderr } = await cli.run(['connectors', '--connector-file', file]);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    new RegExp(`acme\\.yaml:${line}:\\d+ streams\\[1\\].*lagHuors: unknown key\\. Did you mean "lagHours"\\?`),
  );
});

test.each<[string, (text: string) => string, string]>([
  ['a file that is no YAML', () => 'a: [', 'acme.yaml:1:'],
  [
    'a stream that is not there',
    (text) => text.replace('emit:\n', 'foreach: { stream: nothing, bind: {} }\n    emit:\n'),
    'no stream above',
  ],
])('%s is refused', async (_, change, said) => {
  const cli = createCli();
  const { code, stderr } = await cli.run(['connectors', '--connector-file', written(cli.folder, change)]);
  expect({ code, said: stderr.includes(said) }).toEqual({ code: 2, said: true });
});

test('connectors test shows what the examples give', async () => {
  const cli = createCli();
  const { code, stdout } = await cli.run(['connectors', 'test', written(cli.folder)]);
  expect(code).toBe(0);
  expect(stdout).toContain('2026-11-19T22:01:07Z');
});

test('connectors test refuses a claim that no example proves, and a secret in an example', async () => {
  const cli = createCli();
  const file = written(cli.folder);
  const example = join(cli.folder, 'examples/atlassian/api-tokens.json');
  const text = readFileSync(example, 'utf8');
  writeFileSync(example, text.replace(/"lastActiveAt": "[^"]*",/, ''));
  const unproven = await cli.run(['connectors', 'test', file]);
  expect(unproven.code).toBe(1);
  expect(unproven.stderr).toContain('claims to know when a api-token was last used');
  const secret = ['gh', 'p_', 'x8Kd02mVqLr7TbZ5nYw3CfJh6sUeAo1R9iPg'].join('');
  writeFileSync(example, text.replace('"label": "old import"', `"label": "${secret}"`));
  const leaking = await cli.run(['connectors', 'test', file]);
  expect(leaking.code).toBe(1);
  expect(leaking.stderr).toContain('data.1.label looks like a GitHub token');
  expect(leaking.stderr + leaking.stdout).not.toContain(secret);
});

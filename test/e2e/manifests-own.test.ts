/** A manifest of the user's own, signed in with a refresh token that its provider takes only once. */
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { draft } from '../../connectors/declarative/testing.ts';
import type { RunSummary } from '../../core/run/options.ts';
import { cleanUpLater, temporaryFolder } from './harness.ts';
import { discover, type Ended } from './program.ts';

const FIRST = 'refresh-canary-0-5b1f';
let folder = '';
let db = '';
const given: string[] = [];
const forms: URLSearchParams[] = [];
let latest = FIRST;

const own = draft({
  config: { token: { description: 'A refresh token.', secret: true, env: 'ACME_TOKEN' } },
  auth: { type: 'oauth2_refresh', tokenUrl: '/oauth/token', clientId: 'inventory', refreshToken: '{config.token}' },
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** RFC 6749, 6 and RFC 9700, 4.14.2: each refresh token is taken once. The first access token ends at once. */
async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
  if (request.url?.startsWith('/v1/oauth/token') !== true) {
    return request.headers.authorization === `Bearer ${given.at(-1)}` && given.length > 1
      ? [200, { data: [{ id: 'a', name: 'export', created: '2026-01-01T00:00:00Z' }] }]
      : [401, {}];
  }
  const form = new URLSearchParams(await bodyOf(request));
  forms.push(form);
  if (form.get('refresh_token') !== latest) return [400, { error: 'invalid_grant' }];
  latest = `refresh-canary-${forms.length}-5b1f`;
  given.push(`access-canary-${forms.length}-77ac`);
  return [200, { access_token: given.at(-1), token_type: 'Bearer', expires_in: 3600, refresh_token: latest }];
}

const run = (...args: string[]): Promise<Ended> =>
  discover([...args, '--connector-file', join(folder, 'acme.yaml'), '--db', db], {
    cwd: folder,
    env: { HOME: folder, ACME_TOKEN: FIRST },
  });

beforeAll(async () => {
  folder = await temporaryFolder();
  db = join(folder, 'inventory.db');
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  cleanUpLater(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await writeFile(join(folder, 'acme.yaml'), stringify(own));
  await writeFile(join(folder, 'discover.yaml'), `sources: [{ provider: acme, endpoints: { default: '${url}' } }]\n`);
});

test('a rotated refresh token serves the run, is told, and is kept nowhere; the next run says why it cannot sign in', async () => {
  const first = await run('--json', '--verbose', '--log-format', 'json');
  expect(first, first.stderr).toMatchObject({ code: 0 });
  const summary = JSON.parse(first.stdout) as RunSummary;
  expect(forms.map((form) => form.get('refresh_token'))).toEqual([FIRST, 'refresh-canary-1-5b1f']);
  const notes = summary.sources.flatMap(({ coverage }) => coverage.flatMap((one) => one.notes));
  expect(notes.join()).toContain('acme gave a new refresh token, which is not stored');

  const second = await run('--verbose');
  expect(second.code).not.toBe(0);
  expect(second.stderr).toContain('acme gave no token: HTTP 400 (invalid_grant)');
  const listed = await run('list', 'credentials', '--format', 'json');
  expect(JSON.parse(listed.stdout)).toMatchObject({ items: [{ ref: 'acme:token:a' }] });

  const files = await Promise.all(['', '-wal'].map((end) => readFile(db + end, 'latin1').catch(() => '')));
  const said = [first, second, listed].flatMap(({ stdout, stderr }) => [stdout, stderr]);
  expect([...files, ...said].filter((text) => /canary/.test(text))).toEqual([]);
});

test('a misspelt key of a manifest is refused with its line, before anything is sent', async () => {
  const before = forms.length;
  const wrong = join(folder, 'wrong.yaml');
  const text = stringify(own).replace('allowHosts:', 'allowHost:');
  await writeFile(wrong, text);
  const line = text.split('\n').findIndex((each) => each.startsWith('allowHost:')) + 1;
  const { code, stderr } = await discover(['--connector-file', wrong, '--provider', 'acme', '--db', db], {
    cwd: folder,
    env: { HOME: folder, ACME_TOKEN: FIRST },
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    new RegExp(`wrong\\.yaml:${line}:\\d+ allowHost: unknown key\\. Did you mean "allowHosts"\\?`),
  );
  expect(forms).toHaveLength(before);
});

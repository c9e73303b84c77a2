/** A native connector that reads one listing, with a test that passes. */

/** Path in the repository → text. */
export function nativeFiles(id: string): Record<string, string> {
  const files = { 'index.ts': INDEX, 'settings.ts': SETTINGS, 'client.ts': CLIENT, 'schemas.ts': SCHEMAS };
  const all = { ...files, 'collectors/tokens.ts': COLLECTOR, 'collectors/tokens.test.ts': TEST, 'README.md': README };
  return Object.fromEntries(
    Object.entries(all).map(([name, text]) => [
      `connectors/${id}/${name}`,
      text.replaceAll('ACME_', `${id.toUpperCase().replaceAll('-', '_')}_`).replaceAll('acme', id),
    ]),
  );
}

/** connectors/index.ts with one more line. */
export function listed(index: string, id: string): string {
  const key = /^[a-z][a-z0-9]*$/.test(id) ? id : `'${id}'`;
  const line = `  ${key}: async () => (await import('./${id}/index.ts')).connector,\n`;
  const end = index.indexOf('\n};');
  return `${index.slice(0, end + 1)}${line}${index.slice(end + 1)}`;
}

const INDEX = `/** acme: what it has, and what reads it. */
import { defineConnector } from '../../core/connector.ts';
import { openSession, type Session } from './client.ts';
import { tokens } from './collectors/tokens.ts';
import { Settings } from './settings.ts';

export const connector = defineConnector<Settings, Session>({
  id: 'acme',
  title: 'acme',
  settings: Settings,
  types: {
    'api-token': { record: 'credential', title: 'API token', docs: 'https://docs.acme.example/tokens' },
  },
  limits: [
    { id: 'all', operations: ['*'], per: [], perSecond: 5, concurrency: 2, docs: 'https://docs.acme.example/limits' },
  ],
  origins: ({ endpoints }) => [new URL(endpoints.default).origin],
  async open(settings, run) {
    const session = await openSession(settings, run);
    async function* scopes() {
      await Promise.resolve();
      yield { scope: session.scope };
    }
    return { session, scopes: scopes(), caller: session.caller };
  },
  collectors: [tokens],
  probe: () => Promise.resolve('cannot-tell'),
  policy: (permissions) => \`\${permissions.join('\\n')}\\n\`,
});
`;

const SETTINGS = `/** What a source of provider \`acme\` may be told. */
import { z } from 'zod';

export const Settings = z.strictObject({
  /** Default: ACME_TOKEN. */
  token: z.string().min(1).optional(),
  endpoints: z.strictObject({ default: z.url().default('https://api.acme.example') }).prefault({}),
});
export type Settings = z.infer<typeof Settings>;
`;

const CLIENT = `/** The only file that knows how acme is signed in to and called. */
import type { z } from 'zod';
import type { ReachedScope, Run } from '../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../core/errors.ts';
import { Organization } from './schemas.ts';
import type { Settings } from './settings.ts';

export interface Session {
  scope: ReachedScope['scope'];
  caller: string;
  /** @throws ReadFailed */
  get<T>(path: string, operation: string, schema: z.ZodType<T>, run: Run): Promise<T>;
}

export async function openSession({ token = process.env['ACME_TOKEN'], endpoints }: Settings, run: Run): Promise<Session> {
  if (token === undefined) {
    throw new SignInFailed('There is no token for acme.', { next: 'Set ACME_TOKEN, or token in the configuration.' });
  }
  const get: Session['get'] = async (path, operation, schema, { fetch, signal }) => {
    const response = await fetch(new URL(path, endpoints.default), {
      headers: { authorization: \`Bearer \${token}\` },
      signal,
      door: { operation },
    });
    if (response.status === 401 || response.status === 403) throw new ReadFailed('denied', \`\${operation} was refused\`);
    if (!response.ok) throw new ReadFailed('failed', \`\${operation} failed (HTTP \${response.status})\`);
    const parsed = schema.safeParse(await response.json());
    if (!parsed.success) throw new ReadFailed('failed', \`\${operation} answered in a form that is not understood\`);
    return parsed.data;
  };
  const { id, name } = await get('/organization', 'acme:organization', Organization, run).catch((error: unknown) => {
    throw error instanceof ReadFailed ? new SignInFailed(error.message, { cause: error }) : error;
  });
  return {
    scope: {
      record: 'scope',
      ref: \`acme:organization:\${id}\`,
      source: 'acme:organization',
      kind: 'organization',
      name,
      nativeId: id,
      parent: null,
      status: 'active',
    },
    caller: \`a token of \${name}\`,
    get,
  };
}
`;

const SCHEMAS = `/** Of acme's answers only what is read. */
import { z } from 'zod';

export const Organization = z.object({ id: z.string(), name: z.string() });

export const TokenPage = z.object({ tokens: z.array(z.unknown()), next: z.string().nullish() });

export const Token = z.object({
  id: z.string(),
  name: z.string(),
  created_at: z.string(),
  last_used_at: z.string().nullable(),
});
`;

const COLLECTOR = `/** API tokens. https://docs.acme.example/api/tokens */
import type { z } from 'zod';
import type { Collector } from '../../../core/connector.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client.ts';
import { Token, TokenPage } from '../schemas.ts';

export const tokens: Collector<Session> = {
  id: 'tokens',
  title: 'API tokens',
  in: ['organization'],
  emits: ['api-token'],
  permissions: ['tokens:read'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const seen = new Set<string>();
    let path: string | undefined = '/tokens';
    while (path !== undefined) {
      if (seen.has(path)) {
        run.gap('API tokens', 'failed', 'acme gave the same next page twice');
        return;
      }
      seen.add(path);
      const page: z.infer<typeof TokenPage> = await session.get(path, 'acme:tokens', TokenPage, run);
      for (const row of page.tokens) {
        const token = parseRow(row, Token, 'a token', run);
        if (token === undefined) continue;
        yield {
          record: 'credential',
          ref: \`acme:api-token:\${token.id}\`,
          scope: scope.ref,
          source: 'acme:tokens',
          identity: null,
          kind: 'api-token',
          name: token.name,
          nativeId: token.id,
          status: 'active',
          createdAt: token.created_at,
          rotatedAt: null,
          expiresAt: { unknown: 'unsupported', detail: 'acme does not tell' },
          usage:
            token.last_used_at === null
              ? { unknown: 'unsupported', detail: 'what no date means is not documented' }
              : [
                  {
                    source: 'acme:tokens',
                    lastAt: token.last_used_at,
                    windowStart: token.created_at,
                    precision: 'second',
                    lagHours: 24,
                  },
                ],
        };
      }
      path = page.next ? \`/tokens?after=\${encodeURIComponent(page.next)}\` : undefined;
    }
  },
};
`;

const TEST = `import { expect, test } from 'vitest';
import { discoverOnce, type Transport } from '../../../test/suites/connector-run.ts';
import { connector } from '../index.ts';

const token = (id: string) => ({ id, name: id, created_at: '2026-01-01T00:00:00Z', last_used_at: '2026-11-01T00:00:00Z' });

const read = (answer: (path: string) => [status: number, body: unknown]) => {
  const transport: Transport = (address) => {
    const { pathname, search } = new URL(address);
    const [status, body] = pathname === '/organization' ? [200, { id: 'o', name: 'Halden' }] : answer(pathname + search);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
  return discoverOnce(connector, { token: 'not-a-secret' }, { transport, now: () => '2026-11-21T08:00:00Z' });
};

test('reads every page', async () => {
  const { readings, records } = await read((path) =>
    path === '/tokens' ? [200, { tokens: [token('a')], next: 'p2' }] : [200, { tokens: [token('b')], next: null }],
  );
  expect(records.map(({ ref }) => ref)).toEqual(['acme:api-token:a', 'acme:api-token:b']);
  expect(readings.map(({ status }) => status)).toEqual(['complete']);
});

test('a refusal is no empty list, a cursor that comes twice is partial, and an odd row costs only itself', async () => {
  expect((await read(() => [403, {}])).readings[0]?.status).toBe('denied');
  expect((await read(() => [200, { tokens: [], next: 'p2' }])).readings[0]?.status).toBe('partial');
  const odd = await read(() => [200, { tokens: [{ id: 1 }, token('a')] }]);
  expect(odd.readings[0]).toMatchObject({ status: 'partial', records: [{ ref: 'acme:api-token:a' }] });
});
`;

const README = `# acme

What it sees, how to sign in, and what it cannot see.

## What is read

<!-- generated:types -->
<!-- /generated -->

<!-- generated:collectors -->
<!-- /generated -->

## Permissions

<!-- generated:permissions -->
<!-- /generated -->

## Limits

<!-- generated:limits -->
<!-- /generated -->

## Blind spots

What no endpoint tells.
`;

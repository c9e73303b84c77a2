import type { Fault } from './faults.ts';
import type { RateLimit } from './limits.ts';
import { mutate, type Mutation } from './mutate.ts';
import { canaries, cases, truth } from './truth.ts';
import type { Estate } from './estate.ts';
import type { ProviderSide } from './provider.ts';
import type { Incoming, Reply } from './wire.ts';

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

type Handler = (estate: Estate, body: unknown, query: URLSearchParams) => unknown;

/** What a test in another process may ask of, and do to, the estate. */
const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /_estate/truth': (estate) => truth(estate),
  'GET /_estate/cases': (estate) => cases(estate),
  'GET /_estate/canaries': (estate) => canaries(estate),
  'GET /_estate/log': (estate, _, query) => estate.log.entries(Object.fromEntries(query)),
  'GET /_estate/log/counts': (estate, _, query) => estate.log.byOperation(Object.fromEntries(query)),
  'DELETE /_estate/log': (estate) => estate.log.clear(),
  'GET /_estate/faults': (estate) => estate.faults.list(),
  'POST /_estate/faults': (estate, body) =>
    estate.faults.add(...(Array.isArray(body) ? (body as Fault[]) : [body as Fault])),
  'DELETE /_estate/faults': (estate) => estate.faults.clear(),
  'POST /_estate/limits': (estate, body) => estate.limits.set(body as RateLimit | null),
  'POST /_estate/behaviour': (estate, body) => Object.assign(estate.behaviour, body),
  'POST /_estate/mutate': (estate, body) => mutate(estate, body as Mutation),
};

const PROVIDERS = ['azure', 'google', 'github', 'slack', 'saas'] as const;
const QUESTIONS = ['truth', 'cases', 'canaries'] as const;

/** Any side, whatever changes it knows. */
type Asked = Pick<ProviderSide, (typeof QUESTIONS)[number]> & { mutate(change: never): unknown };

/** The same for the other providers: `/_estate/azure/truth`, `/_estate/google/mutate`. */
function ofProvider(estate: Estate, method: string, pathname: string, body: unknown): unknown {
  const [, , name, what] = pathname.split('/');
  const provider = PROVIDERS.find((each) => each === name);
  if (provider === undefined) return undefined;
  const side: Asked = estate[provider];
  if (method === 'POST' && what === 'mutate') return side.mutate(body as never) ?? { ok: true };
  const question = QUESTIONS.find((each) => each === what);
  return method === 'GET' && question !== undefined ? side[question]() : undefined;
}

export function control(estate: Estate, { method, target, body }: Incoming): Reply {
  const { pathname, searchParams } = new URL(target, 'http://estate.invalid');
  const handler = ROUTES[`${method} ${pathname}`];
  try {
    const parsed: unknown = body === '' ? null : JSON.parse(body);
    if (handler) return json(200, handler(estate, parsed, searchParams) ?? { ok: true });
    const found = ofProvider(estate, method, pathname, parsed);
    if (found !== undefined) return json(200, found);
    return json(404, { message: `no ${method} ${pathname}`, routes: Object.keys(ROUTES) });
  } catch (error) {
    return json(400, { message: error instanceof Error ? error.message : String(error) });
  }
}

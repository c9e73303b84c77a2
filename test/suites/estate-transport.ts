/** The estate as a `fetch` for the door: in process, without sockets, so that thousands of calls take a second. */
import type { Estate } from '../estate/index.ts';
import type { Transport } from './connector-run.ts';

export function estateTransport(estate: Estate): Transport {
  return (address, init) => {
    const url = new URL(address);
    const headers: Record<string, string | undefined> = Object.fromEntries(new Headers(init.headers));
    headers['host'] ??= url.host;
    const body =
      typeof init.body === 'string'
        ? init.body
        : new TextDecoder().decode((init.body as Uint8Array | null) ?? undefined);
    const reply = estate.answer({ method: init.method ?? 'GET', target: url.pathname + url.search, headers, body });
    if (reply.wire !== undefined) return Promise.reject(broken(reply.wire));
    const bytes = typeof reply.body === 'string' ? reply.body : new Uint8Array(reply.body);
    return Promise.resolve(new Response(bytes, { status: reply.status, headers: reply.headers }));
  };
}

/** What built-in `fetch` throws when the connection breaks. */
function broken(wire: 'reset' | 'truncate'): TypeError {
  const cause = Object.assign(new Error(wire), { code: wire === 'reset' ? 'ECONNRESET' : 'UND_ERR_SOCKET' });
  return new TypeError(wire === 'reset' ? 'fetch failed' : 'terminated', { cause });
}

import { http, HttpResponse, type HttpHandler } from 'msw';
import { control } from './control.ts';
import type { Estate } from './estate.ts';
import type { Reply } from './wire.ts';

async function answer(estate: Estate, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const headers: Record<string, string | undefined> = Object.fromEntries(request.headers);
  headers['host'] ??= url.host;
  const incoming = { method: request.method, target: url.pathname + url.search, headers, body: await request.text() };
  const reply = incoming.target.startsWith('/_estate/') ? control(estate, incoming) : estate.answer(incoming);
  if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
  return response(reply);
}

function response(reply: Reply): Response {
  if (reply.wire === 'reset') return HttpResponse.error();
  const { body } = reply;
  if (reply.wire === 'truncate') {
    const bytes = Buffer.from(body);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
        controller.error(new TypeError('terminated'));
      },
    });
    return new HttpResponse(stream, { status: reply.status, headers: reply.headers });
  }
  return new HttpResponse(typeof body === 'string' ? body : new Uint8Array(body), {
    status: reply.status,
    headers: reply.headers,
  });
}

/**
 * The estate as msw handlers, for tests in one process: `setupServer(...handlers(estate))`. They answer for all of AWS's
 * own host names, and for `http://estate.invalid`.
 */
export function handlers(estate: Estate): HttpHandler[] {
  const hosts = [
    /^https:\/\/[^/]+\.amazonaws\.com(\.cn)?(\/|$)/,
    /^http:\/\/estate\.invalid(\/|$)/,
    /^https:\/\/(graph\.microsoft\.com|login\.microsoftonline\.com|management\.azure\.com)(\/|$)/,
    /^https:\/\/([^/]+\.)?googleapis\.com(\/|$)/,
    /^https:\/\/api\.(github\.com|[\w-]+\.ghe\.com)(\/|$)/,
  ];
  return hosts.map((host) => http.all(host, ({ request }) => answer(estate, request)));
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { control } from './control.ts';
import { PARTITIONS } from './aws/ids.ts';
import { hubCredentials, type Estate } from './estate.ts';
import type { Reply } from './wire.ts';

export interface ServedEstate {
  /** `http://127.0.0.1:<port>` */
  url: string;
  port: number;
  /** What an AWS client needs to find and enter the estate. */
  env: Record<'AWS_ENDPOINT_URL' | 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'AWS_REGION', string>;
  /** How to get from the hub into every account. */
  organization: { roleName: string; externalId: string };
  close(): Promise<void>;
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply.wire === 'reset') {
    // An RST, not a polite end: what a dying load balancer sends.
    request.socket.resetAndDestroy();
    return;
  }
  const body = Buffer.from(reply.body);
  // Node's own `date` would tell another time than the tests have.
  response.writeHead(reply.status, { date: new Date().toUTCString(), ...reply.headers, 'content-length': body.length });
  if (reply.wire === 'truncate') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => request.socket.destroy());
    return;
  }
  response.end(body);
}

function read(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', reject);
  });
}

/** Serves the estate on loopback, with the control endpoints under `/_estate/`. */
export async function serveEstate(estate: Estate, options: { port?: number } = {}): Promise<ServedEstate> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const headers = request.headers as Record<string, string | undefined>;
      const incoming = {
        method: request.method ?? 'GET',
        target: request.url ?? '/',
        headers,
        body: await read(request),
      };
      const reply = incoming.target.startsWith('/_estate/') ? control(estate, incoming) : estate.answer(incoming);
      if (reply.delayMs) setTimeout(() => send(reply, request, response), reply.delayMs);
      else send(reply, request, response);
    };
    answer().catch((error: unknown) => {
      if (response.headersSent) return;
      response.writeHead(599, { 'content-type': 'text/plain' });
      response.end(`estate bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const { accessKeyId, secretAccessKey } = hubCredentials(estate);
  return {
    url,
    port,
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: PARTITIONS[estate.aws.partition].home,
    },
    organization: estate.aws.audit,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

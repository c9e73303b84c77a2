/** The few calls to services whose SDK is not installed: plain requests, signed with SigV4. */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import type { Checksum, SourceData } from '@smithy/types';
import type { Run } from '../../../core/connector.ts';
import type { Settings } from '../settings.ts';
import type { Account, Keys } from './account.ts';
import { endpointOf, hostOf, type Partition, type ServiceName } from './endpoints.ts';
import { urlOf } from './handler.ts';

/** A GET. `operation` as in IAM policies; its part before the colon is the service's signing name too. */
export interface RestRequest {
  operation: `${'rolesanywhere' | 'ec2'}:${string}`;
  path: string;
  query?: Readonly<Record<string, string>>;
}

interface Parts {
  account: Account;
  region: string;
  run: Run;
  settings: Settings;
  partition: Partition;
  keys: Keys;
}

export async function restCall(
  request: RestRequest,
  { account, region, run, settings, partition, keys }: Parts,
): Promise<unknown> {
  const service = request.operation.split(':')[0] as ServiceName;
  const base = new URL(endpointOf(service, settings) ?? hostOf(service, region, partition));
  const { SignatureV4 } = await import('@smithy/signature-v4');
  const signer = new SignatureV4({ credentials: keys, region, service, sha256: Sha256 });
  const unsigned = {
    method: 'GET',
    protocol: base.protocol,
    hostname: base.hostname,
    ...(base.port === '' ? {} : { port: Number(base.port) }),
    path: base.pathname.replace(/\/$/, '') + request.path,
    query: { ...request.query },
    headers: { host: base.host, accept: 'application/json' },
  };
  const { headers } = await signer.sign(unsigned);
  delete headers['host'];
  const response = await run.fetch(urlOf({ ...unsigned, headers }), {
    headers,
    signal: run.signal,
    // These services count requests for each account and Region.
    door: { operation: request.operation, limitKey: `${account.id}/${region}` },
  });
  const text = await response.text();
  if (!response.ok) throw errorOf(response, text);
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
}

/** An error with AWS's code as its name, as the SDK's errors have it. */
function errorOf(response: Response, body: string): Error {
  const header = response.headers.get('x-amzn-errortype')?.split(':')[0];
  const code =
    header ??
    /<Code>([\w.]{1,100})<\/Code>|"(?:__type|code)"\s*:\s*"(?:[^"#]{1,100}#)?(\w{1,100})/
      .exec(body)
      ?.slice(1)
      .find(Boolean);
  const message = /<Message>([^<]{1,500})<\/Message>|"[Mm]essage"\s*:\s*"([^"]{1,500})/
    .exec(body)
    ?.slice(1)
    .find(Boolean);
  const error = new Error(message ?? `HTTP ${response.status}`);
  error.name = code ?? `HTTP${response.status}`;
  return error;
}

/** What the signer needs of SHA-256: plain, and keyed. */
class Sha256 implements Checksum {
  #secret: SourceData | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: SourceData) {
    this.#secret = secret;
    this.#hash = this.#fresh();
  }
  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }
  reset(): void {
    this.#hash = this.#fresh();
  }
  #fresh(): Hash | Hmac {
    const secret = this.#secret;
    if (secret === undefined) return createHash('sha256');
    return createHmac('sha256', typeof secret === 'string' ? secret : Buffer.from(secret as ArrayBuffer));
  }
}

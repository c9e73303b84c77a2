/** What the simulated SaaS look at in a manifest: only how the API behaves, and the documented answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Auth {
  type:
    | 'none'
    | 'bearer'
    | 'header'
    | 'basic'
    | 'oauth2_cc'
    | 'jwt_assertion'
    | 'key_pair_jwt'
    | 'oauth2_refresh'
    | 'login';
  [key: string]: unknown;
}

export interface Paginate {
  type: 'none' | 'link' | 'next_url' | 'cursor' | 'page' | 'offset' | 'graphql' | 'salesforce' | 'partitions';
  [key: string]: unknown;
}

export interface Stream {
  id: string;
  request: {
    kind: 'rest' | 'graphql' | 'sql';
    method?: string;
    path: string;
    baseUrl?: string;
    query?: Record<string, string | string[]>;
    document?: string;
    statement?: string;
    send?: 'body' | 'query';
  };
  paginate: Paginate;
  records: string;
  one?: boolean;
  total?: string;
  columns?: string;
  drop?: string[];
  examples: { file: string; bind?: Record<string, string> }[];
}

export interface Manifest {
  id: string;
  baseUrl: string;
  allowHosts: string[];
  config: Record<string, { env?: string; secret?: boolean; default?: string; example?: string }>;
  auth: Auth | Auth[];
  limitHeaders?: { remaining: string; reset: { header: string; as: 'iso' | 'epoch_s' | 'epoch_ms' | 'seconds' } };
  scope: { request?: { path: string; id: unknown; name: unknown } };
  streams: Stream[];
  /** Where it stands: examples are relative to it. */
  folder: string;
}

const shipped = join(import.meta.dirname, '../../../connectors/manifests');

export function shippedManifests(): Manifest[] {
  return readdirSync(shipped)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => manifestIn(join(shipped, name), shipped));
}

function manifestIn(file: string, folder: string): Manifest {
  return { ...(parse(readFileSync(file, 'utf8')) as Omit<Manifest, 'folder'>), folder };
}

export const pagingOf = (paginate: Paginate, key: string): string => paginate[key] as string;

export function sizeOf({ size }: Paginate): { param: string; value: number } | undefined {
  return size as { param: string; value: number } | undefined;
}

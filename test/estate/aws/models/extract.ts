/**
 * Rewrites the `*.json` beside it from a botocore checkout or unpacked wheel:
 * `node test/estate/aws/models/extract.ts <…/botocore/data>`.
 * They are AWS's own machine-readable API models (Apache-2.0), cut down to the operations that the estate simulates.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { simulated } from './simulated.ts';

interface Shape {
  type: string;
  members?: Record<string, { shape: string; location?: string; locationName?: string }>;
  member?: { shape: string; locationName?: string };
  key?: { shape: string };
  value?: { shape: string };
  exception?: boolean;
  error?: { code?: string; httpStatusCode?: number };
  [rest: string]: unknown;
}
interface Operation {
  http: { method: string; requestUri: string };
  input?: { shape: string };
  output?: { shape: string; resultWrapper?: string };
  errors?: { shape: string }[];
}
interface Source {
  metadata: Record<string, string>;
  operations: Record<string, Operation>;
  shapes: Record<string, Shape>;
}

const KEPT = ['type', 'required', 'min', 'max', 'pattern', 'enum', 'timestampFormat', 'flattened', 'sensitive'];

function source(data: string, service: string): Source {
  const folder = join(data, service);
  const version = readdirSync(folder).toSorted().at(-1) ?? '';
  return JSON.parse(gunzipSync(readFileSync(join(folder, version, 'service-2.json.gz'))).toString()) as Source;
}

function cut(model: Source, names: readonly string[]): unknown {
  const shapes: Record<string, unknown> = {};
  const visit = (name: string): void => {
    if (shapes[name]) return;
    const shape = model.shapes[name];
    if (!shape) throw new Error(`no shape ${name}`);
    const kept: Record<string, unknown> = Object.fromEntries(KEPT.filter((k) => k in shape).map((k) => [k, shape[k]]));
    shapes[name] = kept;
    if (shape.members) {
      kept['members'] = Object.fromEntries(
        Object.entries(shape.members).map(([key, { shape: of, location, locationName }]) => {
          visit(of);
          return [key, { shape: of, location, locationName }];
        }),
      );
    }
    for (const slot of ['member', 'key', 'value'] as const) {
      const of = shape[slot];
      if (!of) continue;
      kept[slot] = { shape: of.shape, locationName: 'locationName' in of ? of.locationName : undefined };
      visit(of.shape);
    }
  };
  const errors: Record<string, unknown> = {};
  const operations = Object.fromEntries(
    names.map((name) => {
      const op = model.operations[name];
      if (!op) throw new Error(`no operation ${name}`);
      for (const side of [op.input, op.output]) if (side) visit(side.shape);
      for (const { shape } of op.errors ?? []) {
        const { code, httpStatusCode } = model.shapes[shape]?.error ?? {};
        errors[code ?? shape] = { shape, status: httpStatusCode ?? 400 };
      }
      return [name, { http: op.http, input: op.input?.shape, output: op.output?.shape }];
    }),
  );
  const { apiVersion, protocol, targetPrefix, signingName, endpointPrefix, xmlNamespace } = model.metadata;
  return {
    apiVersion,
    protocol,
    targetPrefix,
    signingName: signingName ?? endpointPrefix,
    xmlNamespace,
    operations,
    shapes,
    errors,
    known: Object.entries(model.operations).map(([name, op]) => `${name} ${op.http.method} ${op.http.requestUri}`),
  };
}

const data = process.argv[2];
if (!data) throw new Error('usage: extract.ts <…/botocore/data>');
for (const [service, names] of Object.entries(simulated)) {
  const model = cut(source(data, service), names);
  writeFileSync(join(import.meta.dirname, `${service}.json`), JSON.stringify(model, null, 1) + '\n');
}

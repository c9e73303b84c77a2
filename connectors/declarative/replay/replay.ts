/**
 * Runs a manifest over its own examples with the real engine, in process: what records it gives, and what is wrong
 * with it. A claim of last use that no example proves is wrong.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Run } from '../../../core/connector.ts';
import { messageOf } from '../../../core/errors.ts';
import { createBudget, createMeter, openDoor } from '../../../core/http/index.ts';
import { InventoryRecord, Scope, typeOf, type Json } from '../../../core/model.ts';
import { connectorFrom } from '../connector.ts';
import { parseJson } from '../json.ts';
import type { Manifest } from '../manifest.ts';
import { replaying, type Example } from './answers.ts';
import { secretLooking } from './secrets.ts';

export interface Replayed {
  streams: { id: string; title: string; records: InventoryRecord[] }[];
  /** Sentences; empty when all is well. */
  problems: string[];
}

/** @param file the manifest's own path: its examples are relative to it */
export async function replay(manifest: Manifest, file: string, now: string): Promise<Replayed> {
  const problems: string[] = [];
  const examples = readExamples(manifest, dirname(resolve(file)), problems);
  if (problems.length > 0) return { streams: [], problems };
  // Nobody signs in to an example; a door of its own, as fast as it can.
  const open: Manifest = { ...manifest, auth: { type: 'none' } };
  const connector = connectorFrom(withoutRequest(open));
  const settings: unknown = connector.settings.parse(sampleSettings(manifest));
  const { signal } = new AbortController();
  const door = openDoor({
    source: manifest.id,
    origins: connector.origins(settings),
    limits: [{ id: 'none', operations: ['*'], per: [], perSecond: 1e6, burst: 1e6, concurrency: 10, docs: '' }],
    budget: createBudget({ signal }),
    log: silent,
    transport: replaying(manifest, examples),
  });
  let stream = '';
  const run: Run = {
    fetch: door.fetch(createMeter(), signal),
    log: silent,
    now: () => now,
    signal,
    known: nothingKnown,
    gap: (what, because, detail) => void problems.push(`${stream}: ${what}: ${detail ?? because}`),
    note: () => undefined,
    blind: () => undefined,
    expect: () => undefined,
  };
  const streams: Replayed['streams'] = [];
  const { session, scopes } = await connector.open(settings, run);
  for await (const reached of scopes) {
    const scope = Scope.parse(reached.scope);
    for (const collector of connector.collectors) {
      stream = collector.id;
      const records: InventoryRecord[] = [];
      streams.push({ id: collector.id, title: collector.title, records });
      try {
        for await (const record of collector.collect(session, scope, run)) {
          const checked = InventoryRecord.safeParse(record);
          if (checked.success) records.push(checked.data);
          else {
            const [issue] = checked.error.issues;
            problems.push(
              `${stream}: ${record.ref}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`,
            );
          }
        }
      } catch (error) {
        problems.push(`${stream}: ${messageOf(error)}`);
      }
    }
  }
  return { streams, problems: [...problems, ...unproven(manifest, streams)] };
}

function readExamples(manifest: Manifest, folder: string, problems: string[]): Example[] {
  const found: Example[] = [];
  for (const stream of manifest.streams) {
    for (const { file, bind } of stream.examples) {
      try {
        const body = parseJson(readFileSync(resolve(folder, file), 'utf8'));
        problems.push(...secretLooking(body).map((place) => `${file}: ${place}; put something invented there`));
        found.push({ stream, file, bind, body });
      } catch (error) {
        problems.push(`${stream.id}: ${file} cannot be read: ${messageOf(error)}`);
      }
    }
  }
  return found;
}

/** Emits nothing of which an example shows: neither records, nor the last use that is claimed. */
function unproven({ streams }: Manifest, replayed: Replayed['streams']): string[] {
  const all = replayed.flatMap(({ records }) => records);
  const problems: string[] = [];
  for (const { id, emit } of streams) {
    for (const { type, ...fields } of emit) {
      const records = all.filter(({ ref }) => typeOf(ref) === type);
      if (records.length === 0) problems.push(`${id}: no example gives a ${type}`);
      const usage = 'usage' in fields ? fields.usage : undefined;
      if (!Array.isArray(usage) || records.length === 0) continue;
      for (const { source = id } of usage) {
        const proven = records.some((each) =>
          signalsOf(each).some((signal) => signal.lastAt !== null && signal.source.endsWith(`:${source}`)),
        );
        if (!proven)
          problems.push(`${id}: claims to know when a ${type} was last used (${source}), and no example proves it`);
      }
    }
  }
  return problems;
}

function signalsOf(record: InventoryRecord) {
  return (record.record === 'identity' || record.record === 'credential') && Array.isArray(record.usage)
    ? record.usage
    : [];
}

/** The example of each setting; of secrets nothing that could be one. */
function sampleSettings({ config }: Manifest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([name, { example, default: usual }]) => [name, example ?? usual ?? `example-${name}`]),
  );
}

function withoutRequest(manifest: Manifest): Manifest {
  const { kind } = manifest.scope;
  return { ...manifest, scope: { kind, id: 'example', name: 'example' } };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {} };

const nothingKnown: Run['known'] = {
  record: () => Promise.resolve(undefined),
  all: async function* () {},
  credentialsOf: () => Promise.resolve([]),
  recall: () => Promise.resolve(undefined),
  remember: (_key: string, _value: Json) => undefined,
};

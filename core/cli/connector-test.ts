/** `discover connectors test FILE`: replays the examples of a manifest and shows what comes of them. */
import { replay } from '../../connectors/declarative/replay/replay.ts';
import type { InventoryRecord } from '../model.ts';
import { exitCodes, type ExitCode } from '../errors.ts';
import type { Invocation } from './command.ts';
import { readManifest } from './connector-file.ts';
import { sanitize } from './text/sanitize.ts';
import { table } from './text/table.ts';

export async function testManifest(file: string, { values, io, out }: Invocation): Promise<ExitCode> {
  const manifest = readManifest(file);
  const now = io
    .now()
    .toISOString()
    .replace(/\.\d{3}Z$/, 'Z');
  const { streams, problems } = await replay(manifest, file, now);
  const passed = problems.length === 0;
  if (values.json === true) {
    const result = { schemaVersion: 1, id: manifest.id, passed, problems, streams };
    await out.data(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    for (const { id, title, records } of streams) {
      await out.data(`${[`${id}  ${sanitize(title)}`, ...shown(records, out.width), ''].join('\n')}\n`);
    }
  }
  for (const problem of problems) out.problem(sanitize(problem));
  out.note(
    passed ? `${manifest.id}: every example gives what the manifest claims.` : `${manifest.id} is not right yet.`,
  );
  return passed ? exitCodes.ok : exitCodes.failed;
}

function shown(records: readonly InventoryRecord[], width: number | undefined): string[] {
  return table(
    [
      { title: 'RECORD', value: ({ record }) => record },
      { title: 'REF', value: ({ ref }) => sanitize(ref), flexible: true },
      {
        title: 'NAME',
        value: (each) => sanitize('name' in each ? each.name : 'role' in each ? each.role : ''),
        flexible: true,
      },
      { title: 'CREATED', value: (each) => ('createdAt' in each ? told(each.createdAt) : '') },
      { title: 'LAST USED', value: (each) => ('usage' in each ? lastUse(each.usage) : '') },
      { title: 'EXPIRES', value: (each) => ('expiresAt' in each ? told(each.expiresAt) : '') },
    ],
    records,
    width,
  );
}

function told(date: string | null | { unknown: string }): string {
  if (date === null) return 'never';
  return typeof date === 'string' ? date.slice(0, 10) : date.unknown;
}

type Usage = Extract<InventoryRecord, { record: 'credential' }>['usage'];

function lastUse(usage: Usage): string {
  if (usage === null) return '';
  if (!Array.isArray(usage)) return usage.unknown;
  return usage.map(({ lastAt, windowStart }) => lastAt ?? `not since ${windowStart.slice(0, 10)}`).join(', ');
}

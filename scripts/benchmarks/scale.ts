/**
 * One million records through validation, staging and merge: how fast, how flat, in how much memory. Each pass is a
 * process of its own, so that its peak memory is its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { openInventory } from '../../core/inventory/inventory.ts';
import { createBudget } from '../../core/http/index.ts';
import { readSource } from '../../core/run/source.ts';
import { generatorConnector, records } from './generator.ts';

const DAY = 86_400_000;

interface Pass {
  seconds: number;
  peakRssMb: number;
}

export async function scale({ count = 1_000_000 }: { count?: number } = {}): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-scale-'));
  try {
    const small = 10_000;
    // The fastest of three: at this size one stray moment of the machine is half of the figure.
    const smallSeconds = Math.min(...[0, 1, 2].map((n) => pass(join(folder, `small-${n}.db`), small, 0).seconds));
    const first = pass(join(folder, 'large.db'), count, 0);
    const second = pass(join(folder, 'large.db'), count, 1);
    const rawInsertPerSecond = rawInserts(join(folder, 'raw.db'), Math.min(count, 300_000));
    const [firstPerSecond, secondPerSecond] = [count / first.seconds, count / second.seconds];
    return {
      peakRssMb: Math.max(first.peakRssMb, second.peakRssMb),
      firstPerSecond: Math.round(firstPerSecond),
      secondPerSecond: Math.round(secondPerSecond),
      flatness: Number((first.seconds / count / (smallSeconds / small)).toFixed(2)),
      rawInsertPerSecond,
      firstToRaw: Number((firstPerSecond / rawInsertPerSecond).toFixed(2)),
      secondToRaw: Number((secondPerSecond / rawInsertPerSecond).toFixed(2)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pass(file: string, count: number, night: number): Pass {
  const child = spawnSync(process.execPath, [import.meta.filename, file, String(count), String(night)], {
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(`the pass failed: ${child.stderr}`);
  return JSON.parse(child.stdout) as Pass;
}

/** What plain better-sqlite3 does with such rows: the yardstick of this machine. */
function rawInserts(file: string, count: number): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE raw (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, body TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO raw (ref, body) VALUES (?, ?)');
  const rows = [...records(count, Date.now())].map((record) => [record.ref, JSON.stringify(record)] as const);
  const started = performance.now();
  db.transaction(() => {
    for (const row of rows) insert.run(...row);
  })();
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return Math.round(count / seconds);
}

async function onePass(file: string, count: number, night: number): Promise<Pass> {
  const inventory = openInventory(file);
  const now = Date.parse('2026-01-01T02:00:00Z') + night * DAY;
  const connector = generatorConnector(count, now);
  // Warm up the compiler on something of its own, so that small and large passes compare.
  await read(openInventory(`${file}.warm-up-${night}`), generatorConnector(20_000, now), now);
  return {
    seconds: await read(inventory, connector, now),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };

  async function read(into: ReturnType<typeof openInventory>, from: typeof connector, at: number): Promise<number> {
    const iso = (): string => new Date(at).toISOString();
    const runId = await into.startRun(iso(), 'bench', ['bench']);
    const signal = new AbortController().signal;
    const started = performance.now();
    await readSource(
      { name: 'bench', connector: from, settings: {} },
      {
        runId,
        budget: createBudget({ signal }),
        done: new Set(),
        broken: (error) => {
          throw error;
        },
      },
      {
        inventory: into,
        sources: [],
        policy: { dormantDays: 45, rotateDays: 90, graceDays: 7 },
        rules: [],
        vendor: () => undefined,
        log: pino({ level: 'silent' }),
        signal,
        version: 'bench',
        now: iso,
      },
    );
    const seconds = (performance.now() - started) / 1000;
    const incomplete = (await into.coverageOf(runId)).find(({ status }) => status !== 'complete');
    if (incomplete !== undefined) throw new Error(`not everything was read: ${incomplete.reason}`);
    await into.close();
    return seconds;
  }
}

const [file, count, night] = process.argv.slice(2);
if (import.meta.main && file !== undefined) {
  process.stdout.write(JSON.stringify(await onePass(file, Number(count), Number(night))));
}

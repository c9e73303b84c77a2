/** The simulated company behind real HTTP, and a desk with a database file to look at it from. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, expect } from 'vitest';
import type { Row } from '../../core/inventory/read.ts';
import type { RunSummary } from '../../core/run/options.ts';
import {
  createEstate,
  serveEstate,
  type Estate,
  type EstateOptions,
  type LogEntry,
  type ServedEstate,
} from '../estate/index.ts';
import { discover, startDiscover, type Ended, type Started, type StartOptions } from './program.ts';

const cleanups: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanups.toReversed()) await cleanUp();
});
export const cleanUpLater = (cleanUp: () => unknown): void => void cleanups.push(cleanUp);

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nhi-e2e-'));
  cleanUpLater(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Company extends ServedEstate {
  estate: Estate;
  /** Resolves when a request like this has been answered, from now on. */
  answered(like: Partial<LogEntry>): Promise<LogEntry>;
  /** The company, AWS's clocks and the collector's machine are a day further, and reports are no longer fresh. */
  nextNight(): void;
  /** What tells a process the time of the company. Without it a process has the machine's own. */
  clock(): Record<string, string>;
  /** A new folder with a new inventory and, with `config`, a configuration. Default: the whole organization. */
  desk(config?: string): Promise<Desk>;
}

const DAY = 86_400;

/** @param options the 1× company unless told */
export async function openCompany(options: EstateOptions = {}): Promise<Company> {
  const estate = createEstate(options);
  const served = await serveEstate(estate);
  cleanUpLater(() => served.close());
  const waiting = new Set<{ like: Partial<LogEntry>; resolve: (entry: LogEntry) => void }>();
  const add = estate.log.add.bind(estate.log);
  estate.log.add = (entry) => {
    const added = add(entry);
    for (const wait of waiting) {
      const { like, resolve } = wait;
      if (!Object.entries(like).every(([name, value]) => added[name as keyof LogEntry] === value)) continue;
      waiting.delete(wait);
      resolve(added);
    }
    return added;
  };
  let later = 0;
  const company: Company = {
    ...served,
    estate,
    answered: (like) => new Promise((resolve) => waiting.add({ like, resolve })),
    nextNight() {
      later += DAY;
      estate.clock.advance(DAY);
      estate.setSkew(later);
    },
    clock: () => clock(later),
    desk: async (config = organizationConfig(served)) => openDesk(company, await temporaryFolder(), config),
  };
  return company;
}

const preloaded = `--import ${pathToFileURL(join(import.meta.dirname, '../clock.ts')).href}`;

const clock = (laterBySeconds: number): Record<string, string> => ({
  NODE_OPTIONS: preloaded,
  TEST_CLOCK_AHEAD_MS: String(Number(process.env['TEST_CLOCK_AHEAD_MS']) + laterBySeconds * 1000),
});

export const organizationConfig = ({ organization }: ServedEstate, more = ''): string =>
  `sources:\n  - provider: aws\n    organization: { roleName: ${organization.roleName}, externalId: ${organization.externalId} }\n${more}`;

export type Listed = Row & { ref: string; record: string };

export interface Desk {
  folder: string;
  db: string;
  env: Record<string, string>;
  options(): StartOptions;
  discover(...args: string[]): Promise<Ended>;
  start(...args: string[]): Started;
  /** A run that must end with this exit code; its summary. */
  run(code: number, ...args: string[]): Promise<RunSummary>;
  /** `list … --format json`: the items. */
  list(what: string, ...args: string[]): Promise<Listed[]>;
  /** The same, by ref. */
  byRef(what: string, ...args: string[]): Promise<Map<string, Listed>>;
  /** Another desk with a copy of this inventory. */
  copy(): Promise<Desk>;
}

async function openDesk(company: Company, folder: string, config: string): Promise<Desk> {
  const [db, file] = [join(folder, 'inventory.db'), join(folder, 'discover.yaml')];
  if (config !== '') await writeFile(file, config);
  const own = config === '' ? ['--provider', 'aws'] : [];
  const desk: Desk = {
    folder,
    db,
    env: { HOME: folder, ...company.env },
    options: () => ({ cwd: folder, env: { ...desk.env, ...company.clock() } }),
    discover: (...args) => discover([...args, '--db', db], desk.options()),
    start: (...args) => startDiscover([...args, '--db', db], desk.options()),
    async run(code, ...args) {
      const ended = await desk.discover(...own, '--json', ...args);
      expect(ended, ended.stderr || ended.stdout).toMatchObject({ code });
      return JSON.parse(ended.stdout) as RunSummary;
    },
    async list(what, ...args) {
      const { code, stdout, stderr } = await desk.discover('list', what, '--format', 'json', ...args);
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
      return (JSON.parse(stdout) as { items: Listed[] }).items;
    },
    byRef: async (what, ...args) => new Map((await desk.list(what, ...args)).map((row) => [row.ref, row])),
    async copy() {
      const twin = await openDesk(company, await temporaryFolder(), config);
      // All of the write-ahead log goes into the file first, so that one file is everything.
      const source = new Database(db);
      source.pragma('wal_checkpoint(TRUNCATE)');
      source.close();
      await copyFile(db, twin.db);
      return twin;
    },
  };
  return desk;
}

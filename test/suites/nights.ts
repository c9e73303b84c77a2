/** Runs of the engine on a world, one night after the other, with a clock of our own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openInventory, type Inventory } from '../../core/inventory/inventory.ts';
import type { Row } from '../../core/inventory/read.ts';
import type { Listing } from '../../core/inventory/listings.ts';
import { discover, type Discovered } from '../../core/run/discover.ts';
import type { RunOptions } from '../../core/run/options.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { worldConnector, type World } from './world.ts';

export const quietLog = { debug: () => {}, info: () => {}, warn: () => {} };

export interface Nights {
  inventory: Inventory;
  /** Starts one run, a day after the one before. */
  run(options?: Partial<RunOptions>): Promise<Discovered>;
  now(): string;
  list(what: Listing, filter?: Record<string, string>): Promise<Row[]>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nhi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function nights(world: World, rules: readonly Rule[] = []): Nights {
  const inventory = openInventory(join(temporaryFolder(), 'inventory.db'));
  onTestFinished(() => inventory.close());
  let night = 0;
  const now = (): string => new Date(Date.parse('2026-01-01T02:00:00Z') + night * 86_400_000).toISOString();
  return {
    inventory,
    now,
    run: (options) => {
      night++;
      return discover({
        inventory,
        sources: [{ name: 'world', connector: worldConnector(world), settings: {} }],
        policy: { dormantDays: 45, rotateDays: 90, graceDays: 7 },
        rules,
        vendor: () => undefined,
        log: quietLog,
        signal: new AbortController().signal,
        version: 'test',
        now,
        ...options,
      });
    },
    list: async (what, filter = {}) => {
      const rows: Row[] = [];
      for await (const row of inventory.read.list(what, filter)) rows.push(row);
      return rows;
    },
  };
}

/**
 * What the daemon says about itself, in a file beside the inventory: a health check must not need the database, which
 * a long merge may be writing.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Timestamp } from '../model.ts';

export const Heartbeat = z.object({
  schemaVersion: z.literal(1),
  pid: z.number(),
  startedAt: Timestamp,
  beatAt: Timestamp,
  cron: z.string(),
  timezone: z.string(),
  /** `null`: there is none any more. */
  nextRunAt: Timestamp.nullable(),
  /** Since when a run is going on. */
  runningSince: Timestamp.nullable(),
  lastRun: z
    .object({ startedAt: Timestamp, endedAt: Timestamp, exitCode: z.number(), problem: z.string().nullable() })
    .nullable(),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

export const heartbeatFile = (inventory: string): string => `${inventory}.schedule.json`;

export function writeHeartbeat(inventory: string, beat: Heartbeat): void {
  const file = heartbeatFile(inventory);
  // Renamed into place, so that a check never reads half of it.
  writeFileSync(`${file}.tmp`, `${JSON.stringify(beat)}\n`, { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
}

export function removeHeartbeat(inventory: string): void {
  rmSync(heartbeatFile(inventory), { force: true });
}

export function readHeartbeat(inventory: string): Heartbeat | undefined {
  try {
    return Heartbeat.parse(JSON.parse(readFileSync(heartbeatFile(inventory), 'utf8')));
  } catch {
    return undefined;
  }
}

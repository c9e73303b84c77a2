/** The inventory file: there, ours, private, whole, and not in use by a run that hangs. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DiscoverError, messageOf, UserError } from '../../errors.ts';
import { openInventory, type Inventory } from '../../inventory/inventory.ts';
import { ago } from '../text/dates.ts';
import { ok, problem, warning, type Check } from './checks.ts';

export async function checkInventory(path: string, now: Date): Promise<Check[]> {
  if (!existsSync(path)) return [checkPlace(path)];
  let inventory: Inventory;
  try {
    inventory = openInventory(path, { readOnly: true });
  } catch (error) {
    if (!(error instanceof DiscoverError)) throw error;
    return [problem('inventory', 'file', error.message, error.next ?? 'Name another file with --db FILE.')];
  }
  try {
    return [checkModes(path), ...(await checkContent(inventory, now))];
  } finally {
    await inventory.close();
  }
}

function checkPlace(path: string): Check {
  let folder = dirname(path);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return ok('inventory', 'file', `${path} is not there yet; the first run makes it`);
  } catch (error) {
    return problem(
      'inventory',
      'file',
      `${path} cannot be made: ${messageOf(error)}`,
      'Choose a writable place with --db FILE.',
    );
  }
}

function checkModes(path: string): Check {
  if (process.platform === 'win32') return ok('inventory', 'privacy', 'file modes do not apply on Windows');
  const wide = [path, `${path}-wal`, `${path}-shm`, `${path}-journal`, `${path}.lock`].filter(
    (file) => existsSync(file) && (statSync(file).mode & 0o077) !== 0,
  );
  if (wide.length === 0) return ok('inventory', 'privacy', 'only its owner can read it');
  return problem('inventory', 'privacy', `others can read ${wide.join(', ')}`, `Run: chmod 600 ${wide.join(' ')}`);
}

async function checkContent(inventory: Inventory, now: Date): Promise<Check[]> {
  const { schemaVersion, journalMode } = await inventory.read.storage();
  const broken = (await inventory.read.integrity()).filter((line) => line !== 'ok');
  const whole =
    broken.length === 0
      ? ok('inventory', 'integrity', `every page is whole; schema ${schemaVersion}`)
      : problem(
          'inventory',
          'integrity',
          broken.slice(0, 3).join('; '),
          'Restore a backup, or start a new file with --db FILE.',
        );
  const journal =
    journalMode === 'wal'
      ? ok('inventory', 'journal', 'write-ahead log')
      : warning('inventory', 'journal', `journal mode is ${journalMode}`, 'The next run sets it back to WAL.');
  return [whole, journal, await checkLastRun(inventory, now)];
}

/** Only a run that says it is going on is a reason to try the lock: trying it takes it for a moment. */
async function checkLastRun(inventory: Inventory, now: Date): Promise<Check> {
  const last = await inventory.read.lastRun();
  if (last === undefined) return warning('inventory', 'last run', 'none has ended yet', 'Run: discover');
  const when = ago(last.startedAt, now);
  if (last.status !== 'running') return ok('inventory', 'last run', `run ${last.id} was ${last.status}, ${when}`);
  try {
    (await inventory.lock(now.toISOString())).release();
    return warning(
      'inventory',
      'last run',
      `run ${last.id} (${when}) was killed; what it merged is intact`,
      'Run: discover --resume',
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return ok('inventory', 'last run', `run ${last.id} is going on since ${when}`);
  }
}

/** Writes a file that only its owner may read, whole or not at all. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, UserError } from '../errors.ts';

export async function writePrivateFile(file: string, chunks: AsyncIterable<string>): Promise<void> {
  const path = resolve(file);
  // Beside the target, since a rename must stay on one file system. `wx` refuses a link that somebody put there.
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      for await (const chunk of chunks) await handle.write(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if ((error as { syscall?: unknown }).syscall === undefined) throw error;
    throw new UserError('file-not-written', `${path} cannot be written: ${messageOf(error)}.`, {
      next: 'Choose another place with --output FILE. What was there before is unchanged.',
      cause: error,
      exitCode: 1,
    });
  }
}

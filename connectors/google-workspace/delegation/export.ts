/** The list of the Admin console as a file: Security › API controls › Domain-wide delegation › Download client info. */
import { readFile, stat } from 'node:fs/promises';
import { ReadFailed } from '../../../core/errors.ts';
import type { Timestamp } from '../../../core/model.ts';
import { iso } from '../../shared/time.ts';
import { scopesIn } from '../oauth-scopes.ts';

export interface Exported {
  clientId: string;
  scopes: string[];
  name: string | undefined;
}

/** A client id has 21 digits, or is that of an OAuth client. */
const CLIENT_ID = /^(?:\d{6,30}|[\w.-]+\.apps\.googleusercontent\.com)$/;

/** @throws ReadFailed with what is wrong with the file */
export async function exportedClients(file: string): Promise<{ rows: Exported[]; writtenAt: Timestamp }> {
  const bad = (what: string, cause?: unknown): ReadFailed =>
    new ReadFailed('failed', `delegatedClients: ${file} ${what}`, {
      next: 'Export it again in the Admin console: Security › API controls › Domain-wide delegation.',
      cause,
    });
  let text: string;
  let writtenAt: Timestamp;
  try {
    [text, writtenAt] = [await readFile(file, 'utf8'), iso((await stat(file)).mtimeMs)];
  } catch (error) {
    throw bad('cannot be read', error);
  }
  const [header = [], ...lines] = csv(text.replace(/^\uFEFF/, ''));
  const column = (name: RegExp): number => header.findIndex((title) => name.test(title));
  const [ids, scopes, names] = [column(/client.?id/i), column(/scope/i), column(/^(?:client )?name$/i)];
  if (ids < 0 || scopes < 0) throw bad('has no columns "Client ID" and "Scopes"');
  const rows = lines.map((line) => ({
    clientId: (line[ids] ?? '').trim(),
    scopes: scopesIn(line[scopes] ?? ''),
    name: line[names]?.trim() || undefined,
  }));
  const odd = rows.find(({ clientId }) => !CLIENT_ID.test(clientId));
  if (odd !== undefined) throw bad(`has a line without a client id ("${odd.clientId.slice(0, 50)}")`);
  return { rows, writtenAt };
}

/** https://www.rfc-editor.org/rfc/rfc4180: quotes are doubled, and a quoted cell may hold commas and line ends. */
function csv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    line.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    if (line.some((cell) => cell !== '')) lines.push(line);
    line = [];
  }
  return lines;
}

/**
 * Which clients have domain-wide delegation. No API lists them: the audit log tells of those that were added or
 * removed in its 180 days, the console's export of all, and use of those that are used.
 * https://developers.google.com/workspace/admin/reports/v1/appendix/activity/admin-domain-settings
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { Timestamp } from '../../../core/model.ts';
import { recalled } from '../../shared/recalled.ts';
import type { Session } from '../client/session.ts';
import { readLog, valueOf, type Line } from '../reports/activities.ts';
import { beginning, isBefore } from '../reports/time.ts';
import { scopesIn } from '../oauth-scopes.ts';
import { exportedClients } from './export.ts';

const Delegated = z.object({
  /** `null`: nobody could tell us; it is known by its use. */
  scopes: z.array(z.string()).nullable(),
  grantedAt: Timestamp.nullable(),
  grantedBy: z.string().nullable(),
  /** Who told: the log, the export, or its use. */
  by: z.enum(['log', 'export', 'use']),
  /** What it calls itself where it was used. */
  name: z.string().nullable(),
  /** Ids of the users that it was seen to act as. */
  people: z.array(z.string()),
});
export type Delegated = z.infer<typeof Delegated>;

const Note = z.object({
  readTo: Timestamp,
  clients: z.record(z.string(), Delegated),
  /** When a client was taken off the list, which an older export does not know. */
  removed: z.record(z.string(), Timestamp),
});
export type Delegations = z.infer<typeof Note>;

export async function delegations(session: Session, run: Run): Promise<Delegations> {
  const now = run.now();
  const known = (await recalled(run, 'delegations', Note)) ?? {
    readTo: undefined,
    clients: await storedClients(run),
    removed: {},
  };
  const found: Delegations = { readTo: now, clients: { ...known.clients }, removed: { ...known.removed } };
  const lines: Line[] = [];
  for (const eventName of ['AUTHORIZE_API_CLIENT_ACCESS', 'REMOVE_API_CLIENT_ACCESS']) {
    await readLog(
      session,
      run,
      { log: 'admin', eventName, startTime: beginning(known.readTo, now) },
      (line) => void lines.push(line),
    );
  }
  for (const line of lines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) apply(line, found);
  await addExported(session, run, found);
  return found;
}

/** Where there is no note that is understood: what is older than the log is known from the inventory, and is not gone. */
async function storedClients(run: Run): Promise<Delegations['clients']> {
  const clients: Delegations['clients'] = {};
  for await (const grant of run.known.all('delegation')) {
    if (grant.record !== 'grant') continue;
    const scopes = z.object({ scopes: z.array(z.string()) }).safeParse(grant.document).data?.scopes ?? null;
    const identity = await run.known.record(grant.identity);
    if (identity?.record !== 'identity') continue;
    clients[identity.nativeId] = {
      scopes,
      grantedAt: typeof grant.grantedAt === 'string' ? grant.grantedAt : null,
      grantedBy: typeof grant.grantedBy === 'string' ? grant.grantedBy : null,
      by: Delegated.shape.by.safeParse(grant.attributes['toldBy']).data ?? 'use',
      name: identity.name === identity.nativeId ? null : identity.name,
      people: [],
    };
  }
  return clients;
}

function apply({ at, person, row }: Line, { clients, removed }: Delegations): void {
  for (const event of row.events) {
    const clientId = valueOf(event, 'API_CLIENT_NAME');
    if (clientId === undefined) continue;
    const before = clients[clientId];
    if (event.name === 'REMOVE_API_CLIENT_ACCESS') {
      // The same line is read again for two nights: what was added since stays.
      if (before?.grantedAt && isBefore(at, before.grantedAt)) continue;
      delete clients[clientId];
      removed[clientId] = at;
      continue;
    }
    if (removed[clientId] !== undefined && isBefore(at, removed[clientId])) continue;
    delete removed[clientId];
    clients[clientId] = {
      scopes: scopesIn(valueOf(event, 'API_SCOPES') ?? ''),
      grantedAt: at,
      grantedBy: person.email ?? null,
      by: 'log',
      name: before?.name ?? null,
      people: before?.people ?? [],
    };
  }
}

async function addExported(session: Session, run: Run, { clients, removed }: Delegations): Promise<void> {
  const file = session.settings.delegatedClients;
  if (file === undefined) return;
  const { rows, writtenAt } = await exportedClients(file);
  run.note(`${rows.length} clients in ${file}, written on ${writtenAt.slice(0, 10)}`);
  const listed = new Set(rows.map(({ clientId }) => clientId));
  // What only an export told of, a newer one takes back.
  for (const [clientId, { by }] of Object.entries(clients)) {
    if (by === 'export' && !listed.has(clientId)) delete clients[clientId];
  }
  for (const { clientId, scopes, name } of rows) {
    const known = clients[clientId];
    const gone = removed[clientId];
    if (known?.by === 'log' || (gone !== undefined && isBefore(writtenAt, gone))) continue;
    clients[clientId] = {
      scopes,
      grantedAt: known?.grantedAt ?? null,
      grantedBy: known?.grantedBy ?? null,
      by: 'export',
      name: name ?? known?.name ?? null,
      people: known?.people ?? [],
    };
  }
}

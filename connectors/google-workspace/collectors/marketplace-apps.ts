/** Apps that an administrator installed for everybody. No API lists them: the log tells of those added and removed. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { Timestamp, type InventoryRecordInput, type Ref } from '../../../core/model.ts';
import { recalled } from '../../shared/recalled.ts';
import { AUDIT } from '../client/scopes.ts';
import type { Session } from '../client/session.ts';
import { readLog, valueOf, type Line } from '../reports/activities.ts';
import { beginning, isBefore, oldestInLog } from '../reports/time.ts';

const Installed = z.object({ name: z.string(), addedAt: Timestamp, addedBy: z.string().nullable() });
const Note = z.object({ readTo: Timestamp, since: Timestamp, apps: z.record(z.string(), Installed) });
type Apps = z.infer<typeof Note>['apps'];

export const marketplaceApps: Collector<Session> = {
  id: 'marketplace-apps',
  title: 'Marketplace apps installed for the domain',
  in: ['tenant'],
  emits: ['marketplace-app'],
  permissions: [AUDIT],
  firstRunCalls: 2,
  async *collect(session, scope, run) {
    const now = run.now();
    const known = await recalled(run, 'marketplace-apps', Note);
    const lines: Line[] = [];
    for (const eventName of ['ADD_APPLICATION', 'REMOVE_APPLICATION']) {
      await readLog(
        session,
        run,
        { log: 'admin', eventName, startTime: beginning(known?.readTo, now) },
        (line) => void lines.push(line),
      );
    }
    const apps: Apps = known === undefined ? await storedApps(run) : { ...known.apps };
    for (const line of lines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) apply(line, apps);
    const since = known?.since ?? oldestInLog(now);
    run.known.remember('marketplace-apps', { readTo: now, since, apps } satisfies z.infer<typeof Note>);
    run.note(`apps installed before ${since.slice(0, 10)} are in no API`);
    for (const [id, app] of Object.entries(apps)) yield record(id, app, scope.ref);
  },
};

/** Where there is no note that is understood: what is older than the log is known from the inventory, and is not gone. */
async function storedApps(run: Run): Promise<Apps> {
  const apps: Apps = {};
  for await (const app of run.known.all('marketplace-app')) {
    if (app.record !== 'identity' || typeof app.createdAt !== 'string') continue;
    const [hint] = Array.isArray(app.ownerHints) ? app.ownerHints : [];
    apps[app.nativeId] = { name: app.name, addedAt: app.createdAt, addedBy: hint?.value ?? null };
  }
  return apps;
}

/** https://developers.google.com/workspace/admin/reports/v1/appendix/activity/admin-domain-settings */
function apply({ at, person, row }: Line, apps: Apps): void {
  for (const event of row.events) {
    const id = valueOf(event, 'APP_ID');
    if (id === undefined) continue;
    if (event.name === 'ADD_APPLICATION') {
      apps[id] = { name: valueOf(event, 'APPLICATION_NAME') ?? id, addedAt: at, addedBy: person.email ?? null };
    } else if (apps[id] !== undefined && !isBefore(at, apps[id].addedAt)) delete apps[id];
  }
}

function record(id: string, { name, addedAt, addedBy }: Apps[string], scope: Ref): InventoryRecordInput {
  return {
    record: 'identity',
    ref: `google-workspace:marketplace-app:${id}`,
    scope,
    source: 'google-workspace:admin-log',
    kind: 'integration',
    name: name.slice(0, 1024),
    nativeId: id,
    status: 'active',
    nature: { is: 'machine', because: 'an app that was installed for the domain' },
    managedBy: 'customer',
    createdAt: addedAt,
    purpose: null,
    ownerHints: addedBy === null ? [] : [{ kind: 'creator', value: addedBy, source: 'admin-log' }],
    publisher: { name: name.slice(0, 1024), id, verified: null },
    usage: {
      unknown: 'unsupported',
      detail: 'the log names installations, not use; its OAuth client is listed by itself',
    },
    attributes: { applicationId: id },
  };
}

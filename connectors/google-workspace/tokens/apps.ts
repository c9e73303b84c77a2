/** From what each user holds to what each app has. */
import type { TokenRow } from '../schemas.ts';
import { standingOf, type People, type Person } from '../users.ts';
import type { Holder } from './store.ts';

export interface App {
  clientId: string;
  name: string;
  anonymous: boolean;
  native: boolean;
  scopes: string[];
  /** Ids of those who agreed and can still sign in … */
  active: string[];
  /** … who are suspended or archived … */
  suspended: string[];
  /** … and who were deleted and may be restored. */
  deleted: string[];
  /** One of the active ones is an administrator. */
  anyAdmin: boolean;
}

/** @param deleted users who can be restored */
export function appsOf(holders: ReadonlyMap<string, Holder>, people: People, deleted: People): Map<string, App> {
  const apps = new Map<string, App>();
  const scopes = new Map<string, Set<string>>();
  for (const [userId, { tokens }] of holders) {
    const person = people.get(userId);
    if (person === undefined && !deleted.has(userId)) continue;
    for (const token of tokens) {
      const app = apps.get(token.clientId) ?? newApp(token);
      apps.set(token.clientId, app);
      count(app, userId, person);
      const known = scopes.get(token.clientId) ?? new Set<string>();
      for (const scope of token.scopes) known.add(scope);
      scopes.set(token.clientId, known);
    }
  }
  for (const [clientId, app] of apps) {
    app.scopes = [...(scopes.get(clientId) ?? [])].toSorted();
    // Only people who are gone held it: it is gone with them.
    if (app.active.length + app.suspended.length === 0) apps.delete(clientId);
  }
  return apps;
}

const newApp = ({ clientId, displayText, anonymous, nativeApp }: TokenRow): App => ({
  clientId,
  name: displayText === '' ? clientId : displayText,
  anonymous,
  native: nativeApp,
  scopes: [],
  active: [],
  suspended: [],
  deleted: [],
  anyAdmin: false,
});

function count(app: App, userId: string, person: Person | undefined): void {
  const standing = standingOf(person);
  if (standing === 'deleted') app.deleted.push(userId);
  else if (standing === 'active') app.active.push(userId);
  else app.suspended.push(userId);
  if (standing === 'active' && person?.admin === true) app.anyAdmin = true;
}

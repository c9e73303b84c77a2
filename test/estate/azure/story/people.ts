import { company, microsoft } from '../../company/company.ts';
import type { Builder } from '../build.ts';
import type { User } from '../state.ts';

/** Users by the company's ids: `bo.ekman`. */
export type People = Readonly<Record<string, User>>;

export function people(build: Builder): People {
  const { state } = build;
  const all: Record<string, User> = {};
  for (const { id, name, email, team, left } of Object.values(company.people)) {
    all[id] = build.user(name, {
      userPrincipalName: email,
      mail: email,
      department: team,
      accountEnabled: left !== true,
      lastSignInAt: build.ago(left === true ? 210 : 1),
    });
  }
  for (const { id, name, email } of microsoft.guests) {
    // https://learn.microsoft.com/en-us/entra/external-id/user-properties
    const userPrincipalName = `${email.replace('@', '_')}#EXT#@${state.tenant.initialDomain}`;
    all[id] = build.user(name, { userPrincipalName, mail: email, userType: 'Guest' });
  }
  for (const { name, members } of Object.values(microsoft.groups)) {
    const id = build.random.uuid();
    const ids = members.flatMap((member) => all[member]?.id ?? []);
    state.groups.set(id, { id, displayName: name, mail: null, members: ids, isAssignableToRole: false });
  }
  return all;
}

export function personOf(all: People, id: string): User {
  const found = all[id];
  if (!found) throw new RangeError(`no ${id}`);
  return found;
}

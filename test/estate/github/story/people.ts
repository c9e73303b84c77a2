/** Members, machines among them, and those who left. */
import { company, type Person } from '../../company/company.ts';
import type { Builder } from '../build.ts';
import type { Organization, User } from '../state.ts';

const loginOf = (id: string): string => id.replace('.', '-');

export interface People {
  /** By the company's id: `astrid.lund`. */
  of(id: string): User;
  ci: User;
}

export function people(build: Builder, main: Organization): People {
  const make = ({ id, name, email }: Person): User => build.user(loginOf(id), { name, email });
  for (const person of Object.values(company.people)) {
    const user = make(person);
    if (!person.left) main.members.set(user.login, main.members.get(user.login) ?? 'member');
    else build.note('user.left', 'not a member any more; tokens, keys and Apps of theirs go on', main, user.id);
  }
  main.members.set(loginOf('astrid.lund'), 'admin');

  const ci = build.user('halden-ci', {
    name: 'Halden CI',
    email: `ci@${company.domain}`,
    bio: 'Machine user. Owner: platform',
  });
  main.members.set(ci.login, 'admin');
  build.note('machine-user.owner', 'a machine user who is owner of the organization', main, ci.id);
  const release = build.user('halden-release-bot', { bio: 'automated releases' });
  main.outside.add(release.login);
  build.note('machine-user.outside', 'a machine user from outside', main, release.id);
  const plain = build.user('j0hn5m1th-dev', { name: 'John' });
  main.outside.add(plain.login);
  build.note('user.outside', 'a person from outside, as far as anybody can tell', main, plain.id);
  main.roles.push({
    id: 8030,
    name: 'API insights viewer',
    permissions: ['view_org_api_insights'],
    logins: [loginOf('farah.nasser')],
  });
  return {
    ci,
    of(id) {
      const found = build.state.users.get(loginOf(id));
      if (!found) throw new RangeError(`no person ${id}`);
      return found;
    },
  };
}

import { createBuilder } from './aws/build.ts';
import { accessKeyId, uniqueId } from './aws/ids.ts';
import type { AccessKey, Account, Role, User } from './aws/state.ts';
import type { Estate } from './estate.ts';
import { createRandom } from './random.ts';

/** An account by id, or by the last part of its name: `production`. */
type In = { account: string };

/** What may happen to the company between two nights. */
export type Mutation =
  | ({ do: 'create-user'; user: string; keys?: number } & In)
  | ({ do: 'delete-user'; user: string } & In)
  /** The same name and a new unique id: another user, as IAM sees it. */
  | ({ do: 'recreate-user'; user: string } & In)
  /** Another name and ARN, the same unique id. */
  | ({ do: 'rename-user'; user: string; to: string } & In)
  | ({ do: 'delete-role'; role: string } & In)
  | ({ do: 'recreate-role'; role: string } & In)
  /** A new key takes the place of the one given; the old is deleted, or kept inactive. */
  | { do: 'rotate-key'; key: string; keep?: boolean }
  | { do: 'delete-key' | 'deactivate-key'; key: string }
  | { do: 'use-key'; key: string; service?: string; region?: string }
  | ({ do: 'use-role'; role: string; region?: string } & In)
  | ({ do: 'delete-secret' | 'rotate-secret' | 'read-secret'; region: string; secret: string } & In)
  /** Denies the collector some actions: the audit role of one account, or the hub's own user without an account. */
  | { do: 'deny' | 'undeny'; account?: string; actions: string[] }
  | ({ do: 'scp'; actions: string[]; regions?: string[] } & In)
  | ({ do: 'suspend-account' | 'reactivate-account' } & In)
  | ({ do: 'disable-region' | 'enable-region'; region: string } & In)
  | { do: 'advance'; seconds: number };

export function accountOf({ aws }: Estate, name: string): Account {
  const found =
    aws.accounts.get(name) ?? [...aws.accounts.values()].find((a) => a.name === name || a.name.endsWith(`-${name}`));
  if (!found) throw new RangeError(`no account ${name}`);
  return found;
}

function need<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new RangeError(`no ${what}`);
  return found;
}

export function keyOf({ aws }: Estate, id: string): { account: Account; user: User; key: AccessKey } {
  const owner = need(`key ${id}`, aws.keyOwners.get(id));
  const account = need(`account ${owner.account}`, aws.accounts.get(owner.account));
  const user = need(`user ${owner.user}`, account.users.get(owner.user));
  return {
    account,
    user,
    key: need(
      `key ${id}`,
      user.keys.find((key) => key.id === id),
    ),
  };
}

const roleOf = (estate: Estate, { account, role }: { account: string; role: string }): Role =>
  need(`role ${role}`, accountOf(estate, account).roles.get(role));

/** New ids are drawn from the seed and the number of changes before. */
const random = ({ aws }: Estate) => createRandom(`${aws.seed}/mutation/${++aws.mutations}`);

function forgetKeys({ aws }: Estate, user: User): void {
  for (const { id } of user.keys) aws.keyOwners.delete(id);
}

function recreate(estate: Estate, shelf: 'users' | 'roles', accountName: string, name: string): void {
  const account = accountOf(estate, accountName);
  const createdAt = estate.clock.now();
  if (shelf === 'users') {
    const user = need(`user ${name}`, account.users.get(name));
    forgetKeys(estate, user);
    const empty = { keys: [], sshKeys: [], certificates: [], serviceCredentials: [], mfa: [] };
    const { password: _, ...rest } = user;
    account.users.put(name, { ...rest, ...empty, id: uniqueId(random(estate), 'AIDA'), createdAt });
  } else {
    const { lastUsed: _, ...rest } = need(`role ${name}`, account.roles.get(name));
    account.roles.put(name, { ...rest, id: uniqueId(random(estate), 'AROA'), createdAt });
  }
}

function rename(estate: Estate, accountName: string, from: string, to: string): void {
  const account = accountOf(estate, accountName);
  const user = need(`user ${from}`, account.users.get(from));
  account.users.remove(from);
  account.users.put(to, Object.assign(user, { name: to, arn: user.arn.replace(/[^/]+$/, to) }));
  for (const { id } of user.keys) estate.aws.keyOwners.set(id, { account: account.id, user: to });
}

function rotate(estate: Estate, id: string, keep: boolean): { key: string } {
  const { account, user, key } = keyOf(estate, id);
  const fresh: AccessKey = { id: accessKeyId(random(estate), 'AKIA'), createdAt: estate.clock.now(), status: 'Active' };
  if (keep) key.status = 'Inactive';
  else {
    user.keys = user.keys.filter((k) => k !== key);
    estate.aws.keyOwners.delete(id);
  }
  user.keys.push(fresh);
  estate.aws.keyOwners.set(fresh.id, { account: account.id, user: user.name });
  return { key: fresh.id };
}

function principalId(estate: Estate, account: string | undefined): string {
  const { aws } = estate;
  const hub = need('hub', aws.accounts.get(aws.hub.account)?.users.get(aws.hub.user));
  return account === undefined ? hub.id : roleOf(estate, { account, role: aws.audit.roleName }).id;
}

function changeSecret(estate: Estate, m: { do: string; account: string; region: string; secret: string }): void {
  const region = need(`Region ${m.region}`, accountOf(estate, m.account).regions.get(m.region));
  const secret = need(`secret ${m.secret}`, region.secrets.get(m.secret));
  const now = estate.clock.now();
  if (m.do === 'delete-secret') region.secrets.remove(m.secret);
  if (m.do === 'read-secret') secret.accessedAt = now - (now % 86_400);
  if (m.do === 'rotate-secret') {
    for (const version of secret.versions)
      version.stages = version.stages.includes('AWSCURRENT') ? ['AWSPREVIOUS'] : [];
    secret.versions.push({ id: random(estate).uuid(), stages: ['AWSCURRENT'], createdAt: now });
    secret.changedAt = now;
    if (secret.rotation) secret.rotatedAt = now;
  }
}

/** Changes the company. Returns what the caller could not know, such as a new key's id. */
export function mutate(estate: Estate, m: Mutation): unknown {
  const { aws, clock } = estate;
  switch (m.do) {
    case 'create-user': {
      const build = createBuilder(aws, accountOf(estate, m.account), random(estate), clock.now());
      const user = build.user(m.user, { created: clock.now() });
      for (let i = 0; i < (m.keys ?? 0); i++) build.key(user, { created: clock.now() });
      return { id: user.id, arn: user.arn, keys: user.keys.map(({ id }) => id) };
    }
    case 'delete-user': {
      const account = accountOf(estate, m.account);
      forgetKeys(estate, need(`user ${m.user}`, account.users.get(m.user)));
      account.users.remove(m.user);
      return undefined;
    }
    case 'recreate-user':
      return recreate(estate, 'users', m.account, m.user);
    case 'rename-user':
      return rename(estate, m.account, m.user, m.to);
    case 'delete-role':
      roleOf(estate, m);
      accountOf(estate, m.account).roles.remove(m.role);
      return undefined;
    case 'recreate-role':
      return recreate(estate, 'roles', m.account, m.role);
    case 'rotate-key':
      return rotate(estate, m.key, m.keep ?? false);
    case 'delete-key': {
      const { user, key } = keyOf(estate, m.key);
      user.keys = user.keys.filter((k) => k !== key);
      aws.keyOwners.delete(m.key);
      return undefined;
    }
    case 'deactivate-key':
      keyOf(estate, m.key).key.status = 'Inactive';
      return undefined;
    case 'use-key':
      keyOf(estate, m.key).key.lastUsed = {
        at: clock.now(),
        service: m.service ?? 'ec2',
        region: m.region ?? 'us-east-1',
      };
      return undefined;
    case 'use-role':
      roleOf(estate, m).lastUsed = { at: clock.now(), region: m.region ?? 'us-east-1' };
      return undefined;
    case 'delete-secret':
    case 'rotate-secret':
    case 'read-secret':
      return changeSecret(estate, m);
    case 'deny':
    case 'undeny': {
      const access = need('access', aws.access.get(principalId(estate, m.account)));
      access.deny =
        m.do === 'deny' ? [...access.deny, ...m.actions] : access.deny.filter((a) => !m.actions.includes(a));
      return undefined;
    }
    case 'scp':
      accountOf(estate, m.account).scps.push({ actions: m.actions, ...(m.regions ? { regions: m.regions } : {}) });
      return undefined;
    case 'suspend-account':
    case 'reactivate-account':
      accountOf(estate, m.account).state = m.do === 'suspend-account' ? 'SUSPENDED' : 'ACTIVE';
      return undefined;
    case 'disable-region':
    case 'enable-region':
      need(`Region ${m.region}`, accountOf(estate, m.account).regions.get(m.region)).status =
        m.do === 'disable-region' ? 'DISABLED' : 'ENABLED';
      return undefined;
    case 'advance':
      clock.advance(m.seconds);
      return undefined;
    default:
      throw new RangeError(`no mutation ${JSON.stringify(m)}`);
  }
}

import { DAY, type Seconds } from '../clock.ts';
import { alphabets, type Random } from '../random.ts';
import { accessKeyId, iamArn, PARTITIONS, uniqueId, type Partition } from './ids.ts';
import { awsPolicy } from './managed-policies.ts';
import { createShelf } from './shelf.ts';
import type {
  AccessKey,
  Account,
  AwsState,
  Group,
  ManagedPolicy,
  PolicyDocument,
  RegionState,
  Role,
  Secret,
  Tag,
  Use,
  User,
} from './state.ts';

export type Tags = Readonly<Record<string, string>>;
const tagList = (tags: Tags = {}): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

export const statement = (Action: string | string[], Resource: string | string[] = '*'): Record<string, unknown> => ({
  Effect: 'Allow',
  Action,
  Resource,
});
export const policy = (...Statement: readonly Record<string, unknown>[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});

/** A trust policy that lets a principal assume the role. */
export function trust(
  principal: unknown,
  condition?: object,
  action: string | string[] = 'sts:AssumeRole',
): PolicyDocument {
  return policy({
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    ...(condition ? { Condition: condition } : {}),
  });
}

interface PrincipalOptions {
  path?: string;
  created?: Seconds;
  attached?: readonly string[];
  inline?: Readonly<Record<string, PolicyDocument>>;
}
export interface UserOptions extends PrincipalOptions {
  tags?: Tags;
  groups?: readonly string[];
  boundary?: string;
  password?: { changed: Seconds; used?: Seconds; nextRotation?: Seconds };
  mfa?: boolean;
}
export interface RoleOptions extends PrincipalOptions {
  tags?: Tags;
  description?: string;
  boundary?: string;
  used?: { at: Seconds; region?: string };
  maxSession?: number;
}
export interface KeyOptions {
  created?: Seconds;
  inactive?: boolean;
  used?: { at: Seconds; region?: string; service?: string };
}
export interface SecretOptions extends Partial<Omit<Secret, 'arn' | 'name' | 'tags' | 'versions'>> {
  tags?: Tags;
  versions?: readonly { stages: string[]; createdAt: Seconds }[];
}

/** Makes things in one account. All chance comes from the account's own stream. */
export interface Builder {
  readonly account: Account;
  readonly partition: Partition;
  readonly now: Seconds;
  readonly random: Random;
  readonly home: string;
  readonly second: string;
  /** Some second of the day, `days` ago. */
  ago(days: number): Seconds;
  arn(resource: string): string;
  aws(policyName: string): string;
  user(name: string, options?: UserOptions): User;
  key(user: User, options?: KeyOptions): AccessKey;
  role(name: string, trust: PolicyDocument, options?: RoleOptions): Role;
  group(name: string, options?: PrincipalOptions): Group;
  policy(
    name: string,
    document: PolicyDocument,
    options?: { path?: string; created?: Seconds; older?: PolicyDocument },
  ): ManagedPolicy;
  region(name: string): RegionState;
  secret(region: string, name: string, options?: SecretOptions): Secret;
  /** Says that a principal is an administrator, and how. */
  admin(id: string, how: string): void;
  /** Gives an awkward thing its name. */
  note(name: string, what: string, id: string, more?: { arn?: string; region?: string }): void;
}

export function createBuilder(state: AwsState, account: Account, random: Random, now: Seconds): Builder {
  const { partition } = state;
  const { home, second } = PARTITIONS[partition];
  const arn = (resource: string): string => iamArn(partition, account.id, resource);
  const ago = (days: number): Seconds => now - Math.round(days * DAY) - random.int(0, DAY - 1);
  const base = (
    kind: 'user' | 'role' | 'group',
    name: string,
    prefix: 'AIDA' | 'AROA' | 'AGPA',
    o: PrincipalOptions,
  ) => {
    const path = o.path ?? '/';
    return {
      path,
      name,
      id: uniqueId(random, prefix),
      arn: arn(`${kind}${path}${name}`),
      createdAt: o.created ?? ago(random.int(1600, 2400)),
      inline: new Map(Object.entries(o.inline ?? {})),
      attached: [...(o.attached ?? [])],
    };
  };
  const use = ({ at, region = home, service = 'ec2' }: { at: Seconds; region?: string; service?: string }): Use => ({
    at,
    region,
    service,
  });

  return {
    account,
    partition,
    now,
    random,
    home,
    second,
    ago,
    arn,
    aws: (name) => awsPolicy(partition, name),
    user(name, o = {}) {
      const made: User = {
        ...base('user', name, 'AIDA', o),
        tags: tagList(o.tags),
        groups: new Set(o.groups),
        ...(o.boundary === undefined ? {} : { boundary: o.boundary }),
        mfa: [],
        keys: [],
        sshKeys: [],
        certificates: [],
        serviceCredentials: [],
      };
      if (o.password) {
        const { changed, used, nextRotation } = o.password;
        made.password = {
          changedAt: changed,
          ...(used === undefined ? {} : { lastUsedAt: used }),
          ...(nextRotation === undefined ? {} : { nextRotationAt: nextRotation }),
        };
      }
      if (o.mfa) made.mfa.push({ serial: arn(`mfa/${name}`), enabledAt: made.createdAt + 600 });
      account.users.put(name, made);
      return made;
    },
    key(user, o = {}) {
      const id = accessKeyId(random, 'AKIA');
      const createdAt = o.created ?? Math.max(user.createdAt, ago(random.int(10, 900)));
      const made: AccessKey = {
        id,
        createdAt,
        status: o.inactive ? 'Inactive' : 'Active',
        ...(o.used ? { lastUsed: use(o.used) } : {}),
      };
      user.keys.push(made);
      state.keyOwners.set(id, { account: account.id, user: user.name });
      return made;
    },
    role(name, document, o = {}) {
      const made: Role = {
        ...base('role', name, 'AROA', o),
        trust: document,
        maxSession: o.maxSession ?? 3600,
        tags: tagList(o.tags),
        ...(o.description === undefined ? {} : { description: o.description }),
        ...(o.boundary === undefined ? {} : { boundary: o.boundary }),
        ...(o.used ? { lastUsed: { at: o.used.at, region: o.used.region ?? home } } : {}),
      };
      account.roles.put(name, made);
      return made;
    },
    group(name, o = {}) {
      const made = base('group', name, 'AGPA', o);
      account.groups.put(name, made);
      return made;
    },
    policy(name, document, o = {}) {
      const path = o.path ?? '/';
      const createdAt = o.created ?? ago(random.int(200, 1500));
      const versions = o.older ? [{ id: 'v1', document: o.older, createdAt, isDefault: false }] : [];
      const updatedAt = o.older ? createdAt + 30 * DAY : createdAt;
      versions.push({ id: `v${versions.length + 1}`, document, createdAt: updatedAt, isDefault: true });
      const made = {
        path,
        name,
        id: uniqueId(random, 'ANPA'),
        arn: arn(`policy${path}${name}`),
        createdAt,
        updatedAt,
        tags: [],
        versions,
      };
      account.policies.put(name, made);
      return made;
    },
    region(name) {
      const found = account.regions.get(name);
      if (found) return found;
      const made: RegionState = {
        name,
        status: 'DISABLED',
        secrets: createShelf(),
        trustAnchors: [],
        profiles: [],
        subjects: [],
      };
      account.regions.set(name, made);
      return made;
    },
    secret(regionName, name, { tags, versions, ...rest } = {}) {
      const createdAt = rest.createdAt ?? ago(random.int(100, 900));
      const drawn = random.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 6);
      // https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html: the same but for the Region.
      const primary = rest.primaryRegion && account.regions.get(rest.primaryRegion)?.secrets.get(name);
      const suffix = primary ? primary.arn.slice(-6) : drawn;
      const made: Secret = {
        arn: `arn:${partition}:secretsmanager:${regionName}:${account.id}:secret:${name}-${suffix}`,
        name,
        changedAt: createdAt,
        replicas: [],
        ...rest,
        createdAt,
        tags: tagList(tags),
        versions: (versions ?? [{ stages: ['AWSCURRENT'], createdAt: rest.rotatedAt ?? createdAt }]).map(
          ({ stages, createdAt: at }) => ({
            id: random.uuid(),
            stages,
            createdAt: at,
          }),
        ),
      };
      this.region(regionName).secrets.put(name, made);
      state.plantedSecrets.add(`canary-value-${random.chars(alphabets.lower, 24)}`);
      return made;
    },
    admin(id, how) {
      state.admins.set(id, how);
    },
    note(name, what, id, more = {}) {
      state.cases.set(name, { name, what, account: account.id, id, ...more });
    },
  };
}

import { DAY, HOUR } from '../clock.ts';
import { policy, statement, trust, type Builder } from './build.ts';
import { PARTITIONS } from './ids.ts';

export interface FillerSize {
  users: number;
  keys: number;
  roles: number;
  policies: number;
  groups: number;
  secrets: number;
}

const WORDS = [
  'orders',
  'fleet',
  'billing',
  'maps',
  'search',
  'mail',
  'vision',
  'pricing',
  'telemetry',
  'ledger',
] as const;
const SERVICES = ['s3', 'ec2', 'sqs', 'dynamodb', 'ecr', 'kms', 'logs'] as const;

// Shared by thousands of entities: the documents of a large real account repeat themselves just so.
const reads = WORDS.map((word) =>
  policy(statement(['s3:GetObject', 's3:ListBucket'], `arn:aws:s3:::halden-${word}/*`)),
);
const lambda = trust({ Service: 'lambda.amazonaws.com' });
const ecs = trust({ Service: 'ecs-tasks.amazonaws.com' });

const pad = (n: number): string => String(n).padStart(5, '0');

/** Tops an account up to a size with plain, plausible things. What the story made counts. */
export function fill(build: Builder, size: FillerSize): void {
  const { account, random, now, partition } = build;
  const word = (): string => random.pick(WORDS);
  // Nothing younger than the cached credential report of the story, so that every page tells the same.
  const some = (days: number, since = 0): number => now - random.int(3 * HOUR, Math.min(days * DAY, now - since));
  for (let i = account.groups.size; i < size.groups; i++)
    build.group(`team-${word()}-${pad(i)}`, { attached: [build.aws('ReadOnlyAccess')] });
  for (let i = account.policies.size; i < size.policies; i++) {
    build.policy(`app-${word()}-${pad(i)}`, reads[i % reads.length] ?? lambda, { created: some(1500) });
  }
  const policies = account.policies.all();
  const groups = account.groups.all();
  for (let i = account.users.size; i < size.users; i++) {
    const name = word();
    const group = i % 20 === 0 ? groups[i % Math.max(1, groups.length)] : undefined;
    const attached = policies[i % Math.max(1, policies.length)];
    const user = build.user(`svc-${name}-${pad(i)}`, {
      path: '/machine/',
      created: now - 900 * DAY - random.int(0, 300 * DAY),
      ...(i % 3 === 0 ? { tags: { team: name, owner: `${name}@halden.example` } } : {}),
      ...(attached ? { attached: [attached.arn] } : {}),
      ...(group ? { groups: [group.name] } : {}),
    });
    for (let k = 0; k < size.keys; k++) {
      const unused = random.next() < 0.1;
      const created = some(800);
      build.key(user, {
        created,
        inactive: random.next() < 0.1,
        ...(unused ? {} : { used: { at: some(i % 4 === 0 ? 300 : 30, created), service: random.pick(SERVICES) } }),
      });
    }
  }
  for (let i = account.roles.size; i < size.roles; i++) {
    const attached = policies[i % Math.max(1, policies.length)];
    const created = some(1500);
    build.role(`app-${word()}-${pad(i)}`, i % 2 === 0 ? lambda : ecs, {
      created,
      ...(attached ? { attached: [attached.arn] } : {}),
      ...(i % 5 === 0 ? { inline: { own: reads[i % reads.length] ?? lambda } } : {}),
      ...(i % 4 === 0 ? { tags: { team: word() } } : {}),
      ...(i % 7 === 0 ? {} : { used: { at: some(120, created) } }),
    });
  }
  const { home } = PARTITIONS[partition];
  for (let i = build.region(home).secrets.size; i < size.secrets; i++) {
    const createdAt = some(900);
    build.secret(home, `app/${word()}/${pad(i)}`, { createdAt, accessedAt: Math.floor(some(60) / DAY) * DAY });
  }
}

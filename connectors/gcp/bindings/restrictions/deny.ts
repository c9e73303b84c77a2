/** What deny policies take away from whom. https://docs.cloud.google.com/iam/docs/deny-overview */
import { z } from 'zod';
import type { Denied } from '../../privilege/level.ts';
import type { Chain } from '../chain.ts';
import type { Member } from '../members.ts';

export const DenyPolicy = z.object({
  name: z.string(),
  rules: z
    .array(
      z.object({
        denyRule: z
          .object({
            deniedPrincipals: z.array(z.string()).default([]),
            exceptionPrincipals: z.array(z.string()).default([]),
            deniedPermissions: z.array(z.string()).default([]),
            exceptionPermissions: z.array(z.string()).default([]),
            denialCondition: z.object({ expression: z.string().default('') }).nullish(),
          })
          .nullish(),
      }),
    )
    .default([]),
});

type Rule = NonNullable<z.infer<typeof DenyPolicy>['rules'][number]['denyRule']>;

export interface Denial extends Rule {
  /** `organizations/…`, `folders/…` or `projects/<number>`: everything in it. */
  at: string;
}

type Cover = 'yes' | 'maybe' | 'no';

/** @param home of the member, when it lives in a place that we know */
export function denied(denials: readonly Denial[], member: Member, home: Chain | undefined, place: Chain): Denied {
  const those = denials
    .filter(({ at }) => place.includes(at))
    .map((denial) => ({ denial, certainty: certaintyOf(denial, member, home) }))
    .filter(({ certainty }) => certainty !== 'no');
  return (permission) => {
    const name = denyName(permission);
    const hits = those.filter(
      ({ denial }) =>
        denial.deniedPermissions.some((pattern) => matches(pattern, name)) &&
        !denial.exceptionPermissions.some((pattern) => matches(pattern, name)),
    );
    if (hits.some(({ certainty }) => certainty === 'yes')) return 'taken';
    return hits.length > 0 ? 'maybe' : 'no';
  };
}

function certaintyOf(rule: Rule, member: Member, home: Chain | undefined): Cover {
  const covered = most(rule.deniedPrincipals.map((principal) => covers(principal, member, home)));
  if (covered === 'no') return 'no';
  const excepted = most(rule.exceptionPrincipals.map((principal) => covers(principal, member, home)));
  if (excepted === 'yes') return 'no';
  const conditional = (rule.denialCondition?.expression ?? '') !== '';
  return covered === 'maybe' || excepted === 'maybe' || conditional ? 'maybe' : 'yes';
}

const most = (all: readonly Cover[]): Cover => (all.includes('yes') ? 'yes' : all.includes('maybe') ? 'maybe' : 'no');

/**
 * Does a principal of a deny policy mean this member? Members of groups are not read, and any account may be in one.
 * https://docs.cloud.google.com/iam/docs/principal-identifiers#v2
 */
function covers(principal: string, member: Member, home: Chain | undefined): Cover {
  if (principal === 'principalSet://goog/public:all') return 'yes';
  if (principal.startsWith('principalSet://goog/group/')) {
    return member.kind === 'public' || member.kind === 'deleted' ? 'no' : 'maybe';
  }
  const account = /^principal:\/\/iam\.googleapis\.com\/projects\/-\/serviceAccounts\/(.+)$/.exec(principal)?.[1];
  if (account !== undefined) return isAccount(member, account) ? 'yes' : 'no';
  const [, place, type] =
    /cloudresourcemanager\.googleapis\.com\/((?:projects|folders|organizations)\/[^/]+)(?:\/type\/(.+))?$/.exec(
      principal,
    ) ?? [];
  if (place !== undefined) return coversPlace(place, type, member, home);
  const person = /^principal:\/\/goog\/subject\/(.+)$/.exec(principal)?.[1];
  if (person !== undefined) return member.kind === 'person' && member.name === person ? 'yes' : 'no';
  return coversPool(principal, member);
}

const isAccount = (member: Member, email: string): boolean =>
  (member.kind === 'account' || member.kind === 'agent') && member.email === email;

/** Who lives in a project, a folder or an organization, by type: all service accounts, all service agents, or both and pools. */
function coversPlace(place: string, type: string | undefined, member: Member, home: Chain | undefined): Cover {
  const meant: readonly Member['kind'][] = (type === undefined ? undefined : ofType[type]) ?? ['account', 'workload'];
  return meant.includes(member.kind) && home?.includes(place) === true ? 'yes' : 'no';
}

const ofType: Readonly<Record<string, readonly Member['kind'][]>> = {
  ServiceAccount: ['account'],
  ServiceAgent: ['agent'],
};

function coversPool(principal: string, member: Member): Cover {
  if (member.kind !== 'workload' && member.kind !== 'workforce') return 'no';
  // Pools of two projects may have the same name; those of clusters have that of their project.
  const within = member.kind === 'workload' && !member.pool.includes('.') ? `projects/${member.project}/` : '';
  if (!principal.includes(within) || !principal.includes(`Pools/${member.pool}/`)) return 'no';
  if (principal.endsWith('/*')) return 'yes';
  // Who else of the pool is meant, the members of another selector cannot tell.
  return principal.endsWith(`/${member.selector.value}`) ? 'yes' : 'maybe';
}

/** `resourcemanager.projects.setIamPolicy` → `cloudresourcemanager.googleapis.com/projects.setIamPolicy` */
function denyName(permission: string): string {
  if (permission.includes('/')) return permission;
  const dot = permission.indexOf('.');
  const service = permission.slice(0, dot);
  return `${service === 'resourcemanager' ? 'cloudresourcemanager' : service}.googleapis.com/${permission.slice(dot + 1)}`;
}

/** Groups of permissions: `storage.googleapis.com/*.*`, `…/buckets.*`, `…/*.setIamPolicy`. */
function matches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  const [host = '', rest = ''] = pattern.split('/');
  const [ownHost = '', own = ''] = name.split('/');
  if (host !== ownHost) return false;
  if (rest === '*' || rest === '*.*') return true;
  const dot = own.lastIndexOf('.');
  return rest === `${own.slice(0, dot)}.*` || rest === `*${own.slice(dot)}`;
}

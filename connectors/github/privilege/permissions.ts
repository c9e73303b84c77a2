/**
 * How much the permissions of an App or fine-grained token really allow.
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 */
import type { Grant, PrivilegeLevel } from '../../../core/model.ts';

type Power = readonly [level: PrivilegeLevel, why: string];

/** Writing these is more than it sounds; every other one that is written is `write`. */
const writing: Readonly<Record<string, Power>> = {
  organization_administration: ['admin', 'changes the organization’s settings'],
  members: ['admin', 'adds members and changes teams, and so who owns what'],
  organization_custom_org_roles: ['admin', 'gives out roles of the organization'],
  organization_custom_roles: ['admin', 'changes what roles allow'],
  enterprise_organization_installations: ['admin', 'installs Apps in every organization'],
  administration: ['escalation', 'gives out access to repositories, removes their protection'],
  workflows: ['escalation', 'changes workflows, which run with every secret of the repository'],
  secrets: ['escalation', 'replaces secrets that workflows use'],
  organization_secrets: ['escalation', 'replaces secrets that workflows of the organization use'],
  organization_personal_access_tokens: ['escalation', 'approves and revokes tokens of others'],
  organization_personal_access_token_requests: ['escalation', 'approves tokens of others'],
  organization_self_hosted_runners: ['escalation', 'adds runners, which receive the jobs and their secrets'],
  environments: ['escalation', 'removes the protection of deployments'],
  actions: ['sensitive', 'starts workflows, reads their logs and artifacts'],
  organization_hooks: ['sensitive', 'has every event of the organization sent elsewhere'],
  repository_hooks: ['sensitive', 'has events of repositories sent elsewhere'],
  contents: ['sensitive', 'reads and changes source code'],
  packages: ['sensitive', 'publishes packages'],
};

const reading: Readonly<Record<string, Power>> = {
  contents: ['sensitive', 'reads source code'],
  secret_scanning_alerts: ['sensitive', 'reads leaked secrets in clear'],
  actions: ['sensitive', 'reads logs and artifacts of workflows'],
  packages: ['sensitive', 'reads packages'],
};

const order: readonly PrivilegeLevel[] = ['admin', 'escalation', 'sensitive', 'write', 'read', 'none'];

/** @param where in words: every repository, or some */
export function privilegeOf(permissions: Readonly<Record<string, string>>, where: string): Grant['privilege'] {
  const powers: Power[] = Object.entries(permissions).map(([name, level]) => powerOf(name, level));
  const sorted = powers.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const [most] = sorted;
  if (most === undefined) return { level: 'none', reasons: [] };
  const reasons = sorted.filter(([level]) => level !== 'read').map(([, why]) => why);
  return { level: most[0], reasons: reasons.length === 0 ? [] : [...new Set(reasons.slice(0, 20)), where] };
}

function powerOf(name: string, level: string): Power {
  const words = name.replaceAll('_', ' ');
  if (level === 'read') return reading[name] ?? ['read', `reads ${words}`];
  return writing[name] ?? ['write', `changes ${words}`];
}

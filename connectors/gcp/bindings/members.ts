/** What the members of a policy say about themselves. https://docs.cloud.google.com/iam/docs/principal-identifiers */
import { agentAt, type AgentHome } from './service-agents.ts';

/** Principals of a pool that a member stands for. */
export interface Selector {
  /** `subject`: one of them. `all`: whoever gets into the pool. */
  by: 'subject' | 'group' | 'attribute' | 'namespace' | 'cluster' | 'all' | 'other';
  /** Of an attribute: `attribute.repository`. */
  attribute?: string;
  value: string;
}

export type Member =
  | { kind: 'account'; email: string }
  | { kind: 'agent'; email: string; home: AgentHome | null }
  | { kind: 'person' | 'group' | 'domain'; name: string; domain: string }
  | { kind: 'public'; name: 'allUsers' | 'allAuthenticatedUsers' }
  /** `was`: the member as it was before. */
  | { kind: 'deleted'; was: string; uid: string | null }
  /** Principals of a pool of workload identities. `project`: number or id of its project. */
  | { kind: 'workload'; project: string; pool: string; selector: Selector }
  /** People of another directory. */
  | { kind: 'workforce'; pool: string; selector: Selector }
  /** Agents with an identity of their own, one or several. Numbers of where they are, as far as the member tells. */
  | { kind: 'agent-identity'; organization: string | null; project: string | null; name: string }
  /** Service accounts of a project, folder or organization, all together. */
  | { kind: 'accounts-of'; place: string }
  /** `projectEditor:…`: whoever holds that basic role on the project. Their grants are on the project. */
  | { kind: 'role-holders' }
  | { kind: 'odd' };

export function parseMember(member: string): Member {
  if (member === 'allUsers' || member === 'allAuthenticatedUsers') return { kind: 'public', name: member };
  const [, type = '', rest = ''] = /^([a-zA-Z]+):(.+)$/s.exec(member) ?? [];
  switch (type) {
    case 'serviceAccount':
      return accountMember(rest);
    case 'user':
      return { kind: 'person', name: rest, domain: domainIn(rest) };
    case 'group':
      return { kind: 'group', name: rest, domain: domainIn(rest) };
    case 'domain':
      return { kind: 'domain', name: rest, domain: rest.toLowerCase() };
    case 'deleted': {
      const [, was = rest, uid = null] = /^(.+)\?uid=([^?]+)$/s.exec(rest) ?? [];
      return { kind: 'deleted', was, uid };
    }
    case 'principal':
    case 'principalSet':
      return principalMember(rest);
    case 'projectOwner':
    case 'projectEditor':
    case 'projectViewer':
      return { kind: 'role-holders' };
    default:
      return { kind: 'odd' };
  }
}

const domainIn = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

function accountMember(name: string): Member {
  // Pods of GKE: `<project>.svc.id.goog[<namespace>/<account>]`.
  const [, project, pod] = /^(.+)\.svc\.id\.goog\[(.+)\]$/.exec(name) ?? [];
  if (project !== undefined && pod !== undefined) {
    return { kind: 'workload', project, pool: `${project}.svc.id.goog`, selector: { by: 'subject', value: pod } };
  }
  const home = agentAt(name);
  return home === undefined ? { kind: 'account', email: name } : { kind: 'agent', email: name, home };
}

const WORKLOAD =
  /^\/\/iam\.googleapis\.com\/projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([^/]+)\/(.+)$/s;
const WORKFORCE = /^\/\/iam\.googleapis\.com\/locations\/global\/workforcePools\/([^/]+)\/(.+)$/s;
/**
 * `agents.global.org-<number>.system.id.goog/…`, or `proj-`, `project-` where there is no organization.
 * https://docs.cloud.google.com/iam/docs/workload-identities#agent-identity
 */
const AGENT = /^\/\/agents\.global\.(org|proj(?:ect)?)-(\d+)\.system\.id\.goog\/(.+)$/s;
/** Managed workload identities: `<pool>.global.<project number>.workload.id.goog`. */
const MANAGED = /^\/\/([^./]+)\.global\.(\d+)\.workload\.id\.goog\/(.+)$/s;
const PLACE = /^\/\/cloudresourcemanager\.googleapis\.com\/((?:projects|folders|organizations)\/[^/]+)/;

function principalMember(name: string): Member {
  const [, project, pool, rest = ''] = WORKLOAD.exec(name) ?? [];
  if (project !== undefined && pool !== undefined)
    return { kind: 'workload', project, pool, selector: selectorOf(rest) };
  const [, managed, number, path = ''] = MANAGED.exec(name) ?? [];
  if (managed !== undefined && number !== undefined) {
    return { kind: 'workload', project: number, pool: managed, selector: selectorOf(path) };
  }
  const [, people, which = ''] = WORKFORCE.exec(name) ?? [];
  if (people !== undefined) return { kind: 'workforce', pool: people, selector: selectorOf(which) };
  const agent = agentMember(name);
  if (agent !== undefined) return agent;
  const place = PLACE.exec(name)?.[1];
  return place === undefined ? { kind: 'odd' } : { kind: 'accounts-of', place };
}

function agentMember(name: string): Member | undefined {
  const [, of, number, path] = AGENT.exec(name) ?? [];
  if (number === undefined || path === undefined) return undefined;
  if (of !== 'org') return { kind: 'agent-identity', organization: null, project: number, name: path };
  const project = /\/projects\/(\d+)(?:\/|$)/.exec(path)?.[1] ?? null;
  return { kind: 'agent-identity', organization: number, project, name: path };
}

function selectorOf(text: string): Selector {
  if (text === '*') return { by: 'all', value: '*' };
  const [head = '', ...tail] = text.split('/');
  const value = tail.join('/');
  if (head === 'subject' || head === 'group' || head === 'namespace') return { by: head, value };
  if (head === 'kubernetes.cluster') return { by: 'cluster', value };
  if (head.startsWith('attribute.')) return { by: 'attribute', attribute: head, value };
  // `ns/fleet/sa/reader` of a managed workload identity.
  return head === 'ns' ? { by: 'subject', value: text } : { by: 'other', value: text };
}

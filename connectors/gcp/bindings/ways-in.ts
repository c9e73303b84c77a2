/**
 * Principals of an identity pool come in through any of its providers: each that is open is a trust in its issuer.
 * https://docs.cloud.google.com/iam/docs/workload-identity-federation#mapping
 */
import type { Trust } from '../../../core/model.ts';
import type { DataOf } from '../assets/kinds.ts';
import type { Shelf } from '../assets/shelf.ts';
import { projectRef } from '../projects.ts';
import type { Member, Selector } from './members.ts';
import type { Principal } from './principals.ts';

type Provider = DataOf<'workloadProvider'>;

export interface Providers {
  /** By `<project number>/<pool>`; only those that let anybody in. */
  byPool: ReadonlyMap<string, readonly Provider[]>;
  /** Pools that are there, whether anybody gets in or not. */
  pools: ReadonlySet<string>;
  /**
   * By number of the project: `all` of its pools and providers were listed, `some`, or it is not among the projects that
   * are read here.
   */
  listed: (project: string) => 'all' | 'some' | 'not-read';
}

const poolOf = (name: string): string =>
  /projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([^/]+)/.exec(name)?.slice(1).join('/') ?? '';

const isOpen = ({ disabled, state }: { disabled: boolean; state?: string | undefined }): boolean =>
  !disabled && state !== 'DELETED';

/** @param reads whether a project is one of those whose things are on the shelf, if they could be listed */
export function providersIn(shelf: Shelf, reads: (project: string) => boolean): Providers {
  const pools = shelf.of('workloadPool').map(({ data }) => data);
  const closed = new Set(pools.filter((pool) => !isOpen(pool)).map(({ name }) => poolOf(name)));
  const open = shelf
    .of('workloadProvider')
    .map(({ data }) => data)
    .filter((provider) => isOpen(provider) && !closed.has(poolOf(provider.name)));
  return {
    byPool: Map.groupBy(open, ({ name }) => poolOf(name)),
    pools: new Set(pools.filter(({ state }) => state !== 'DELETED').map(({ name }) => poolOf(name))),
    listed(project) {
      if (!reads(project)) return 'not-read';
      return shelf.isCompleteIn(projectRef(project), 'workloadPool', 'workloadProvider') ? 'all' : 'some';
    },
  };
}

/** @returns those that are known; a pool of which only some could be listed has perhaps more */
export function waysIn(
  { byPool, pools, listed }: Providers,
  { project, pool, selector }: Member & { kind: 'workload' },
  plain: Principal,
): Principal[] {
  const at = plain.principal.owner ?? project;
  const key = `${at}/${pool}`;
  const open = (byPool.get(key) ?? []).filter((provider) => mayGive(provider, selector));
  if (open.length > 0) return open.map((provider) => through(provider, selector, plain));
  if (plain.reach === 'external' || plain.reach === 'unknown') return [plain];
  const seen = listed(at);
  if (seen === 'some') return [];
  if (seen === 'not-read') return [{ ...plain, reach: 'unknown' }];
  // A pool of ours that is gone lets nobody in.
  return [{ ...plain, principal: { ...plain.principal, dangling: !pools.has(key) } }];
}

function through(provider: Provider, selector: Selector, plain: Principal): Principal {
  const claim = claimOf(provider, selector);
  const condition = provider.attributeCondition.trim();
  const conditional = condition !== '' && condition !== 'true';
  const conditions: Trust['conditions'] = [
    ...(conditional ? [{ operator: 'CEL', key: 'attributeCondition', values: [condition.slice(0, 2048)] }] : []),
    ...(claim === undefined || selector.by === 'subject'
      ? []
      : [{ operator: 'equals', key: claim.slice(0, 500), values: [selector.value.slice(0, 2048)] }]),
  ];
  return {
    ...plain,
    principal: { ...plain.principal, ...issuerOf(provider) },
    // Tokens are for whoever checks them closely; an account of Amazon's may well be ours.
    reach: provider.aws === undefined ? 'external' : 'unknown',
    conditions,
    subjects: subjectsOf(selector, claim),
    weaknesses: selector.by !== 'all' ? [] : conditional ? ['wildcard-subject'] : ['no-subject'],
    way: provider.name,
  };
}

function issuerOf({
  name,
  oidc,
  aws,
  saml,
  x509,
}: Provider): Pick<Trust['principal'], 'kind' | 'id'> & { owner?: string } {
  if (oidc !== undefined) return { kind: 'oidc', id: oidc.issuerUri.slice(0, 2048) || name };
  if (aws !== undefined) return { kind: 'account', id: aws.accountId, owner: aws.accountId };
  if (saml !== undefined) return { kind: 'saml', id: name };
  return x509 === undefined ? { kind: 'oidc', id: name } : { kind: 'certificate', id: name };
}

/** Nobody comes in through a provider that does not map what is compared. */
function mayGive({ attributeMapping, aws }: Provider, { by, attribute, value }: Selector): boolean {
  if (by === 'group') return 'google.groups' in attributeMapping;
  // Without a mapping of its own, Amazon's subject is an ARN.
  if (by === 'subject')
    return aws === undefined || value.startsWith('arn:') || !isArn(attributeMapping['google.subject']);
  return attribute === undefined || attribute in attributeMapping || (aws !== undefined && attribute === AWS_ROLE);
}

const isArn = (claim: string | undefined): boolean => claim === undefined || claim === 'assertion.arn';
/** Mapped by default. https://docs.cloud.google.com/iam/docs/workload-identity-federation#mapping */
const AWS_ROLE = 'attribute.aws_role';

/** What of the token is compared: `assertion.repository`. */
function claimOf({ attributeMapping }: Provider, { by, attribute }: Selector): string | undefined {
  if (by === 'subject') return attributeMapping['google.subject'];
  if (by === 'group') return attributeMapping['google.groups'];
  return attribute === undefined ? undefined : (attributeMapping[attribute] ?? attribute);
}

/**
 * In the words of the token's own subject, where that can be said: GitHub's begins with its repository.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function subjectsOf({ by, value }: Selector, claim: string | undefined): string[] {
  const text = value.slice(0, 2000);
  if (by === 'subject') return [text];
  if (by === 'all') return ['*'];
  if (claim === 'assertion.repository') return [`repo:${text}:*`];
  return claim === 'assertion.repository_owner' ? [`repo:${text}/*`] : [];
}

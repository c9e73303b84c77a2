/** The records of scopes: an account with all that its organization tells of it, and a region. */
import type { ReachedScope } from '../../core/connector.ts';
import type { Ref, Scope } from '../../core/model.ts';
import type { Member } from './client/organization.ts';
import type { Session } from './client/session.ts';

type ScopeInput = ReachedScope['scope'];

export const organizationRef = (id: string): Ref => `aws:organization:${id}`;
const accountRef = (id: string): Ref => `aws:account:${id}`;

interface AccountFacts {
  session: Session;
  id: string;
  source: string;
  parent?: Ref;
  alias?: string;
  member?: Member;
  /** Names of the OUs that lead to it. */
  unit?: string | null;
}

export function accountScope({ session, id, source, parent, alias, member, unit }: AccountFacts): ScopeInput {
  const name = member?.name ?? alias ?? id;
  const environment = environmentOf(`${unit ?? ''}/${name}`);
  const { organization, partition } = session;
  return {
    record: 'scope',
    ref: accountRef(id),
    source,
    kind: 'account',
    name,
    nativeId: id,
    parent: parent ?? null,
    status: statusOf(member?.state),
    ...(environment === undefined ? {} : { environment }),
    ownerHints: [
      ...(member?.email ? [{ kind: 'contact' as const, value: member.email, source: 'account:email' }] : []),
      ...(!unit ? [] : [{ kind: 'unit' as const, value: unit.slice(0, 500), source: 'organizations:unit' }]),
    ],
    attributes: {
      partition: partition.id,
      ...(alias === undefined ? {} : { alias }),
      ...(member === undefined ? {} : { state: member.state }),
      ...(member?.joinedAt ? { joinedAt: member.joinedAt } : {}),
      ...(organization.state === 'listed' && organization.managementAccount === id ? { managementAccount: true } : {}),
    },
  };
}

function statusOf(state: string | undefined): Scope['status'] {
  if (state === undefined || state === 'ACTIVE') return 'active';
  return /^(?:SUSPENDED|PENDING_CLOSURE|CLOSED)$/.test(state) ? 'suspended' : 'unknown';
}

/** What an account's name or OU says of it; the first word that says anything. */
function environmentOf(text: string): string | undefined {
  const words: readonly [RegExp, string][] = [
    [/(?:^|[^a-z])(?:non-?prod\w*)(?![a-z])/i, 'non-production'],
    [/(?:^|[^a-z])(?:prod|production|prd|live)(?![a-z])/i, 'production'],
    [/(?:^|[^a-z])(?:stag|staging|stage|stg|preprod|uat)(?![a-z])/i, 'staging'],
    [/(?:^|[^a-z])(?:dev|devel|development)(?![a-z])/i, 'development'],
    [/(?:^|[^a-z])(?:test|testing|qa)(?![a-z])/i, 'test'],
    [/(?:^|[^a-z])(?:sandbox|sbx|playground)(?![a-z])/i, 'sandbox'],
  ];
  return words.find(([pattern]) => pattern.test(text))?.[1];
}

export function regionScope(account: string, region: string, parent: Ref): ScopeInput {
  return {
    record: 'scope',
    ref: `aws:region:${account}/${region}`,
    source: 'account:ListRegions',
    kind: 'region',
    name: region,
    nativeId: region,
    parent,
    status: 'active',
  };
}

/** Every scope in reach: each tenant, and the subscriptions that trust it. Parents before children. */
import { z } from 'zod';
import type { ReachedScope, Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Ref, Scope } from '../../core/model.ts';
import { parseRow } from '../shared/rows.ts';
import type { Session } from './client/session.ts';
import { hintsFromTags } from './owner-hints.ts';
import { leftOut } from './settings.ts';
import { tenantFacts, type TenantFacts } from './tenant.ts';

const tenantRef = (id: string): Ref => `azure:tenant:${id}`;
export const subscriptionRef = (id: string): Ref => `azure:subscription:${id.toLowerCase()}`;

/** https://learn.microsoft.com/en-us/rest/api/resources/subscriptions/list */
const API_VERSION = '2022-12-01';
const Subscription = z.object({
  subscriptionId: z.string().min(1),
  /** Its home, also when it is managed from another tenant (Azure Lighthouse). */
  tenantId: z.string().nullish(),
  displayName: z.string().nullish(),
  state: z.string().nullish(),
  tags: z.record(z.string(), z.string()).nullish(),
});
type Subscription = z.infer<typeof Subscription>;

export async function* reachedScopes(session: Session, run: Run): AsyncGenerator<ReachedScope> {
  for (const tenant of session.tenants) {
    const facts = await factsOrNote(session, tenant, run);
    yield { scope: (facts === null && (await storedTenant(tenant, run))) || tenantScope(session, tenant, facts) };
    yield* subscriptionsOf(session, tenant, run);
  }
}

async function factsOrNote(session: Session, tenant: string, run: Run): Promise<TenantFacts | null> {
  try {
    return await tenantFacts(session, tenant, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`the name and the licence of tenant ${tenant} could not be read: ${error.message}`);
    return null;
  }
}

/** What it was called is no other because it refuses tonight. */
async function storedTenant(tenant: string, run: Run): Promise<ReachedScope['scope'] | null> {
  const stored = await run.known.record(tenantRef(tenant));
  return stored?.record === 'scope' ? stored : null;
}

function tenantScope(session: Session, tenant: string, facts: TenantFacts | null): ReachedScope['scope'] {
  return {
    record: 'scope',
    ref: tenantRef(tenant),
    source: facts === null ? 'configuration' : 'graph:organization',
    kind: 'tenant',
    name: facts?.name ?? tenant,
    nativeId: tenant,
    parent: null,
    status: 'active',
    ownerHints: (facts?.contacts ?? []).map((value) => ({
      kind: 'contact',
      value,
      source: 'organization:notification',
    })),
    attributes: {
      cloud: session.cloud.id,
      ...(facts === null ? {} : { domain: facts.domain, licence: facts.licence, createdAt: facts.createdAt }),
    },
  };
}

async function* subscriptionsOf(session: Session, tenant: string, run: Run): AsyncGenerator<ReachedScope> {
  const reader = session.in({ kind: 'tenant', nativeId: tenant, parent: null }, run);
  try {
    const request = {
      service: 'arm',
      path: '/subscriptions',
      query: { 'api-version': API_VERSION },
      operation: 'arm:subscriptions',
    } as const;
    for await (const row of reader.rows(request)) {
      const subscription = parseRow(row, Subscription, 'a subscription in arm:subscriptions', run);
      if (subscription === undefined || (subscription.tenantId ?? tenant).toLowerCase() !== tenant) continue;
      yield reachedSubscription(session, tenant, subscription);
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap(`the subscriptions of tenant ${tenant}`, error.because, error.message);
  }
}

function reachedSubscription(session: Session, tenant: string, subscription: Subscription): ReachedScope {
  const { subscriptionId, displayName, state, tags } = subscription;
  const name = displayName ?? subscriptionId;
  // Names of tags are in any case. https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/tag-resources
  const tag = Object.entries(tags ?? {}).find(([key]) => /^env(?:ironment)?$/i.test(key))?.[1];
  const environment = environmentOf(tag ?? '') ?? environmentOf(name);
  const excluded = leftOut(session.settings, subscriptionId);
  return {
    scope: {
      record: 'scope',
      ref: subscriptionRef(subscriptionId),
      source: 'arm:subscriptions',
      kind: 'subscription',
      name,
      nativeId: subscriptionId.toLowerCase(),
      parent: tenantRef(tenant),
      status: statusOf(state),
      ...(environment === undefined ? {} : { environment }),
      ownerHints: hintsFromTags(tags ?? {}).slice(0, 50),
      tags: tags ?? {},
      attributes: state ? { state } : {},
    },
    readWithParent: true,
    ...(excluded === undefined ? {} : { excluded }),
  };
}

/** `Warned` and `PastDue` still work; https://learn.microsoft.com/en-us/azure/cost-management-billing/manage/subscription-states */
function statusOf(state: string | null | undefined): Scope['status'] {
  if (!state) return 'unknown';
  return /^(?:Disabled|Deleted)$/i.test(state) ? 'suspended' : 'active';
}

/** `non-prod` is no production. */
export function environmentOf(text: string): string | undefined {
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

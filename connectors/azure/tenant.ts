/** What a tenant says of itself: its name, its people to ask, and the licence that decides what can be seen. */
import { z } from 'zod';
import type { Run } from '../../core/connector.ts';
import type { Timestamp } from '../../core/model.ts';
import type { Reader } from './client/reader.ts';
import type { Session } from './client/session.ts';
import { timestamp } from './usage/dates.ts';

export interface TenantFacts {
  name: string;
  domain: string | null;
  createdAt: Timestamp | null;
  contacts: readonly string[];
  /** `free`: no sign-ins can be read, and audits are kept for seven days. */
  licence: 'P2' | 'P1' | 'free';
  /** Since when it has it. */
  licensedSince: Timestamp | null;
}

/** https://learn.microsoft.com/en-us/entra/identity/users/licensing-service-plan-reference */
const P1 = '41781fb2-bc02-4b7c-bd55-b576c07bb09d';
const P2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';

/** https://learn.microsoft.com/en-us/graph/api/resources/organization */
const Organizations = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z.string().nullish(),
      createdDateTime: z.string().nullish(),
      technicalNotificationMails: z.array(z.string()).nullish(),
      verifiedDomains: z.array(z.object({ name: z.string(), isDefault: z.boolean().nullish() })).nullish(),
      assignedPlans: z
        .array(
          z.object({
            servicePlanId: z.string().nullish(),
            capabilityStatus: z.string().nullish(),
            assignedDateTime: z.string().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});
type Organization = z.infer<typeof Organizations>['value'][number];

/** One call for each tenant. @throws ReadFailed */
export function tenantFacts(session: Session, tenant: string, run: Run): Promise<TenantFacts> {
  return session.memo(tenant, 'facts', () => read(session.in({ kind: 'tenant', nativeId: tenant, parent: null }, run)));
}

async function read(reader: Reader): Promise<TenantFacts> {
  const $select = 'id,displayName,createdDateTime,technicalNotificationMails,verifiedDomains,assignedPlans';
  const { value } = await reader.get(
    { service: 'graph', path: '/v1.0/organization', query: { $select }, operation: 'graph:organization' },
    Organizations,
  );
  const organization = value.find(({ id }) => id.toLowerCase() === reader.tenant) ?? value[0];
  const plans = (organization?.assignedPlans ?? []).filter(isOn);
  const has = (plan: string) => plans.some(({ servicePlanId }) => servicePlanId?.toLowerCase() === plan);
  const since = plans
    .filter(({ servicePlanId }) => [P1, P2].includes(servicePlanId?.toLowerCase() ?? ''))
    .map(({ assignedDateTime }) => timestamp(assignedDateTime))
    .filter((date) => date !== null)
    .toSorted();
  return {
    name: organization?.displayName ?? reader.tenant,
    domain: organization?.verifiedDomains?.find(({ isDefault }) => isDefault === true)?.name ?? null,
    createdAt: timestamp(organization?.createdDateTime),
    contacts: contactsOf(organization),
    licence: has(P2) ? 'P2' : has(P1) ? 'P1' : 'free',
    licensedSince: since[0] ?? null,
  };
}

/** `Warning`: not paid for, and still working. */
const isOn = ({ capabilityStatus }: { capabilityStatus?: string | null | undefined }): boolean =>
  capabilityStatus === 'Enabled' || capabilityStatus === 'Warning';

function contactsOf(organization: Organization | undefined): string[] {
  const mails = organization?.technicalNotificationMails ?? [];
  return [...new Set(mails.filter((mail) => mail !== ''))].slice(0, 10);
}

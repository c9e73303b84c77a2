/** Which resources run with which managed identity: one question for the whole tenant, kept for whoever asks. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { NotSeen, Observed, Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { tellMissing } from '../beside.ts';
import { unseenSubscriptions } from './subscriptions.ts';

export interface Workloads {
  /** ARM ids of what runs with the managed identity, by the object id of its service principal. Empty: nothing does. */
  of(servicePrincipalId: string): Observed<string[]>;
}

/**
 * AKS gives the identity of its nodes apart from its own.
 * https://learn.microsoft.com/en-us/azure/aks/use-managed-identity#summary-of-managed-identities-used-by-aks
 */
const QUERY = `resources
| where isnotempty(identity) or type =~ 'microsoft.containerservice/managedclusters'
| project id, identity, profile = properties.identityProfile
| order by id asc`;

const Row = z.object({
  id: z.string().startsWith('/'),
  identity: z
    .object({
      principalId: z.string().nullish(),
      /** By the ARM id of the identity, in whatever case it was typed. */
      userAssignedIdentities: z.record(z.string(), z.object({ principalId: z.string().nullish() }).nullish()).nullish(),
    })
    .nullish(),
  profile: z.record(z.string(), z.object({ objectId: z.string().nullish() }).nullish()).nullish(),
});

/** As many as the model takes. */
const MOST = 1000;

/** Never throws for what cannot be read: then what runs with an identity is unknown. */
export function workloadsOf(session: Session, scope: Scope, run: Run): Promise<Workloads> {
  return session.memo<Workloads>(scope.nativeId, 'resources/workloads', async () => {
    try {
      const found = await readWorkloads(session.in(scope, run), run);
      const unseen = await unseenSubscriptions(session, scope, run);
      const [first] = unseen;
      const doubt: NotSeen | null =
        first === undefined
          ? null
          : { unknown: 'denied', detail: `${unseen.length} subscriptions cannot be seen, such as ${first.name}` };
      return { of: (id) => found.get(id.toLowerCase())?.slice(0, MOST) ?? doubt ?? [] };
    } catch (error) {
      const missing = tellMissing(run, 'what runs with managed identities', notSeen(error));
      return { of: () => missing };
    }
  });
}

async function readWorkloads(reader: Reader, run: Run): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const row of reader.query(QUERY, { operation: 'arg:resources' })) {
    const parsed = parseRow(row, Row, 'a resource with an identity', run);
    if (parsed === undefined) continue;
    const { id, identity, profile } = parsed;
    const principals = [
      identity?.principalId,
      ...Object.values(identity?.userAssignedIdentities ?? {}).map((one) => one?.principalId),
      ...Object.values(profile ?? {}).map((one) => one?.objectId),
    ];
    for (const principal of new Set(principals)) {
      if (!principal) continue;
      const workloads = found.get(principal.toLowerCase());
      if (workloads === undefined) found.set(principal.toLowerCase(), [id]);
      else workloads.push(id);
    }
  }
  return found;
}

/**
 * Sign-ins summed up by day, application, address, resource and outcome: minutes late, in every cloud, and by application
 * only. They name no secret, certificate or federated credential, and not the sign-ins of people.
 * https://learn.microsoft.com/en-us/graph/api/resources/summarizedsignin
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { NotSeen, Timestamp } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Reader, Request } from '../client/reader.ts';
import { latest, timestamp } from './dates.ts';

export interface Summary {
  source: string;
  /** By appId: the first sign-in of the last day on which there was one. */
  lastAt: ReadonlyMap<string, Timestamp>;
  /** The oldest day in it. How far back it tells is documented nowhere, so this is as far as is proven. */
  since: Timestamp | null;
  /** False when there was more than we read: then what is not in it may still be in use, and what is may be later than said. */
  whole: boolean;
}

const Row = z.object({
  appId: z.string().nullish(),
  aggregationDateTime: z.string().nullish(),
  firstSignInDateTime: z.string().nullish(),
  status: z.object({ errorCode: z.number().nullish() }).nullish(),
});

const PAGE = 1000;
const MOST_PAGES = 20;

/** https://learn.microsoft.com/en-us/graph/api/auditlogroot-getsummarizedserviceprincipalsignins, …getsummarizedmsisignins */
export async function summarizedSignIns(
  reader: Reader,
  run: Run,
  kind: 'ServicePrincipal' | 'MSI',
): Promise<Summary | NotSeen> {
  const name = `getSummarized${kind}SignIns`;
  const request: Request = {
    service: 'graph',
    path: `/beta/auditLogs/${name}(aggregationWindow='d1')`,
    query: { $top: String(PAGE) },
    operation: `graph:auditLogs/${name}`,
  };
  const lastAt = new Map<string, Timestamp>();
  let since: Timestamp | null = null;
  let rows = 0;
  let odd = 0;
  try {
    for await (const row of reader.rows(request)) {
      if (++rows > MOST_PAGES * PAGE) break;
      const parsed = Row.safeParse(row).data;
      const at = latest([timestamp(parsed?.firstSignInDateTime), timestamp(parsed?.aggregationDateTime)]);
      if (at !== null && (since === null || at < since)) since = at;
      if ((parsed?.status?.errorCode ?? 0) !== 0) continue;
      const id = parsed?.appId?.toLowerCase();
      if (id && at !== null) lastAt.set(id, latest([lastAt.get(id), at]) ?? at);
      else odd++;
    }
  } catch (error) {
    return notSeen(error);
  }
  if (odd > 0) run.blind(`rows of ${request.operation}`, 'failed', `${odd} of ${rows} were not understood`);
  return { source: `graph:${name}`, lastAt, since, whole: odd === 0 && rows <= MOST_PAGES * PAGE };
}

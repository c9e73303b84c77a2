/** Who holds a grant: an identity that we know, a person or group (not ours to list), or something that is gone. */
import type { Run } from '../../../core/connector.ts';
import type { Ref, Scope, Timestamp } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import type { PrincipalIndex } from '../directory/principal-index.ts';

export interface Holder {
  /** Object id. */
  id: string;
  /** `ServicePrincipal`, `User`, `Group`, `ForeignGroup`, `Device`. `undefined`: the API did not say. */
  type: string | undefined;
  name?: string | undefined;
  /** When it got the grant, if that is known. */
  since?: Timestamp | null | undefined;
}

/** A principal that holds something, and that the complete listing of the directory does not have. */
export interface Gone {
  id: string;
  name: string | undefined;
  /** The API still says that it was a service principal. */
  machine: boolean;
  /** Collectors that found something of it. */
  in: Set<string>;
}

/** What all collectors of a tenant found together tonight. */
export interface GonePrincipals {
  byId: Map<string, Gone>;
  /** Collectors that read to their end. */
  ended: Set<string>;
}

export function gonePrincipals(session: Session, tenant: string): Promise<GonePrincipals> {
  return session.memo(tenant, 'grants/gone-principals', () =>
    Promise.resolve<GonePrincipals>({ byId: new Map(), ended: new Set() }),
  );
}

export interface Holders {
  /** `null`: not an identity of ours, or it cannot be told. */
  refOf(holder: Holder): Ref | null;
  /**
   * Call when everything was read: says in the coverage what could not be told.
   * @param whole false when some of it is in doubt: then a deleted principal that was not met may still hold something
   */
  end(run: Run, whole?: boolean): void;
}

/** What is granted now may reach the listing of the directory only later. https://learn.microsoft.com/en-us/entra/architecture/architecture#data-consistency */
const REPLICATION_MS = 3_600_000;

export async function holdersFor(
  collector: string,
  { session, scope, run, index }: { session: Session; scope: Scope; run: Run; index: PrincipalIndex },
): Promise<Holders> {
  const gone = await gonePrincipals(session, scope.nativeId);
  const settled = Date.parse(run.now()) - REPLICATION_MS;
  let untold = 0;
  let fresh = 0;

  return {
    refOf({ id: asWritten, type, name, since }) {
      const id = asWritten.toLowerCase();
      const known = index.refOf(id);
      if (known !== undefined) return known;
      if (type !== undefined && !/serviceprincipal|^unknown$/i.test(type)) return null;
      if (!index.complete) {
        untold++;
        return null;
      }
      if (since && Date.parse(since) > settled) {
        fresh++;
        return null;
      }
      const found = gone.byId.get(id) ?? { id, name, machine: false, in: new Set() };
      found.name ??= name;
      found.machine ||= type !== undefined && /serviceprincipal/i.test(type);
      found.in.add(collector);
      gone.byId.set(id, found);
      return `azure:unknown-principal:${id}`;
    },
    end(toSay, whole = true) {
      if (whole) gone.ended.add(collector);
      if (untold > 0)
        toSay.gap(
          `${untold} grants of unlisted principals`,
          'failed',
          'the listing of service principals is not complete',
        );
      if (fresh > 0)
        toSay.note(`${fresh} grants of the last hour are of principals that the directory does not list yet`);
    },
  };
}

/** Who a member of a policy is: e-mail addresses of service accounts → the accounts that we read. */
import type { Run } from '../../core/connector.ts';
import type { Ref, Scope } from '../../core/model.ts';
import { assetsOf } from './assets/read.ts';
import type { Session } from './session.ts';

export const accountRef = (uniqueId: string): Ref => `gcp:service-account:${uniqueId}`;

export interface AccountIndex {
  /** `undefined`: not among those that were read. */
  refOf(email: string): Ref | undefined;
  /** Id or number of the project that its address names; `undefined` for an address of no project. */
  projectOf(email: string): string | undefined;
  /** Listed among the projects of this source, read or not. */
  isOurProject(idOrNumber: string): boolean;
  /** False when some accounts could not be read: then one that is not found may be ours all the same. */
  complete: boolean;
}

export function accountIndex(session: Session, scope: Scope, run: Run): Promise<AccountIndex> {
  return session.memo(scope.nativeId, 'account-index', async () => {
    const shelf = await assetsOf(session, scope, run);
    const refs = new Map(shelf.of('serviceAccount').map(({ data }) => [data.email, accountRef(data.uniqueId)]));
    return {
      refOf: (email) => refs.get(email),
      projectOf,
      isOurProject: (idOrNumber) => session.projects.get(idOrNumber) !== undefined,
      complete: shelf.isComplete('serviceAccount'),
    };
  });
}

/** Whose a credential is. An account that could not be listed tonight is still the one that it was. */
export async function accountOf(
  index: AccountIndex,
  email: string | undefined,
  credential: Ref,
  run: Run,
): Promise<Ref | null> {
  if (email === undefined) return null;
  const found = index.refOf(email);
  if (found !== undefined || index.complete) return found ?? null;
  const stored = await run.known.record(credential);
  return stored?.record === 'credential' ? stored.identity : null;
}

/** https://docs.cloud.google.com/iam/docs/service-account-types */
function projectOf(email: string): string | undefined {
  const [name = '', host = ''] = email.split('@');
  if (host === 'developer.gserviceaccount.com') return /^(\d+)-/.exec(name)?.[1];
  const id = host === 'appspot.gserviceaccount.com' ? name : /^(.+)\.iam\.gserviceaccount\.com$/.exec(host)?.[1];
  // A project of a domain, `example.com:shop`, is written `shop.example.com` there.
  const [first, ...domain] = id?.split('.') ?? [];
  return domain.length === 0 ? id : `${domain.join('.')}:${first ?? ''}`;
}

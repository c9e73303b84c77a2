/** What the principals' collector saw, for the collectors of the same account that come after it. No call is made. */
import type { Run } from '../../../core/connector.ts';
import type { InventoryRecordInput, Ref, Scope } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { parseDocument } from '../policy-document.ts';
import { allowsGit } from './codecommit.ts';

export interface AccountFacts {
  /** Users whose policies allow Git with CodeCommit, or might: one of them could not be read. */
  gitUsers: ReadonlySet<Ref>;
  /** How many roles trust a principal, by its id as written. */
  trustedBy: ReadonlyMap<string, number>;
  /** Instance profiles that are on a role. */
  instanceProfiles: number;
  /** Where an instance of IAM Identity Center has made roles here. */
  identityCenterRegions: ReadonlySet<string>;
  /** False: some principal could not be read, so what is not here may still be there. */
  whole: boolean;
}

const KEY = 'account-facts';
/** https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html */
const reserved = /^\/aws-reserved\/sso\.amazonaws\.com\/([a-z0-9-]+)\//;

/** Passes the records on, and remembers what matters once all of them were read. */
export async function* withAccountFacts(
  { session, scope, run }: { session: Session; scope: Scope; run: Run },
  read: (run: Run) => AsyncIterable<InventoryRecordInput>,
): AsyncGenerator<InventoryRecordInput> {
  const gitUsers = new Set<Ref>();
  const trusting = new Map<string, Set<Ref>>();
  const identityCenterRegions = new Set<string>();
  let instanceProfiles = 0;
  let gaps = 0;
  const listening: Run = {
    ...run,
    gap(what, because, detail) {
      gaps++;
      run.gap(what, because, detail);
    },
  };
  for await (const record of read(listening)) {
    if (record.record === 'grant' && mayUseGit(record.identity, record.document)) gitUsers.add(record.identity);
    if (record.record === 'trust') {
      const roles = trusting.get(record.principal.id) ?? new Set();
      trusting.set(record.principal.id, roles.add(record.identity));
    }
    if (record.record === 'identity') {
      instanceProfiles += lengthOf(record.attributes?.['instanceProfiles']);
      const region = reserved.exec(String(record.attributes?.['path']))?.[1];
      if (region !== undefined) identityCenterRegions.add(region);
    }
    yield record;
  }
  const trustedBy = new Map([...trusting].map(([id, roles]) => [id, roles.size]));
  const facts: AccountFacts = { gitUsers, trustedBy, instanceProfiles, identityCenterRegions, whole: gaps === 0 };
  void session.memo(scope.nativeId, KEY, () => Promise.resolve(facts));
}

/** `null`: the principals were not read to their end tonight. */
export function accountFacts(session: Session, scope: Scope): Promise<AccountFacts | null> {
  return session.memo<AccountFacts | null>(scope.nativeId, KEY, () => Promise.resolve(null));
}

/** Grants of one policy share its document: it is looked at once. */
const looked = new WeakMap<object, boolean>();

function mayUseGit(identity: Ref, document: unknown): boolean {
  if (!identity.startsWith('aws:iam-user:')) return false;
  if (typeof document !== 'object' || document === null) return true;
  const before = looked.get(document);
  if (before !== undefined) return before;
  const parsed = parseDocument(JSON.stringify(document));
  const may = parsed === null || allowsGit(parsed);
  looked.set(document, may);
  return may;
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

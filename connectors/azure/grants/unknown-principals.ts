/** Principals that are gone from the directory and still hold something: what the other collectors came across. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { gonePrincipals, type Gone } from './holders.ts';

/** Those that come across them. */
const SOURCES = ['app-roles', 'delegated-grants', 'directory-roles', 'role-assignments'] as const;
/** These may lack a licence or elevated access, as most do; what they would find is no reason to doubt the rest. */
const ALSO = ['directory-role-eligibility', 'role-eligibility', 'root-role-assignments'];

export const unknownPrincipals: Collector<Session> = {
  id: 'unknown-principals',
  title: 'Deleted principals that still hold permissions or roles',
  in: ['tenant'],
  emits: ['unknown-principal'],
  permissions: ['Directory.Read.All'],
  after: [...SOURCES, ...ALSO],
  firstRunCalls: 0,
  async *collect(session, scope, run) {
    const { byId, ended } = await gonePrincipals(session, scope.nativeId);
    for (const source of SOURCES) {
      if (!ended.has(source)) run.gap(`deleted principals in ${source}`, 'failed', `${source} was not read to its end`);
    }
    for (const gone of byId.values()) yield identity(gone, scope);
  },
};

const GONE = 'it is not in the directory any more';

function identity({ id, name, machine, in: places }: Gone, scope: Scope): InventoryRecordInput {
  return {
    record: 'identity',
    ref: `azure:unknown-principal:${id}`,
    scope: scope.ref,
    source: [...places].toSorted().join(', '),
    kind: 'app',
    name: name ?? id,
    nativeId: id,
    status: 'deleted',
    nature: machine
      ? { is: 'machine', because: 'what it holds was given to a service principal' }
      : { is: 'unclear', because: `${GONE}, and nothing tells what it was` },
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: GONE },
    purpose: null,
    ownerHints: { unknown: 'unsupported', detail: GONE },
    usage: { unknown: 'unsupported', detail: `${GONE}: nothing can sign in as it` },
    attributes: { seenIn: [...places].toSorted() },
  };
}

/** Principals that are gone from the directory and still hold something: what the other collectors came across. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import type { Reader } from '../client/reader.ts';
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
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const { byId, ended } = await gonePrincipals(session, scope.nativeId);
    for (const source of SOURCES) {
      if (!ended.has(source)) run.gap(`deleted principals in ${source}`, 'failed', `${source} was not read to its end`);
    }
    const there = await stillThere([...byId.keys()], session.in(scope, run), run);
    for (const gone of byId.values()) if (!there.has(gone.id)) yield identity(gone, scope);
    if (there.size > 0) {
      const what = `${there.size} principals that hold something and are not in the listing of principals`;
      run.gap(what, 'pending', 'they are in the directory: made since, or the listing is not up to date yet');
    }
  },
};

/** https://learn.microsoft.com/en-us/graph/api/directoryobject-getbyids */
const IN_A_CALL = 1000;
const TYPES = ['servicePrincipal', 'user', 'group', 'device'];
const Answer = z.object({ value: z.array(z.object({ id: z.string() })) });

/** A listing may lag behind what was granted since; of somebody who is called deleted the directory is asked once more. */
async function stillThere(ids: readonly string[], reader: Reader, run: Run): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const operation = 'graph:directoryObjects/getByIds';
  const request = {
    service: 'graph',
    path: '/v1.0/directoryObjects/getByIds',
    query: { $select: 'id' },
    operation,
  } as const;
  try {
    for (let at = 0; at < ids.length; at += IN_A_CALL) {
      const body = { ids: ids.slice(at, at + IN_A_CALL), types: TYPES };
      for (const { id } of (await reader.post({ ...request, body }, Answer)).value) found.add(id.toLowerCase());
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('whether principals are deleted', error.because, error.message);
  }
  return found;
}

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

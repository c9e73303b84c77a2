/**
 * Federated credentials of all applications. Whether a listing may bring them with it is declared, and proven by nobody:
 * it is tried, and the answer is kept. Else they are asked for one by one, twenty in a call.
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import { apiErrorOf, isMissing } from '../client/errors.ts';
import type { BatchItem, Reader, Request } from '../client/reader.ts';

export interface Federated {
  objectId: string;
  appId: string;
  rows: unknown[];
}

const operation = 'graph:federatedIdentityCredentials';
const Application = z.object({ id: z.string().min(1), appId: z.string().min(1) });
const Expanded = Application.extend({ federatedIdentityCredentials: z.array(z.unknown()) });

/** Only beta tells of an expression in the place of a subject: without it such a credential looks as if it took everything. */
const VERSION = 'beta';

const applications = (query: Readonly<Record<string, string>>, name: string): Request => ({
  service: 'graph',
  path: `/${VERSION}/applications`,
  query,
  operation: name,
});
const key = (tenant: string): string => `azure:expands-federated-credentials:${tenant}`;

/** @throws ReadFailed when they may not be read at all */
export async function* federatedApplications(reader: Reader, run: Run): AsyncGenerator<Federated> {
  if (!(await isAllowed(reader, run))) return;
  const known = await run.known.recall(key(reader.tenant));
  if (known !== false) {
    let found = 0;
    try {
      for await (const federated of expanded(reader, run)) {
        found += federated.rows.length;
        if (federated.rows.length > 0) yield federated;
      }
    } catch (error) {
      if (!isRefused(error)) throw error;
      yield* oneByOne(reader, run, 'the listing does not bring them along');
      return;
    }
    // An empty answer may mean that there are none, or that nobody fills it in.
    if (found > 0 || known === true) {
      run.known.remember(key(reader.tenant), true);
      return;
    }
  }
  yield* oneByOne(
    reader,
    run,
    known === false ? 'the listing does not bring them along' : 'the listing brought none, which was checked',
  );
}

/** Directory.Read.All opens the listing and not these: without the other permission it would bring none. */
async function isAllowed(reader: Reader, run: Run): Promise<boolean> {
  const first = applications({ $select: 'id,appId', $top: '1' }, 'graph:applications/first');
  // A page may be empty and still go on.
  for await (const row of reader.rows(first)) {
    const application = parseRow(row, Application, 'an application in graph:applications', run);
    if (application === undefined) continue;
    const path = `/${VERSION}/applications/${application.id}/federatedIdentityCredentials`;
    try {
      await reader.get({ service: 'graph', path, operation }, z.object({ value: z.array(z.unknown()) }));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    return true;
  }
  return false;
}

/** No application has more than 20, so what is expanded is all. https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-considerations */
async function* expanded(reader: Reader, run: Run): AsyncGenerator<Federated> {
  const request = applications(
    { $select: 'id,appId', $expand: 'federatedIdentityCredentials', $top: '100' },
    operation,
  );
  for await (const row of reader.rows(request)) {
    const found = Expanded.safeParse(row);
    if (found.success)
      yield { objectId: found.data.id, appId: found.data.appId, rows: found.data.federatedIdentityCredentials };
    else if (Application.safeParse(row).success)
      throw new ReadFailed('unsupported', `${operation} came without what was asked for`);
    else parseRow(row, Expanded, `an application in ${operation}`, run);
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof ReadFailed && (error.because === 'unsupported' || apiErrorOf(error)?.status === 400);

async function* oneByOne(reader: Reader, run: Run, why: string): AsyncGenerator<Federated> {
  run.note(`federated credentials were asked for application by application, twenty in a call: ${why}`);
  const appIds = new Map<string, string>();
  async function* items(): AsyncGenerator<BatchItem> {
    for await (const row of reader.rows(
      applications({ $select: 'id,appId', $top: '999' }, 'graph:applications/index'),
    )) {
      const application = parseRow(row, Application, 'an application in graph:applications', run);
      if (application === undefined) continue;
      appIds.set(application.id, application.appId);
      yield { id: application.id, path: `/applications/${application.id}/federatedIdentityCredentials` };
    }
  }
  let found = 0;
  for await (const { id, rows, error } of reader.batch(items(), operation, VERSION)) {
    if (error !== null && !isMissing(error))
      run.gap(`the federated credentials of application ${id}`, error.because, error.message);
    found += rows.length;
    if (rows.length > 0) yield { objectId: id, appId: appIds.get(id) ?? '', rows };
    appIds.delete(id);
  }
  // Found here and not there: the listing does not bring them along. None anywhere: it is as good.
  run.known.remember(key(reader.tenant), found === 0);
}

/** Those of user-assigned managed identities, by the object id of their service principals. */
export async function* federatedIdentities(reader: Reader, run: Run, ids: Iterable<string>): AsyncGenerator<Federated> {
  const items = [...ids].map((id) => ({ id, path: `/servicePrincipals/${id}/federatedIdentityCredentials` }));
  for await (const { id, rows, error } of reader.batch(items, `${operation}/managedIdentities`, VERSION)) {
    if (error !== null && !isMissing(error))
      run.gap(`the federated credentials of managed identity ${id}`, error.because, error.message);
    if (rows.length > 0) yield { objectId: id, appId: '', rows };
  }
}

/** Reads what takes access away: what Asset Inventory says there is, or, where it says nothing, wherever it could be. */
import type { z } from 'zod';
import type { Run } from '../../../../core/connector.ts';
import { DiscoverError, messageOf, ReadFailed } from '../../../../core/errors.ts';
import type { Scope } from '../../../../core/model.ts';
import { ahead } from '../../../shared/ahead.ts';
import type { GoogleReader } from '../../../shared/google/client.ts';
import { parseRow } from '../../../shared/rows.ts';
import { nothingDenied, type Denied } from '../../privilege/level.ts';
import type { Session } from '../../session.ts';
import { byNumber, type Chain } from '../chain.ts';
import type { IamAssets } from '../iam-assets.ts';
import type { Member } from '../members.ts';
import { BoundaryPolicy, boundariesFrom, outside, PolicyBinding, type Boundary } from './boundaries.ts';
import { denied, DenyPolicy, type Denial } from './deny.ts';
import { boundaryClient, denyPolicyClient, policyBindingClient } from './library.ts';

export interface Restrictions {
  /** @param home of the member, when it lives in a place that we know */
  denied(member: Member, home: Chain | undefined, place: Chain): Denied;
  /** Reasons why it may not get there. */
  outside(member: Member, home: Chain | undefined, place: Chain): readonly string[];
  /** Something of it could not be read: what grants allow is then at most what they say. */
  incomplete: boolean;
}

const AT_ONCE = 8;
/** The library pages by itself, and warns of whoever does not say that this is known. */
const PAGED = { autoPaginate: false };

interface Reading {
  session: Session;
  reader: GoogleReader;
  scope: Scope;
  run: Run;
  /** What could not be read, by what it is; one gap each. */
  failed: Map<string, ReadFailed>;
}

export async function restrictionsOf(
  session: Session,
  scope: Scope,
  { denyPolicies, boundParents, refused }: IamAssets,
  run: Run,
): Promise<Restrictions> {
  const reading: Reading = { session, reader: session.reader(run), scope, run, failed: new Map() };
  const denials =
    refused === undefined
      ? await readDenials(reading, denyPolicies)
      : await readDenials(reading, await listed(reading));
  const parents = refused === undefined ? boundParents : organizationOf(scope);
  const boundaries = parents.length === 0 ? [] : await readBoundaries(reading, parents);
  for (const [what, error] of reading.failed) run.gap(what, error.because, error.message);
  if (scope.kind !== 'organization') {
    run.note('deny policies and access boundaries above the project are not read: levels are the most that it can be');
  }
  return {
    denied: (member, home, place) => (denials.length === 0 ? nothingDenied : denied(denials, member, home, place)),
    outside: (member, home, place) => outside(boundaries, member, home, place),
    incomplete: reading.failed.size > 0,
  };
}

const organizationOf = ({ kind, nativeId }: Scope): string[] =>
  kind === 'organization' ? [`organizations/${nativeId}`] : [];

/** @returns `undefined` when it failed, which is kept in mind */
async function tried<T>({ failed }: Reading, what: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const isOurs = error instanceof ReadFailed;
    if (!isOurs && error instanceof DiscoverError) throw error;
    // Whatever else comes out of the library is an answer that it did not understand.
    const failure = isOurs ? error : new ReadFailed('failed', `${what}: ${messageOf(error)}`, { cause: error });
    if (!failed.has(what)) failed.set(what, failure);
    return undefined;
  }
}

const DENY = 'deny policies';

/** Names of deny policies at every place of the scope. */
async function listed(reading: Reading): Promise<string[]> {
  const { session, reader, scope } = reading;
  const projects =
    scope.kind === 'organization'
      ? session.projects.wantedIn(scope.nativeId).filter(({ active }) => active)
      : [session.projects.get(scope.nativeId)].filter((project) => project !== undefined);
  const folders = new Set(projects.flatMap((project) => project.folders.map(({ number }) => `folders/${number}`)));
  const places = [
    ...organizationOf(scope),
    ...(scope.kind === 'organization' ? folders : []),
    ...projects.map(({ number }) => `projects/${number}`),
  ];
  const client = await denyPolicyClient(reader, 'iam:denypolicies.list');
  const names: string[] = [];
  for await (const found of ahead(places, AT_ONCE, (place) =>
    tried(reading, DENY, async () => {
      const parent = `policies/${encodeURIComponent(`cloudresourcemanager.googleapis.com/${place}`)}/denypolicies`;
      const rows = await Array.fromAsync(client.listPoliciesAsync({ parent }, PAGED));
      return rows.map(({ name }) => name).filter((name) => typeof name === 'string');
    }),
  )) {
    names.push(...(found ?? []));
  }
  return names;
}

/** A listing leaves the rules out: each policy is read by itself. */
async function readDenials(reading: Reading, names: readonly string[]): Promise<Denial[]> {
  if (names.length === 0) return [];
  const { session, reader, run } = reading;
  const client = await denyPolicyClient(reader, 'iam:denypolicies.get');
  const denials: Denial[] = [];
  for await (const row of ahead(names, AT_ONCE, (name) =>
    tried(reading, DENY, async () => (await client.getPolicy({ name }))[0]),
  )) {
    const policy = row === undefined ? undefined : parseRow(row, DenyPolicy, 'a deny policy', run);
    if (policy === undefined) continue;
    const [, point = ''] = /^policies\/([^/]+)\//.exec(policy.name) ?? [];
    const at = decodeURIComponent(point).replace(/^cloudresourcemanager\.googleapis\.com\//, '');
    for (const { denyRule } of policy.rules) {
      if (denyRule) denials.push({ ...denyRule, at: byNumber(at, session.projects) });
    }
  }
  return denials;
}

/** Policies belong to the organization, and are bound anywhere. */
async function readBoundaries(reading: Reading, parents: readonly string[]): Promise<Boundary[]> {
  const { session, reader, run } = reading;
  const [organization] = organizationOf(reading.scope);
  if (organization === undefined) return [];
  const what = 'principal access boundaries';
  const policies = await tried(reading, what, async () => {
    const client = await boundaryClient(reader, 'iam:principalaccessboundarypolicies.list');
    const parent = `${organization}/locations/global`;
    return Array.fromAsync(client.listPrincipalAccessBoundaryPoliciesAsync({ parent, pageSize: 1000 }, PAGED));
  });
  // Without any, nothing can be bound.
  if (policies === undefined || policies.length === 0) return [];
  const bindings = await tried(reading, what, async () => {
    const client = await policyBindingClient(reader, 'iam:policybindings.list');
    const found: unknown[] = [];
    for (const parent of parents) {
      found.push(
        ...(await Array.fromAsync(
          client.listPolicyBindingsAsync({ parent: `${parent}/locations/global`, pageSize: 1000 }, PAGED),
        )),
      );
    }
    return found;
  });
  return boundariesFrom(
    rowsOf(policies, BoundaryPolicy, 'a principal access boundary', run),
    rowsOf(bindings ?? [], PolicyBinding, 'a binding of a principal access boundary', run),
    (place) => byNumber(place, session.projects),
  );
}

const rowsOf = <T>(rows: readonly unknown[], schema: z.ZodType<T>, what: string, run: Run): T[] =>
  rows.map((row) => parseRow(row, schema, what, run)).filter((row) => row !== undefined);

/** IAM users, roles and root of an account, what they may do, and who may act as them. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { accountSummary, expectTotal } from '../account-summary.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { credentialReport, type ReadReport } from '../credential-report/read.ts';
import { parseDocument } from '../policy-document.ts';
import { withAccountFacts } from '../principals/account-facts.ts';
import { readBulk, type Bulk, type PolicySources } from '../principals/bulk.ts';
import { grantsOf, type Policies } from '../principals/grants.ts';
import { identityOfRole, identityOfUser, roleRef, rootIdentity, userRef } from '../principals/identities.ts';
import { listActors } from '../principals/listed.ts';
import { managedPolicies } from '../principals/managed-policies.ts';
import type { Role, User } from '../principals/principal.ts';
import { rememberUsers, type KnownUser } from '../principals/users.ts';
import { deniesOf, trustsOf } from '../trust.ts';

export const principals: Collector<Session> = {
  id: 'principals',
  title: 'IAM users and roles, their policies and trusts',
  in: ['account'],
  emits: ['iam-user', 'iam-role', 'root', 'policy-grant', 'role-trust'],
  permissions: [
    'iam:GetAccountAuthorizationDetails',
    'iam:ListPolicies',
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
    'iam:GetAccountSummary',
    'iam:GenerateCredentialReport',
    'iam:GetCredentialReport',
    // For the list of scopes, which no collector reads.
    'iam:ListAccountAliases',
    'account:ListRegions',
  ],
  firstRunCalls: 15,
  collect: (session, scope, run) =>
    withAccountFacts({ session, scope, run }, (listening) => readPrincipals(session, scope, listening)),
};

async function* readPrincipals(session: Session, scope: Scope, run: Run): AsyncGenerator<InventoryRecordInput> {
  const reader = session.in(scope, run);
  await reader.enter();
  const summary = await accountSummary(session, scope, run);
  expectTotal(run, summary, 'iam-user', 'Users');
  expectTotal(run, summary, 'iam-role', 'Roles');

  // It takes IAM seconds to make: meanwhile the principals are read.
  const reporting = reportOrNote(session, scope, run);
  reporting.catch(() => undefined);
  const { sources, actors } = await bulkOrListed(reader, run);
  const managed = await managedPolicies(session, reader, run, sources.documents);
  const policies: Policies = { groups: sources.groups, managed: (arn) => managed.documentOf(arn) };
  const report = await reporting;
  yield rootOf(session, scope, report);

  const users: KnownUser[] = [];
  let whole = true;
  for await (const actor of actors) {
    if ('user' in actor) {
      users.push(actor.user);
      yield* recordsOfUser(actor.user, { scope, report, policies });
    } else if ('role' in actor) {
      yield* recordsOfRole(actor.role, { session, scope, run, policies });
    } else if (actor.lost === 'user') whole = false;
  }
  rememberUsers(session, scope, users, whole);
}

/** The bulk call where it is offered, else one by one. */
async function bulkOrListed(reader: Reader, run: Run): Promise<Bulk> {
  try {
    return await readBulk(reader, run);
  } catch (error) {
    if (!(error instanceof ReadFailed) || (error.because !== 'denied' && error.because !== 'unsupported')) throw error;
    run.note(`users and roles were read one by one, at several calls each: ${error.message}`);
    const sources: PolicySources = { groups: new Map(), documents: new Map() };
    return { sources, actors: listActors(reader, run, sources.groups) };
  }
}

/** Without the report, who has a password is unknown; the credentials' own collectors say that it is missing. */
async function reportOrNote(session: Session, scope: Scope, run: Run): Promise<ReadReport | null> {
  try {
    return await credentialReport(session, scope, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`people and machines are told apart without the credential report: ${error.message}`);
    return null;
  }
}

function rootOf(session: Session, scope: Scope, report: ReadReport | null): InventoryRecordInput {
  const createdAt = report?.root?.createdAt ?? {
    unknown: 'pending' as const,
    detail: 'the credential report was not read',
  };
  return rootIdentity(scope.nativeId, session.partition.id, scope.ref, createdAt, report?.root?.mfa ?? null);
}

interface UserContext {
  scope: Scope;
  report: ReadReport | null;
  policies: Policies;
}

async function* recordsOfUser(
  user: User,
  { scope, report, policies }: UserContext,
): AsyncGenerator<InventoryRecordInput> {
  // A user made after the report has no row in it: whether it has a password is not known yet.
  const hasPassword = report?.users.get(user.arn)?.hasPassword ?? null;
  yield identityOfUser(user, scope.ref, hasPassword);
  yield* grantsOf({ actor: user, ref: userRef(user.id), scope: scope.ref }, user.groups, policies);
}

interface RoleContext {
  session: Session;
  scope: Scope;
  run: Run;
  policies: Policies;
}

async function* recordsOfRole(
  role: Role,
  { session, scope, run, policies }: RoleContext,
): AsyncGenerator<InventoryRecordInput> {
  const ref = roleRef(role.id);
  const document = parseDocument(role.trust);
  if (document === null) run.gap(`the trust policy of ${role.arn}`, 'failed', 'it is no policy document');
  const around = { account: scope.nativeId, organization: session.organization };
  const trusting = { id: role.id, ref, scope: scope.ref, source: role.source };
  const trusts = document === null ? [] : trustsOf(trusting, document, around);
  yield identityOfRole(role, scope.ref, trusts, document === null ? 0 : deniesOf(document), run.now());
  yield* trusts;
  yield* grantsOf({ actor: role, ref, scope: scope.ref }, [], policies);
}

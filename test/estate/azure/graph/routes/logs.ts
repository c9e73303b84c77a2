/** Reports and logs of use. They have a licence, a limit and refusals of their own. */
import { DAY, HOUR } from '../../../clock.ts';
import { NEEDED } from '../../catalog/needed.ts';
import type { SignIn } from '../../state.ts';
import {
  appCredentialSignInActivity,
  credentialActivities,
  isActive,
  servicePrincipalSignInActivity,
} from '../entities/activity.ts';
import {
  directoryAudit,
  retained,
  riskyServicePrincipal,
  signIn,
  summarizedSignIn,
  summarize,
} from '../entities/logs.ts';
import type { Entity, Row, Wire } from '../entity.ts';
import { badRequest, deniedLogs, GraphError, noSegment, unlicensed, unsupportedRole } from '../errors.ts';
import type { GraphCall } from '../render.ts';
import { other, route, type Route } from './route.ts';

/** Rows of a page, by default and at most. */
const PAGE = 1000;

function checkTenant({ state }: GraphCall): void {
  if (!state.licence.p1) throw unlicensed();
  if (!state.behaviour.supportedRole) throw unsupportedRole();
}

const lastSegment = ({ pathname }: GraphCall): string => pathname.split('/').at(-1)?.split('(')[0] ?? '';

function report(of: Entity, rows: (call: GraphCall) => readonly Row[], call: GraphCall): Wire {
  if (!call.state.behaviour.signInReports) throw noSegment(lastSegment(call));
  checkTenant(call);
  return other(of, rows(call), call, PAGE);
}

const WINDOWS: Readonly<Record<string, number>> = { h1: HOUR, h6: 6 * HOUR, d1: DAY };

function summaries(kind: SignIn['kind'], call: GraphCall): Wire {
  const { state, params } = call;
  const [name = ''] = params;
  const window = WINDOWS[name];
  if (!state.behaviour.summarizedSignIns) throw noSegment(lastSegment(call));
  if (window === undefined) throw badRequest(`Requested value '${name}' was not found.`);
  checkTenant(call);
  return other(summarizedSignIn, summarize(state, kind, window), call, PAGE);
}

/** What its page calls filterable; nothing is said of the credential, so that it is refused here. */
const FILTERABLE =
  /^(?:appDisplayName|appId|conditionalAccessStatus|correlationId|createdDateTime|id|ipAddress|resourceDisplayName|resourceId|servicePrincipalId|servicePrincipalName|signInEventTypes|status|userId|userPrincipalName)\b/;

/** Without a filter on its event types, the log is that of people who sign in interactively. */
function signIns(call: GraphCall): Wire {
  checkTenant(call);
  const { state, query } = call;
  const odd = query.filter?.paths.find((path) => !FILTERABLE.test(path));
  if (odd !== undefined) throw badRequest(`Filtering on '${odd}' is not supported.`);
  const since = retained(state);
  const asked = query.filter?.paths.includes('signInEventTypes') === true;
  return other(signIn, asked ? state.signIns.filter(({ at }) => at >= since) : [], call, PAGE);
}

function audits(call: GraphCall): Wire {
  const since = retained(call.state);
  return other(
    directoryAudit,
    call.state.audits.filter(({ at }) => at >= since),
    call,
  );
}

function risky(call: GraphCall): Wire {
  if (!call.state.licence.p2) throw new GraphError(403, 'Forbidden', 'Your tenant is not licensed for this feature.');
  return other(riskyServicePrincipal, call.state.riskyServicePrincipals, call, 500);
}

const log = { denied: deniedLogs };
const beta = { ...log, versions: ['beta'] as const };

export const logRoutes: readonly Route[] = [
  route(
    'reports/servicePrincipalSignInActivities',
    'reports.servicePrincipalSignInActivities',
    NEEDED.reports,
    (call) =>
      report(
        servicePrincipalSignInActivity,
        ({ state }) => [...state.servicePrincipals.values()].filter(isActive),
        call,
      ),
    beta,
  ),
  route(
    'reports/appCredentialSignInActivities',
    'reports.appCredentialSignInActivities',
    NEEDED.reports,
    (call) => report(appCredentialSignInActivity, ({ state }) => credentialActivities(state), call),
    beta,
  ),
  route(
    "auditLogs/getSummarizedServicePrincipalSignIns(aggregationWindow='{}')",
    'auditLogs.getSummarizedServicePrincipalSignIns',
    NEEDED.signIns,
    (call) => summaries('servicePrincipal', call),
    beta,
  ),
  route(
    "auditLogs/getSummarizedMSISignIns(aggregationWindow='{}')",
    'auditLogs.getSummarizedMSISignIns',
    NEEDED.signIns,
    (call) => summaries('managedIdentity', call),
    beta,
  ),
  route('auditLogs/signIns', 'auditLogs.signIns', NEEDED.signIns, signIns, log),
  route('auditLogs/directoryAudits', 'auditLogs.directoryAudits', NEEDED.audits, audits, log),
  route('identityProtection/riskyServicePrincipals', 'riskyServicePrincipals', NEEDED.riskyServicePrincipals, risky),
];

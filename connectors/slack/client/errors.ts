/** What Slack's refusals mean. Codes: the tables at the end of every page of https://docs.slack.dev/reference/methods */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import type { Unknown } from '../../../core/model.ts';

/** An answer that is no JSON of Slack's is put there by the SDK as text, or leaves it out. */
const Refusal = z.object({ error: z.string(), needed: z.string().optional() });

/** A refusal with Slack's own code. */
export class SlackRefused extends ReadFailed {
  /** e.g. `missing_scope` */
  readonly slackCode: string;

  constructor(because: Unknown, slackCode: string, message: string, next?: string) {
    super(because, message, { next });
    this.slackCode = slackCode;
  }
}

const because: Readonly<Record<string, Unknown>> = {
  missing_scope: 'denied',
  no_permission: 'denied',
  not_allowed: 'denied',
  not_allowed_token_type: 'denied',
  not_an_admin: 'denied',
  restricted_action: 'denied',
  user_is_restricted: 'denied',
  enterprise_is_restricted: 'denied',
  team_access_not_granted: 'denied',
  app_management_app_not_installed_on_org: 'denied',
  access_denied: 'denied',
  accesslimited: 'denied',
  ekm_access_denied: 'denied',
  not_authed: 'denied',
  invalid_auth: 'denied',
  account_inactive: 'denied',
  token_revoked: 'denied',
  token_expired: 'denied',
  org_login_required: 'denied',
  two_factor_setup_required: 'denied',
  // Of the Audit Logs API: https://docs.slack.dev/reference/audit-logs-api/methods-actions-reference#errors
  missing_authentication: 'denied',
  invalid_authentication: 'denied',
  user_not_authorized: 'denied',
  team_not_authorized: 'denied',
  method_not_allowed: 'denied',
  invalid_workspace: 'unlicensed',
  feature_not_enabled: 'unlicensed',
  not_an_enterprise: 'unlicensed',
  paid_only: 'unlicensed',
  unknown_method: 'unsupported',
  method_deprecated: 'unsupported',
  deprecated_endpoint: 'unsupported',
};

const next = (code: string, needed: string | undefined): string | undefined => {
  if (code === 'missing_scope') {
    return `Give the app of this token the user scope ${needed ?? 'that is missing'}, and install it again: discover permissions --provider slack`;
  }
  if (code === 'not_allowed_token_type')
    return 'Use a user token (xoxp-…) of an administrator: bots may not ask for this.';
  if (/^(?:invalid_authentication|user_not_authorized)$/.test(code)) {
    return 'Put the token of an owner of the organization, with the user scope auditlogs:read, into SLACK_AUDIT_TOKEN.';
  }
  if (/^(?:app_management_app_not_installed_on_org|team_access_not_granted|team_not_authorized)$/.test(code)) {
    return 'Install the app on the organization, not on one workspace: https://docs.slack.dev/enterprise/organization-ready-apps';
  }
  if (/auth|token|account_inactive/.test(code)) return 'Put a token that works into SLACK_TOKEN.';
  if (because[code] === 'denied') return 'Whoever installed the app of this token must be an administrator or owner.';
  return undefined;
};

/** @param code what Slack put into `error`; anything, when it was not Slack that answered */
export function refused(method: string, code: string, needed?: string): SlackRefused {
  if (!/^[a-z0-9_]{1,100}$/.test(code)) {
    return new SlackRefused(
      'failed',
      'not-slack',
      `${method} was not answered by Slack: what came is no JSON of its own`,
      'Look for a proxy or a sign-in page on the way to Slack.',
    );
  }
  const why = code === 'missing_scope' && needed !== undefined ? `${code}: ${needed.slice(0, 200)}` : code;
  return new SlackRefused(because[code] ?? 'failed', code, `${method} was refused (${why})`, next(code, needed));
}

/** What the SDK throws, as what the engine understands. */
export function inOurWords(error: unknown, method: string): unknown {
  // Whatever the one door threw: a refusal to send, an end of retries, the end of the run.
  if (error instanceof WebAPIRequestError) return error.original;
  if (error instanceof WebAPIHTTPError) {
    // Never its body: it may be anything.
    return new SlackRefused(
      'failed',
      `http-${error.statusCode}`,
      `${method} was answered with HTTP ${error.statusCode}`,
    );
  }
  if (!(error instanceof WebAPIPlatformError)) return error;
  const said = Refusal.safeParse(error.data).data;
  return refused(method, said?.error ?? '', said?.needed);
}

/** Everything that one sign-in knows, and how a collector reads. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../../core/errors.ts';
import { memoOf, type Memos } from '../../shared/memo.ts';
import type { Settings } from '../settings.ts';
import { auditApi, type AuditApi } from './audit-api.ts';
import { SlackRefused } from './errors.ts';
import { webApi, type WebApi } from './web-api.ts';

/** What was signed in to. */
export interface Place {
  kind: 'enterprise' | 'workspace';
  id: string;
  name: string;
  /** Of a workspace that is part of one. */
  enterprise: string | null;
}

export interface Session {
  readonly settings: Settings;
  readonly place: Place;
  web(run: Run): WebApi;
  audit(run: Run): AuditApi;
  /** What one collector found out for the next ones. What failed may go well the next time. */
  memo<T>(key: string, make: () => Promise<T>): Promise<T>;
}

/** https://docs.slack.dev/reference/methods/auth.test */
const Identity = z.object({
  team: z.string(),
  team_id: z.string(),
  user: z.string().default(''),
  user_id: z.string().default(''),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

/** @throws SignInFailed before anything is read */
export async function openSession(settings: Settings, run: Run): Promise<{ session: Session; caller: string }> {
  const token = settings.token ?? process.env['SLACK_TOKEN'];
  if (token === undefined || token === '') {
    throw new SignInFailed('there is no token for Slack', {
      next: 'Put a user token (xoxp-…) of an administrator into SLACK_TOKEN: discover permissions --provider slack',
    });
  }
  const auditToken = settings.auditToken ?? process.env['SLACK_AUDIT_TOKEN'] ?? token;
  const me = await whoAmI(settings, token, run);
  const place = placeOf(me);
  if (place.enterprise !== null) {
    run.note(`${place.name} belongs to the organization ${place.enterprise}: a token of the organization reads more`);
  }
  const memos: Memos = new Map();
  const session: Session = {
    settings,
    place,
    web: (each) => webApi(settings, token, each),
    audit: (each) => auditApi(settings, auditToken, each),
    memo: (key, make) => memoOf(memos, key, make),
  };
  return { session, caller: `${me.user} (${me.user_id}) in ${place.name}` };
}

async function whoAmI(settings: Settings, token: string, run: Run): Promise<z.infer<typeof Identity>> {
  try {
    return await webApi(settings, token, run).call('auth.test', {}, Identity);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    const code = error instanceof SlackRefused ? error.slackCode : '';
    const why = code === 'account_inactive' ? ': whoever it belongs to has left, or the app was removed' : '';
    throw new SignInFailed(`Slack does not take this token: ${error.message}${why}`, {
      next: error.next ?? 'Put a token that works into SLACK_TOKEN.',
      cause: error,
    });
  }
}

function placeOf(me: z.infer<typeof Identity>): Place {
  const enterprise = me.enterprise_id ?? null;
  if (me.is_enterprise_install === true && enterprise !== null) {
    return { kind: 'enterprise', id: enterprise, name: me.team, enterprise: null };
  }
  return { kind: 'workspace', id: me.team_id, name: me.team, enterprise };
}

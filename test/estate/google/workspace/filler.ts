/** As many tokens as are asked for, and the log of them: for counting calls. */
import { DAY, MINUTE, type Seconds } from '../../clock.ts';
import type { Random } from '../../random.ts';
import { resourceNumber } from '../ids.ts';
import { apiCall, consent, uniqueOf } from './log-lines.ts';
import type { LogLine, Member, OauthApp, Workspace } from './model.ts';

const SCOPE_SETS: readonly (readonly string[])[] = [
  ['openid', 'https://www.googleapis.com/auth/userinfo.email'],
  ['https://www.googleapis.com/auth/calendar'],
  ['https://www.googleapis.com/auth/drive'],
  ['https://www.googleapis.com/auth/gmail.readonly', 'openid'],
  ['https://www.googleapis.com/auth/drive.file'],
  ['https://www.googleapis.com/auth/contacts.readonly', 'profile'],
];
/** One app for so many tokens. */
const TOKENS_PER_APP = 400;

export function addFiller(workspace: Workspace, tokens: number, random: Random, now: Seconds): void {
  const members = [...workspace.members.values()];
  if (tokens === 0 || members.length === 0) return;
  const apps = makeApps(workspace, Math.max(5, Math.ceil(tokens / TOKENS_PER_APP)), random);
  const lines: Omit<LogLine, 'unique' | 'seenAt'>[] = [];
  for (let n = 0; n < tokens; n++) {
    const member = members[n % members.length] as Member;
    // Each round gives every member one app more, and never one that they have.
    const app = apps[(n + Math.floor(n / members.length)) % apps.length] as OauthApp;
    if (member.tokens.has(app.clientId)) continue;
    const scopes = SCOPE_SETS[apps.indexOf(app) % SCOPE_SETS.length] ?? [];
    member.tokens.set(app.clientId, { app, scopes });
    const authorizedAt = now - random.int(1, 900) * DAY - random.int(0, 1400) * MINUTE;
    if (authorizedAt > now - 180 * DAY) lines.push(consent('authorize', member.user, app, scopes, authorizedAt));
    const usedAt = now - random.int(0, 210) * DAY - random.int(1, 1400) * MINUTE;
    if (usedAt > now - 180 * DAY) lines.push(apiCall(member.user, app, scopes[0] ?? '', usedAt));
  }
  lines.sort((a, b) => a.at - b.at);
  for (const [n, line] of lines.entries()) {
    workspace.log.token.push({ ...line, unique: uniqueOf(line, n), seenAt: line.at + 2 * MINUTE });
  }
  for (const [n, member] of members.entries()) {
    member.enrolled = n % 2 === 0;
    if (n % 100 !== 0) continue;
    member.imapAt = now - 5 * DAY;
    member.passwords.push({
      codeId: 1,
      name: 'mail',
      createdAt: now - 400 * DAY,
      lastUsedAt: n % 200 === 0 ? null : now - DAY,
    });
  }
}

function makeApps(workspace: Workspace, count: number, random: Random): OauthApp[] {
  const made = Array.from({ length: count }, (_, n): OauthApp => ({
    clientId: `${resourceNumber(random)}-${random.chars('abcdefghijklmnopqrstuvwxyz0123456789', 32)}.apps.googleusercontent.com`,
    name: `App ${n + 1}`,
    clientType: 'WEB',
    anonymous: false,
  }));
  for (const app of made) workspace.apps.set(app.clientId, app);
  return made;
}

/** Personal access tokens of the people in Azure DevOps organizations: asked for person by person, there is no other way. */
import { z } from 'zod';
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { ahead } from '../../shared/ahead.ts';
import { parseRow } from '../../shared/rows.ts';
import { apiErrorOf, isMissing } from '../client/errors.ts';
import type { Session } from '../client/session.ts';
import { failures } from '../grants/failures.ts';
import { timestamp } from '../usage/dates.ts';
import { asRefusal, devopsListing, devopsRequest } from './devops/requests.ts';
import { switchedOff } from './opt-in.ts';

const AT_ONCE = 4;
/**
 * Both are in preview, for years. The next page of users is told in a header, that of tokens in the body.
 * https://learn.microsoft.com/en-us/rest/api/azure/devops/tokenadmin/personal-access-tokens/list
 */
const VERSION = '7.1-preview.1';
const HOST = 'vssps.dev.azure.com';
/** The scope that is all scopes. */
const EVERYTHING = 'app_token';

const UserRow = z.object({
  descriptor: z.string().min(1),
  displayName: z.string().nullish(),
  principalName: z.string().nullish(),
});
type User = z.infer<typeof UserRow>;

/** The token itself is in none of these fields, and its own is not read. */
const TokenRow = z.object({
  authorizationId: z.string().min(1),
  displayName: z.string().nullish(),
  validFrom: z.string().nullish(),
  validTo: z.string().nullish(),
  scope: z.string().nullish(),
  isValid: z.boolean().nullish(),
});
type TokenRow = z.infer<typeof TokenRow>;
const Tokens = z.object({ value: z.array(z.unknown()), continuationToken: z.string().nullish() });

export const devopsTokens: Collector<Session> = {
  id: 'azure-devops-tokens',
  title: 'Personal access tokens of Azure DevOps',
  in: ['tenant'],
  emits: ['devops-pat'],
  permissions: ['Azure DevOps: Project Collection Administrators'],
  firstRunCalls: 200,
  async *collect(session, scope, run) {
    const { devops } = session.settings;
    if (devops === undefined) switchedOff('Azure DevOps organizations', 'devops.organizations');
    const failed = failures('personal access tokens', devops.organizations.length);
    for (const organization of devops.organizations) {
      try {
        yield* tokensOf({ organization, session, scope, run });
      } catch (error) {
        if (!(error instanceof ReadFailed)) throw error;
        failed.add(asRefusal(error, 'Project Collection Administrators'), organization);
      }
    }
    failed.end(run);
  },
};

interface Context {
  organization: string;
  session: Session;
  scope: Scope;
  run: Run;
}

async function* tokensOf(context: Context): AsyncGenerator<InventoryRecordInput> {
  const { organization, scope, run } = context;
  const invalid = failures(`personal access tokens in ${organization}`, Infinity);
  const read = async (user: User): Promise<{ user: User; tokens: TokenRow[] }> => {
    try {
      return { user, tokens: await tokensOfUser(user, context) };
    } catch (error) {
      // Not everybody who is listed is a person; of whom it cannot be asked is said, and the others are asked.
      if (!(error instanceof ReadFailed) || apiErrorOf(error)?.status !== 400) throw error;
      invalid.add(error, user.principalName ?? user.displayName ?? user.descriptor);
      return { user, tokens: [] };
    }
  };
  for await (const { user, tokens } of ahead(usersOf(context), AT_ONCE, read)) {
    for (const token of tokens) yield tokenRecord(token, user, organization, scope, run);
  }
  invalid.end(run);
}

/** https://learn.microsoft.com/en-us/rest/api/azure/devops/graph/users/list */
async function* usersOf(context: Context): AsyncGenerator<User> {
  const { session, scope, organization, run } = context;
  const path = `/${organization}/_apis/graph/users`;
  const request = devopsListing(session, { host: HOST, path, operation: 'users', query: { 'api-version': VERSION } });
  for await (const row of session.in(scope, run).rows(request)) {
    const user = parseRow(row, UserRow, `a user of ${organization}`, run);
    if (user !== undefined) yield user;
  }
}

async function tokensOfUser(user: User, { organization, session, scope, run }: Context): Promise<TokenRow[]> {
  const tokens: TokenRow[] = [];
  const seen = new Set<string>();
  const path = `/${organization}/_apis/tokenadmin/personalaccesstokens/${encodeURIComponent(user.descriptor)}`;
  let next: string | undefined;
  do {
    const query = { 'api-version': VERSION, ...(next === undefined ? {} : { continuationToken: next }) };
    const request = devopsRequest(session, { host: HOST, path, operation: 'personalAccessTokens', query });
    try {
      const page = await session.in(scope, run).get(request, Tokens);
      tokens.push(...page.value.flatMap((row) => parseRow(row, TokenRow, 'a personal access token', run) ?? []));
      next = page.continuationToken || undefined;
    } catch (error) {
      // Somebody who left meanwhile.
      if (!isMissing(error)) throw error;
      next = undefined;
    }
    if (next !== undefined && seen.has(next))
      throw new ReadFailed('failed', 'the tokens of a person gave the same next page twice; they have no end');
    if (next !== undefined) seen.add(next);
  } while (next !== undefined);
  return tokens;
}

function tokenRecord(token: TokenRow, user: User, organization: string, scope: Scope, run: Run): InventoryRecordInput {
  const { authorizationId: id, displayName, validFrom, validTo, scope: granted, isValid } = token;
  const expiresAt = timestamp(validTo);
  const owner = user.principalName ?? user.displayName;
  const expired = expiresAt !== null && expiresAt < run.now();
  return {
    record: 'credential',
    ref: `azure:devops-pat:${id}`,
    scope: scope.ref,
    source: 'devops:personalAccessTokens',
    // It acts as a person, and people are not inventoried.
    identity: null,
    kind: 'api-token',
    name: displayName ?? id,
    nativeId: id,
    status: expired ? 'expired' : isValid === false ? 'disabled' : 'active',
    createdAt: timestamp(validFrom) ?? { unknown: 'failed', detail: 'Azure DevOps gave no date' },
    rotatedAt: { unknown: 'unsupported', detail: 'a token that is regenerated gets a new start of validity' },
    expiresAt: expiresAt ?? { unknown: 'failed', detail: 'Azure DevOps gave no date' },
    usage: { unknown: 'unsupported', detail: 'Azure DevOps does not tell administrators when a token was used' },
    weaknesses: granted?.split(' ').includes(EVERYTHING) === true ? ['unrestricted'] : [],
    ownerHints: owner ? [{ kind: 'owner', value: owner.slice(0, 500), source: 'devops:user' }] : [],
    attributes: {
      organization,
      ...(owner ? { user: owner } : {}),
      ...(granted ? { scope: granted.slice(0, 4096) } : {}),
    },
  };
}

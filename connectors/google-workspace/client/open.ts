/** From settings to a session: signs in as an administrator, with the scopes that are allowed, and finds the customer. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../../core/errors.ts';
import { openGoogle, type Google } from '../../shared/google/auth.ts';
import { ActivityRow, UserRow } from '../schemas.ts';
import type { Settings } from '../settings.ts';
import { allScopes } from './scopes.ts';
import { createSession, workspaceReader, type Reader, type Session } from './session.ts';

/** @throws SignInFailed before anything is read */
export async function openSession(settings: Settings, run: Run): Promise<{ session: Session; caller: string }> {
  const { google, granted } = await signIn(settings, run);
  const reader = workspaceReader(google.reader(run), granted, settings);
  const customerId = await customerIdOf(reader, settings);
  if (google.ownKey !== undefined) {
    run.note(`signed in with the key ${google.ownKey.keyId} of ${google.ownKey.email}; the same works without a key`);
  }
  const session = createSession({ settings, customerId, reader: (each) => google.reader(each), granted });
  return { session, caller: google.caller };
}

interface SignedIn {
  google: Google;
  granted: ReadonlySet<string>;
}

/** One scope that is not allowed makes Google refuse them all: then each is tried by itself. */
async function signIn(settings: Settings, run: Run): Promise<SignedIn> {
  const open = (scopes: readonly string[]): Promise<Google> => {
    const { endpoints, credentialsFile, serviceAccount, adminEmail } = settings;
    return openGoogle({ endpoints, scopes, credentialsFile, impersonate: serviceAccount, subject: adminEmail }, run);
  };
  try {
    return { google: await open(allScopes), granted: new Set(allScopes) };
  } catch (error) {
    if (!isUnauthorizedClient(error)) throw inAdminsWords(error, settings);
    const granted: string[] = [];
    for (const scope of allScopes) if (await isAllowed(open, scope)) granted.push(scope);
    if (granted.length === 0) throw notDelegated(error);
    return { google: await open(granted), granted: new Set(granted) };
  }
}

async function isAllowed(open: (scopes: readonly string[]) => Promise<Google>, scope: string): Promise<boolean> {
  try {
    await open([scope]);
    return true;
  } catch (error) {
    if (isUnauthorizedClient(error)) return false;
    throw error;
  }
}

/** https://developers.google.com/identity/protocols/oauth2/service-account#error-codes */
const Refusal = z.object({
  response: z.object({ data: z.object({ error: z.string(), error_description: z.string().default('') }) }),
});

function refusalIn(error: unknown): { error: string; error_description: string } | undefined {
  return error instanceof SignInFailed ? Refusal.safeParse(error.cause).data?.response.data : undefined;
}

const isUnauthorizedClient = (error: unknown): boolean => refusalIn(error)?.error === 'unauthorized_client';

const notDelegated = (cause: unknown): SignInFailed =>
  new SignInFailed('domain-wide delegation does not include this service account, or none of the scopes', {
    next: 'In the Admin console, Security › API controls › Domain-wide delegation, add its client id with the scopes of: discover permissions --provider google-workspace',
    cause,
  });

function inAdminsWords(error: unknown, { adminEmail }: Settings): unknown {
  const refusal = refusalIn(error);
  if (refusal?.error !== 'invalid_grant' || !/Invalid email or User ID/i.test(refusal.error_description)) return error;
  return new SignInFailed(`${adminEmail} is not an active user of this Workspace domain`, {
    next: 'Set adminEmail to the primary address of an administrator who is not suspended.',
    cause: error,
  });
}

const Customer = UserRow.pick({ customerId: true });

/** Whatever answers first tells the customer's id: it costs no scope of its own. */
async function customerIdOf(reader: Reader, settings: Settings): Promise<string> {
  const { customer } = settings;
  const asking = [
    async () => {
      const query = { customer, maxResults: '1', fields: 'users(customerId)' };
      const { users } = await reader.get(
        { operation: 'directory.users.list', path: '/admin/directory/v1/users', query },
        z.object({ users: z.array(Customer).default([]) }),
      );
      return users[0]?.customerId;
    },
    async () => {
      const { items } = await reader.get(
        {
          operation: 'reports.activities.list',
          path: '/admin/reports/v1/activity/users/all/applications/admin',
          query: { maxResults: '1', ...(customer === 'my_customer' ? {} : { customerId: customer }) },
        },
        z.object({ items: z.array(ActivityRow.pick({ id: true })).default([]) }),
      );
      return items[0]?.id.customerId;
    },
  ];
  let refused: ReadFailed | undefined;
  for (const ask of asking) {
    try {
      const found = await ask();
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      refused ??= error;
    }
  }
  if (refused === undefined && customer !== 'my_customer') return customer;
  throw new SignInFailed(refused?.message ?? `the id of the customer ${customer} cannot be read`, {
    next: refused?.next ?? 'Set customer to the id in the Admin console: Account › Account settings › Profile.',
    cause: refused,
  });
}

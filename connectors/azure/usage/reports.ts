/** Entra's two reports of last sign-ins, both of beta: by application, and by secret or certificate. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { isUnknown, type NotSeen, type Observed, type Timestamp } from '../../../core/model.ts';
import type { Reader, Request } from '../client/reader.ts';
import { dated, latest, timestamp } from './dates.ts';
import { readReport, type Report } from './report.ts';

/** When an application was last seen, by kind of use. What counts as its use is what it did itself: the first two. */
export interface Activity {
  appOnly: Timestamp | null;
  delegated: Timestamp | null;
  /** Somebody asked for a token for it: it is called, which is no use of what it holds. */
  asResource: Timestamp | null;
}

export interface KeyActivity {
  lastAt: Timestamp | null;
  /** When it was really made: `startDateTime` is whatever its maker said. */
  createdAt: Timestamp | null;
}

/** https://learn.microsoft.com/en-us/graph/api/resources/signinactivity; failed attempts count in the first one only. */
const SignInActivity = z
  .object({ lastSignInDateTime: z.string().nullish(), lastSuccessfulSignInDateTime: z.string().nullish() })
  .nullish();
type SignInActivity = z.infer<typeof SignInActivity>;

/** https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipalsigninactivity */
const PrincipalRow = z.object({
  applicationAuthenticationClientSignInActivity: SignInActivity,
  applicationAuthenticationResourceSignInActivity: SignInActivity,
  delegatedClientSignInActivity: SignInActivity,
  delegatedResourceSignInActivity: SignInActivity,
});
const OfApplication = z.object({ appId: z.string().min(1) });

/** https://learn.microsoft.com/en-us/graph/api/resources/appcredentialsigninactivity; of the credential "across all flows". */
const CredentialRow = z.object({ createdDateTime: z.string().nullish(), signInActivity: SignInActivity });
const OfKey = z.object({ keyId: z.string().min(1) });

const textOf = (activity: SignInActivity): string | null | undefined =>
  activity?.lastSuccessfulSignInDateTime ?? activity?.lastSignInDateTime;
/** A date that cannot be read is a use whose time is not known, and not no use. */
const dateOf = (activity: SignInActivity): Observed<Timestamp> => dated(textOf(activity), null);

/** https://learn.microsoft.com/en-us/graph/api/reportroot-list-serviceprincipalsigninactivities; `$top` is honoured up to 999. */
const report = (name: string): Request => ({
  service: 'graph',
  path: `/beta/reports/${name}`,
  query: { $top: '999' },
  operation: `graph:reports/${name}`,
});

const odd = ({ issues: [issue] }: z.ZodError): NotSeen => ({
  unknown: 'failed',
  detail: `its row in the report is not understood (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
});

export function principalActivities(reader: Reader, run: Run): Promise<Report<Activity>> {
  const join = (a: Activity, b: Activity): Activity => ({
    appOnly: latest([a.appOnly, b.appOnly]),
    delegated: latest([a.delegated, b.delegated]),
    asResource: latest([a.asResource, b.asResource]),
  });
  return readReport(reader, run, report('servicePrincipalSignInActivities'), parsePrincipal, join);
}

function parsePrincipal(row: unknown): readonly [string, Activity | NotSeen] | undefined {
  const id = OfApplication.safeParse(row).data?.appId;
  if (id === undefined) return undefined;
  const parsed = PrincipalRow.safeParse(row);
  if (!parsed.success) return [id, odd(parsed.error)];
  const appOnly = dateOf(parsed.data.applicationAuthenticationClientSignInActivity);
  const delegated = dateOf(parsed.data.delegatedClientSignInActivity);
  if (isUnknown(appOnly)) return [id, appOnly];
  if (isUnknown(delegated)) return [id, delegated];
  const asResource = latest([
    timestamp(textOf(parsed.data.applicationAuthenticationResourceSignInActivity)),
    timestamp(textOf(parsed.data.delegatedResourceSignInActivity)),
  ]);
  return [id, { appOnly, delegated, asResource }];
}

export function credentialActivities(reader: Reader, run: Run): Promise<Report<KeyActivity>> {
  // A key that works for several resources has a row for each.
  const join = (a: KeyActivity, b: KeyActivity): KeyActivity => ({
    lastAt: latest([a.lastAt, b.lastAt]),
    createdAt: a.createdAt ?? b.createdAt,
  });
  return readReport(reader, run, report('appCredentialSignInActivities'), parseCredential, join);
}

function parseCredential(row: unknown): readonly [string, KeyActivity | NotSeen] | undefined {
  const id = OfKey.safeParse(row).data?.keyId;
  if (id === undefined) return undefined;
  const parsed = CredentialRow.safeParse(row);
  if (!parsed.success) return [id, odd(parsed.error)];
  const lastAt = dateOf(parsed.data.signInActivity);
  return [id, isUnknown(lastAt) ? lastAt : { lastAt, createdAt: timestamp(parsed.data.createdDateTime) }];
}

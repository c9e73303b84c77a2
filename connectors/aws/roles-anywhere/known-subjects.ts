/** What the last run learned of subjects, so that one that was not seen since costs no call. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';

const KnownCertificate = z.object({
  serial: z.string(),
  issuer: z.string().nullable(),
  enabled: z.boolean(),
  seenAt: z.string().nullable(),
  notBefore: z.string().nullable(),
  notAfter: z.string().nullable(),
});
export type KnownCertificate = z.infer<typeof KnownCertificate>;

const Note = z.object({
  /** By id: when it was last seen, and its certificates then. They change only when it comes in again. */
  subjects: z.record(z.string(), z.object({ seen: z.string(), certificates: z.array(KnownCertificate) })),
});
export type KnownSubjects = z.infer<typeof Note>['subjects'];

/** Some 300 bytes each. Those beyond are asked about every time. */
const MOST_REMEMBERED = 2000;

const keyOf = (account: string, region: string) => `roles-anywhere:${account}/${region}`;

/** `null`: nothing of Roles Anywhere was there the last time. */
export async function recallSubjects(account: string, region: string, run: Run): Promise<KnownSubjects | null> {
  return Note.safeParse(await run.known.recall(keyOf(account, region))).data?.subjects ?? null;
}

export function rememberSubjects(account: string, region: string, subjects: KnownSubjects, run: Run): void {
  const kept = Object.fromEntries(Object.entries(subjects).slice(0, MOST_REMEMBERED));
  run.known.remember(keyOf(account, region), { subjects: kept });
}

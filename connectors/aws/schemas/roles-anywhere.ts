/** IAM Roles Anywhere: the fields that we read. https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/ */
import { z } from 'zod';
import { rows } from './listing.ts';

/** REST gives dates as text, to the microsecond. */
const Time = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString().replace('.000Z', 'Z'));
const list = rows.nullable().transform((items) => items ?? []);
const Paged = z.object({
  nextToken: z
    .string()
    .nullish()
    .transform((token) => token ?? undefined),
});

export const ListTrustAnchors = Paged.extend({ trustAnchors: list });
export const TrustAnchorRow = z.object({
  trustAnchorId: z.string().min(1),
  trustAnchorArn: z.string().min(1),
  name: z.string(),
  enabled: z.boolean(),
  createdAt: Time.optional(),
  source: z
    .object({
      sourceType: z.string(),
      sourceData: z.object({ x509CertificateData: z.string().optional(), acmPcaArn: z.string().optional() }).optional(),
    })
    .optional(),
});
export type TrustAnchorRow = z.infer<typeof TrustAnchorRow>;

export const ListProfiles = Paged.extend({ profiles: list });
export const ProfileRow = z.object({
  profileId: z.string().min(1),
  profileArn: z.string().min(1),
  name: z.string(),
  enabled: z.boolean(),
  createdBy: z.string().optional(),
  createdAt: Time.optional(),
  roleArns: z.array(z.string()).default([]),
  managedPolicyArns: z.array(z.string()).default([]),
  sessionPolicy: z.string().optional(),
  requireInstanceProperties: z.boolean().optional(),
  durationSeconds: z.number().optional(),
});
export type ProfileRow = z.infer<typeof ProfileRow>;

export const ListSubjects = Paged.extend({ subjects: list });
export const SubjectRow = z.object({
  /** Becomes part of a path. */
  subjectId: z.string().regex(/^[a-zA-Z0-9-]{36}$/),
  subjectArn: z.string().min(1),
  x509Subject: z.string(),
  enabled: z.boolean(),
  createdAt: Time.optional(),
  lastSeenAt: Time.optional(),
});
export type SubjectRow = z.infer<typeof SubjectRow>;

export const GetSubject = z.object({ subject: z.object({ credentials: rows.default([]) }) });
export const SubjectCredential = z.object({
  serialNumber: z.string().min(1),
  issuer: z.string().optional(),
  enabled: z.boolean().optional(),
  seenAt: Time.optional(),
  /** Public. It is parsed for its dates and not kept. */
  x509CertificateData: z.string().optional(),
});

/** Secrets Manager: the fields that we read. Nothing here can hold a value of a secret. */
import { z } from 'zod';
import { Time } from '../schemas.ts';
import { rows, Tags, Tokened } from './listing.ts';

export const ListSecrets = Tokened.extend({ SecretList: rows });
/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html: absent means "has no value". */
export const SecretRow = z.object({
  ARN: z.string().regex(/^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:/),
  Name: z.string(),
  Description: z.string().optional(),
  /** The partner of a managed external secret. */
  Type: z.string().optional(),
  KmsKeyId: z.string().optional(),
  RotationEnabled: z.boolean().optional(),
  RotationLambdaARN: z.string().optional(),
  RotationRules: z
    .object({ AutomaticallyAfterDays: z.number().optional(), ScheduleExpression: z.string().optional() })
    .optional(),
  LastRotatedDate: Time.optional(),
  LastAccessedDate: Time.optional(),
  DeletedDate: Time.optional(),
  NextRotationDate: Time.optional(),
  Tags,
  SecretVersionsToStages: z.record(z.string(), z.array(z.string())).optional(),
  OwningService: z.string().optional(),
  CreatedDate: Time.optional(),
  PrimaryRegion: z.string().optional(),
});
export type SecretRow = z.infer<typeof SecretRow>;

export const ListSecretVersionIds = Tokened.extend({ Versions: rows });
export const SecretVersion = z.object({
  VersionId: z.string(),
  VersionStages: z.array(z.string()).default([]),
  CreatedDate: Time.optional(),
});

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicationStatusType.html */
export const DescribeSecret = z.object({
  ReplicationStatus: z.array(z.object({ Region: z.string(), LastAccessedDate: Time.optional() })).default([]),
});

/** IAM Identity Center: the fields that we read. https://docs.aws.amazon.com/singlesignon/latest/APIReference/ */
import { z } from 'zod';
import { Time } from '../schemas.ts';
import { rows, Tokened } from './listing.ts';

export const ListInstances = Tokened.extend({ Instances: rows });
export const InstanceRow = z.object({ InstanceArn: z.string().min(1), OwnerAccountId: z.string().optional() });
export type InstanceRow = z.infer<typeof InstanceRow>;

export const ListApplications = Tokened.extend({ Applications: rows });
export const ApplicationRow = z.object({
  ApplicationArn: z.string().min(1),
  ApplicationProviderArn: z.string().optional(),
  Name: z.string(),
  ApplicationAccount: z.string().optional(),
  InstanceArn: z.string().optional(),
  Status: z.string().optional(),
  Description: z.string().optional(),
  CreatedDate: Time.optional(),
});
export type ApplicationRow = z.infer<typeof ApplicationRow>;

/** Redirect addresses and audiences are left out. */
export const ListApplicationGrants = Tokened.extend({ Grants: z.array(z.object({ GrantType: z.string() })) });

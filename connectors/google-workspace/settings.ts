/** What a source of provider `google-workspace` may be told. */
import { z } from 'zod';
import { endpointsSchema } from '../shared/google/endpoints.ts';

const Email = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'not an e-mail address');

export const Settings = z.strictObject({
  /** The administrator who is read as. Whatever that person may not see, is not seen. */
  adminEmail: Email,
  /** The service account with domain-wide delegation. Absent: the one whose key or credentials this machine has. */
  serviceAccount: Email.optional(),
  /** A file of credentials. Default: Application Default Credentials. */
  credentialsFile: z.string().min(1).optional(),
  /** `C…`, for resellers and others who administer several. Default: that of the administrator. */
  customer: z
    .string()
    .regex(/^(?:C[0-9A-Za-z]{3,20}|my_customer)$/, 'not the id of a customer (C and letters) or my_customer')
    .default('my_customer'),
  /** Numbers of Google Cloud projects whose OAuth clients are the company's own. */
  ownProjects: z.array(z.string().regex(/^\d{6,20}$/, 'not the number of a project (digits, in quotes)')).default([]),
  /** Domain-wide delegation as exported from the Admin console: for grants older than the audit log. */
  delegatedClients: z.string().min(1).optional(),
  /** Users asked about each night because Google has no bulk listing. More of them cost one call each. */
  nightly: z
    .strictObject({
      /** About their app passwords. Default: 50 on the first night, then 10 to 30, the more the smaller the company. */
      appPasswords: z.int().min(1).max(10_000).optional(),
      /** About their consents, though the log tells of no change. */
      reconcile: z.int().min(1).max(10_000).default(10),
    })
    .default({ reconcile: 10 }),
  endpoints: endpointsSchema(['admin']).default({}),
});

export type Settings = z.infer<typeof Settings>;

/** What a source of provider `github` may be told. */
import { z } from 'zod';

/** https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication */
const Login = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})$/, 'not the login of an organization');

const Endpoint = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).search === '', 'an endpoint has no query')
  .optional();

export const Settings = z.strictObject({
  /** Logins of the organizations. Default: all in reach of whoever signs in. */
  organizations: z.array(Login).min(1).optional(),
  /** The slug of the enterprise. Tells which repositories an App may reach, when our App is installed there too. */
  enterprise: Login.optional(),
  /** A GitHub App. Absent: GITHUB_APP_ID with GITHUB_APP_PRIVATE_KEY, else a token. */
  app: z
    .strictObject({
      id: z.union([z.int().positive().transform(String), z.string().regex(/^[A-Za-z0-9.]{1,60}$/, 'not an App id')]),
      /** PEM, by reference: `${file:…}` or `${env:…}`. */
      privateKey: z.string().min(1),
      /** Only this installation. */
      installationId: z.int().positive().optional(),
    })
    .optional(),
  /** By reference: `${env:…}`. Default: GITHUB_TOKEN, then GH_TOKEN. */
  token: z.string().min(1).optional(),
  /**
   * `default` of GitHub Enterprise Server is `https://HOST/api/v3`, of GHE.com `https://api.SUBDOMAIN.ghe.com`.
   * https://docs.github.com/en/enterprise-server@latest/rest/using-the-rest-api/getting-started-with-the-rest-api
   */
  endpoints: z.strictObject({ default: Endpoint }).default({}),
  /** Nights in which each repository is asked once about its webhooks and secrets. What the audit log names is asked at once. */
  sweepNights: z.int().min(1).max(90).default(7),
  /** Share of the hourly limit that is left for others: below it no more repositories are read tonight. */
  reserve: z.number().min(0).max(0.95).default(0.3),
  /** Secrets of single repositories: one call for each repository and kind. */
  repositorySecrets: z
    .array(z.enum(['actions', 'dependabot', 'codespaces', 'agents']))
    .default(['actions', 'dependabot', 'agents']),
});

export type Settings = z.infer<typeof Settings>;

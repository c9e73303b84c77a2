/** What a source of provider `slack` may be told. */
import { z } from 'zod';

const Endpoint = z
  .url({ protocol: /^https?$/ })
  .refine((text) => new URL(text).search === '', 'an endpoint has no query')
  .optional();

/** https://docs.slack.dev/authentication/tokens */
const Token = z.string().regex(/^\S{1,500}$/, 'not a token: it has spaces in it, or is empty');

export const Settings = z.strictObject({
  /** A user token (`xoxp-…`) of an administrator; on Enterprise plans, of the organization. Default: SLACK_TOKEN. */
  token: Token.optional(),
  /** Of an owner of the organization, for the audit log. Default: SLACK_AUDIT_TOKEN, then `token`. */
  auditToken: Token.optional(),
  /** Ids of apps that the company made itself. Only needed where the plan does not tell. */
  ownApps: z.array(z.string().regex(/^A[A-Z0-9]{2,20}$/, 'not the id of an app (A…)')).default([]),
  /** `default`: `https://slack.com`; `audit`: `https://api.slack.com`, or `default` where that is given. */
  endpoints: z.strictObject({ default: Endpoint, audit: Endpoint }).default({}),
});
export type Settings = z.infer<typeof Settings>;

const bare = (url: string): string => url.replace(/\/+$/, '');

export const webApiOf = ({ endpoints }: Settings): string => `${bare(endpoints.default ?? 'https://slack.com')}/api/`;
export const auditApiOf = ({ endpoints }: Settings): string =>
  `${bare(endpoints.audit ?? endpoints.default ?? 'https://api.slack.com')}/audit/v1/`;

export const originsOf = (settings: Settings): readonly string[] => [
  ...new Set([webApiOf(settings), auditApiOf(settings)].map((url) => new URL(url).origin)),
];

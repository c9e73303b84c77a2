/**
 * What an OIDC trust asks of a token. Issuers that serve everyone (GitHub, GitLab.com, …) hand a token to any of their
 * customers: without a narrow subject the role is open to all of them.
 */
import type { z } from 'zod';
import type { TrustWeakness } from '../../../core/model.ts';
import type { Condition } from '../policy-document.ts';

type Weakness = z.infer<typeof TrustWeakness>;

export interface OidcFacts {
  issuer: string;
  /** Patterns that the subject may match. */
  subjects: string[];
  weaknesses: Weakness[];
  /** True when anybody can get a token from this issuer that is accepted. */
  open: boolean;
}

interface Issuer {
  is: RegExp;
  /** Everyone can be its customer. */
  shared: boolean;
  /** The groups are the parts of a subject that say whose it is: a wildcard in one is too wide. */
  tenant?: RegExp;
  /** Other claims that say whose it is. https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/ */
  claims?: RegExp;
  /** The audience already names one customer. */
  byAudience?: true;
}

const issuers: readonly Issuer[] = [
  {
    // https://docs.github.com/actions/reference/openid-connect-reference: repo:ORG/REPO:…
    is: /^token\.actions\.githubusercontent\.com/,
    shared: true,
    tenant: /^repo:([^:]*)/,
    claims: /^(?:repository|repository_id|job_workflow_ref)$/,
  },
  {
    // https://docs.gitlab.com/ci/secrets/id_token_authentication/: project_path:GROUP/PROJECT:…
    is: /^gitlab\.com/,
    shared: true,
    tenant: /^project_path:([^:]*)/,
    claims: /^(?:project_path|project_id)$/,
  },
  {
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/aws-configuration
    is: /^app\.terraform\.io/,
    shared: true,
    tenant: /^organization:([^:]*)(?::project:[^:]*)?:workspace:([^:]*)/,
    claims: /^terraform_workspace_id$/,
  },
  {
    // https://circleci.com/docs/openid-connect-tokens/: org/ORG/project/PROJECT/user/USER. Each org has its own issuer.
    is: /^oidc\.circleci\.com/,
    shared: false,
    tenant: /^org\/([^/]*)\/project\/([^/]*)/,
    claims: /project-id$/,
  },
  { is: /^agent\.buildkite\.com/, shared: true, tenant: /^organization:([^:]*):pipeline:([^:]*)/ },
  { is: /^api\.bitbucket\.org/, shared: false, tenant: /^\{?([^:]*)/ },
  // https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
  { is: /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com/, shared: false, tenant: /^system:serviceaccount:([^:]*):([^:]*)/ },
  {
    is: /^(?:cognito-identity\.amazonaws\.com|graph\.facebook\.com|www\.amazon\.com|accounts\.google\.com)$/,
    shared: true,
    byAudience: true,
  },
];
const otherIssuer: Issuer = { is: /./, shared: false };

export function oidcFacts(provider: string, conditions: readonly Condition[]): OidcFacts {
  const issuer = provider.split(':oidc-provider/')[1] ?? provider;
  const known = issuers.find(({ is }) => is.test(issuer)) ?? otherIssuer;
  const asked = conditions.map((condition) => ({
    ...condition,
    claim: claimOf(condition.key, issuer),
    ...readOperator(condition.operator),
  }));
  const own = asked.filter(({ claim }) => claim !== undefined);
  const positive = own.filter(({ positive: is }) => is);
  const subjects = positive.filter(({ claim }) => claim === 'sub').flatMap(({ values }) => values);
  const claims = positive.filter(({ claim = '' }) => known.claims?.test(claim));
  const audiences = positive.filter(({ claim = '' }) => /^(?:aud|azp|oaud|app_id)$/.test(claim));

  const wide = (text: string, like: boolean): boolean => like && isWide(text, known.tenant);
  const narrowClaim = claims.some(
    ({ values, like, optional, all }) =>
      !optional && !all && !(like && values.some((v) => /^[*?]/.test(v) || /^[^/]*\/[*]/.test(v))),
  );
  const wideSubject = positive.some(
    ({ claim, values, like }) => claim === 'sub' && values.some((value) => wide(value, like)),
  );
  const noSubject = subjects.length === 0 && !narrowClaim && !(known.byAudience && audiences.length > 0);

  const weaknesses: Weakness[] = [];
  if (noSubject) weaknesses.push('no-subject');
  if (wideSubject && !narrowClaim) weaknesses.push('wildcard-subject');
  if (own.some(({ all }) => all)) weaknesses.push('for-all-values');
  if (own.some(({ optional }) => optional)) weaknesses.push('if-exists');
  if (audiences.length === 0) weaknesses.push('no-audience');
  // Every token has a subject, so a condition on it binds even with `IfExists` or `ForAllValues:`.
  const bound =
    narrowClaim || (known.byAudience && audiences.length > 0) || (subjects.length > 0 && !spansTenants(positive));
  return { issuer, subjects, weaknesses, open: known.shared && !bound };
}

/** A subject that any customer can get: all wildcard before its own name. */
function spansTenants(
  positive: readonly { claim: string | undefined; like: boolean; values: readonly string[] }[],
): boolean {
  return positive.some(
    ({ claim, like, values }) => claim === 'sub' && like && values.some((value) => /^(?:[a-z_]*:?)?[*?]/.test(value)),
  );
}

function isWide(subject: string, tenant: RegExp | undefined): boolean {
  if (/^[*?]/.test(subject)) return true;
  if (tenant === undefined) return false;
  const whose = tenant.exec(subject)?.slice(1);
  // Without them, the wildcard stands before or in the place of the parts that would say whose it is.
  return whose === undefined ? /[*?]/.test(subject) : whose.some((part) => /[*?]/.test(part));
}

/** `token.actions.githubusercontent.com:sub` → `sub`. Condition keys are not case-sensitive. */
function claimOf(key: string, issuer: string): string | undefined {
  const prefix = `${issuer.toLowerCase()}:`;
  return key.toLowerCase().startsWith(prefix) ? key.slice(prefix.length).toLowerCase() : undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export function readOperator(operator: string): { positive: boolean; like: boolean; optional: boolean; all: boolean } {
  const base = operator.replace(/^For(?:All|Any)Values?:/i, '');
  return {
    positive: /^(?:String|Arn)(?:Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/i.test(base),
    like: /Like/i.test(base) || /^Arn/i.test(base),
    // True when the token does not have the claim at all.
    optional: /IfExists$/i.test(base),
    all: /^ForAllValues?:/i.test(operator),
  };
}

/** OIDC and SAML providers: whoever has a token of one may come in by the roles that trust it. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope, Timestamp } from '../../../core/model.ts';
import { isMissing } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { hintsFromTags } from '../owner-hints.ts';
import { accountFacts, type AccountFacts } from '../principals/account-facts.ts';
import { parseRow } from '../../shared/rows.ts';
import {
  ListOidcProviders,
  ListSamlProviders,
  OidcProvider,
  OidcProviderRow,
  SamlProviderRow,
} from '../schemas/iam-credentials.ts';

const LIST_SAML = 'iam:ListSAMLProviders';
const GET_OIDC = 'iam:GetOpenIDConnectProvider';

export const identityProviders: Collector<Session> = {
  id: 'identity-providers',
  title: 'OIDC and SAML providers',
  in: ['account'],
  emits: ['oidc-provider', 'saml-provider'],
  // GetSAMLProvider is not needed: the list has the dates, and its metadata documents may have 10 million characters.
  permissions: ['iam:ListOpenIDConnectProviders', GET_OIDC, LIST_SAML],
  after: ['principals'],
  firstRunCalls: 5,
  async *collect(session, scope, run) {
    const reader = session.in(scope, run);
    const facts = await accountFacts(session, scope);
    if (facts?.whole !== true) run.note('how many roles trust each provider is not known: not all roles were read');
    yield* oidcProviders(reader, { scope, facts, run });
    const { SAMLProviderList: list } = await reader.call(LIST_SAML, {}, ListSamlProviders);
    for (const row of list) {
      const provider = parseRow(row, SamlProviderRow, 'a SAML provider', run);
      if (provider !== undefined) yield samlProvider(provider, scope, facts, run.now());
    }
  },
};

interface Context {
  scope: Scope;
  facts: AccountFacts | null;
  run: Run;
}

/** The list has ARNs only; each one is asked about. An account has 100 at most. */
async function* oidcProviders(reader: Reader, { scope, facts, run }: Context): AsyncGenerator<InventoryRecordInput> {
  const { OpenIDConnectProviderList: list } = await reader.call(
    'iam:ListOpenIDConnectProviders',
    {},
    ListOidcProviders,
  );
  for (const row of list) {
    const arn = parseRow(row, OidcProviderRow, 'an OIDC provider', run)?.Arn;
    if (arn === undefined) continue;
    try {
      const provider = await reader.call(GET_OIDC, { OpenIDConnectProviderArn: arn }, OidcProvider);
      yield oidcProvider(arn, provider, scope, facts);
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      if (!isMissing(error)) run.gap(`the OIDC provider ${arn}`, error.because, error.message);
    }
  }
}

/** The provider is known by its ARN, as in the trust policies: made anew for the same issuer it is trusted as before. */
function oidcProvider(
  arn: string,
  provider: OidcProvider,
  scope: Pick<Scope, 'ref'>,
  facts: AccountFacts | null,
): InventoryRecordInput {
  return {
    ...trustAnchor(arn, 'oidc-provider', scope),
    source: GET_OIDC,
    name: provider.Url.replace(/^https:\/\//, ''),
    status: 'active',
    createdAt: provider.CreateDate ?? { unknown: 'unsupported' },
    expiresAt: { unknown: 'unsupported', detail: 'OIDC providers have no expiry' },
    ownerHints: hintsFromTags(provider.Tags).slice(0, 50),
    tags: provider.Tags,
    attributes: {
      url: provider.Url,
      clientIds: provider.ClientIDList,
      thumbprints: provider.ThumbprintList.length,
      ...trustedBy(arn, facts),
    },
  };
}

/** Made in every account that has permission sets. https://docs.aws.amazon.com/singlesignon/latest/userguide/slrconcept.html */
const ofIdentityCenter = /:saml-provider\/AWSSSO_[0-9a-f]+_DO_NOT_DELETE$/;

function samlProvider(
  row: SamlProviderRow,
  scope: Pick<Scope, 'ref'>,
  facts: AccountFacts | null,
  now: Timestamp,
): InventoryRecordInput {
  const ended = row.ValidUntil !== undefined && Date.parse(row.ValidUntil) <= Date.parse(now);
  return {
    ...trustAnchor(row.Arn, 'saml-provider', scope),
    source: LIST_SAML,
    name: row.Arn.split(':saml-provider/')[1] ?? row.Arn,
    status: ended ? 'expired' : 'active',
    managedBy: ofIdentityCenter.test(row.Arn) ? 'provider' : 'customer',
    createdAt: row.CreateDate ?? { unknown: 'unsupported' },
    expiresAt: row.ValidUntil ?? { unknown: 'unsupported', detail: 'IAM gave no end of validity' },
    attributes: trustedBy(row.Arn, facts),
  };
}

function trustAnchor(arn: string, type: string, scope: Pick<Scope, 'ref'>) {
  return {
    record: 'credential' as const,
    ref: `aws:${type}:${arn}` as const,
    scope: scope.ref,
    identity: null,
    kind: 'federation' as const,
    nativeId: arn,
    rotatedAt: { unknown: 'unsupported' as const, detail: 'it has no value of its own' },
    usage: { unknown: 'unsupported' as const, detail: 'its use shows on the roles that trust it' },
  };
}

/** Nothing, unless all roles were read: a count that lacks some would call it an orphan. */
function trustedBy(arn: string, facts: AccountFacts | null): { trustedBy?: number } {
  return facts?.whole === true ? { trustedBy: facts.trustedBy.get(arn) ?? 0 } : {};
}

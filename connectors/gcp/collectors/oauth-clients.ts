/** OAuth clients of workforce identity federation, and their secrets (which are never read). */
import type { Collector } from '../../../core/connector.ts';
import type { Identity, InventoryRecordInput, Ref } from '../../../core/model.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row } from '../assets/shelf.ts';
import { hintsFromText } from '../owner-hints.ts';
import type { Session } from '../session.ts';

export const oauthClients: Collector<Session> = {
  id: 'oauth-clients',
  title: 'OAuth clients',
  in: ['organization', 'project'],
  emits: ['oauth-client', 'oauth-client-credential'],
  permissions: ['cloudasset.assets.listResource', 'iam.oauthClients.list'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'oauthClient', 'oauthClientCredential');
    // https://docs.cloud.google.com/iap/docs/deprecations/migrate-oauth-client: the only API that listed them was shut down.
    run.note('OAuth clients that are made in the console ("Google Auth Platform") are in no API, and are not here');
    for (const row of shelf.of('oauthClient')) yield client(row);
    for (const row of shelf.of('oauthClientCredential')) yield credential(row);
  },
};

const clientRef = (name: string): Ref => `gcp:oauth-client:${name}`;
const noUsage = { unknown: 'unsupported', detail: 'Google does not tell when an OAuth client was last used' } as const;

function client({ data, scope, source }: Row<'oauthClient'>): InventoryRecordInput {
  return {
    record: 'identity',
    ref: clientRef(data.name),
    scope,
    source,
    kind: 'oauth-app',
    name: data.displayName || data.name,
    nativeId: data.clientId || data.name,
    status: data.state === 'DELETED' ? 'deleted' : data.disabled ? 'disabled' : 'active',
    nature: { is: 'machine', because: 'an OAuth client' },
    managedBy: 'customer',
    createdAt: { unknown: 'unsupported', detail: 'Google does not tell when an OAuth client was made' },
    purpose: data.description || null,
    ownerHints: hintsFromText(data.description, 'description'),
    weaknesses: redirectWeaknesses(data.allowedRedirectUris),
    usage: noUsage,
    attributes: {
      name: data.name,
      ...(data.clientType === undefined ? {} : { clientType: data.clientType }),
      scopes: data.allowedScopes.map((one) => one.slice(0, 2048)),
      redirectUris: data.allowedRedirectUris.map((one) => one.slice(0, 2048)),
    },
  };
}

/** Plain http is fine on the same machine only. https://www.rfc-editor.org/rfc/rfc8252#section-8.3 */
const isInsecure = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && hostname !== 'localhost' && hostname !== '127.0.0.1' && hostname !== '[::1]';

function redirectWeaknesses(uris: readonly string[]): Identity['weaknesses'] {
  const urls = uris.map((uri) => URL.parse(uri)).filter((url) => url !== null);
  return [
    ...(uris.some((uri) => uri.includes('*')) ? (['wildcard-redirect'] as const) : []),
    ...(urls.some(isInsecure) ? (['insecure-redirect'] as const) : []),
  ];
}

function credential({ data, scope, source }: Row<'oauthClientCredential'>): InventoryRecordInput {
  const [, of = '', id = ''] = /^(.+)\/credentials\/([^/]+)$/.exec(data.name) ?? [];
  return {
    record: 'credential',
    ref: `gcp:oauth-client-credential:${data.name}`,
    scope,
    source,
    identity: clientRef(of),
    kind: 'client-secret',
    name: data.displayName || id,
    nativeId: data.name,
    status: data.disabled ? 'disabled' : 'active',
    createdAt: { unknown: 'unsupported', detail: 'Google does not tell when a secret of an OAuth client was made' },
    rotatedAt: null,
    expiresAt: { unknown: 'unsupported', detail: 'secrets of OAuth clients have no expiry' },
    usage: noUsage,
    ownerHints: [],
  };
}

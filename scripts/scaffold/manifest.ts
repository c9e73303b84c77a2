/** A manifest that works on the example beside it. */

/** Path in the repository → text. */
export function manifestFiles(id: string): Record<string, string> {
  const example = `connectors/manifests/examples/${id}/api-tokens.json`;
  return { [`connectors/manifests/${id}.yaml`]: manifest(id), [example]: EXAMPLE };
}

const manifest = (id: string): string => `# yaml-language-server: $schema=../../config/connector.schema.json
apiVersion: nhi/v1
id: ${id}
title: ${id}
docs: https://docs.${id}.example/api
blindSpots:
  - What no endpoint tells, in a sentence.

config:
  organization:
    description: What the organization is called in the address of its pages.
    env: ${constant(id)}_ORGANIZATION
    example: acme
  token:
    description: A token that may read the tokens of the organization.
    secret: true
    env: ${constant(id)}_TOKEN

baseUrl: https://api.${id}.example/v1
allowHosts: [api.${id}.example]
auth: { type: bearer, token: '{config.token}' }

limits:
  - perSecond: 5
    concurrency: 2
    docs: https://docs.${id}.example/api/limits

scope: { kind: workspace, id: '{config.organization}', name: '{config.organization}' }

types:
  user: { record: identity, title: User, docs: https://docs.${id}.example/users }
  api-token: { record: credential, title: API token, of: [user], docs: https://docs.${id}.example/tokens }

streams:
  - id: api-tokens
    title: API tokens
    docs: https://docs.${id}.example/api/tokens
    request: { kind: rest, path: '/organizations/{config.organization}/tokens' }
    paginate: { type: cursor, param: after, path: next }
    records: tokens
    requires: ['tokens:read']
    drop: [token]
    emit:
      - record: identity
        type: user
        id: owner.id
        kind: user
        name: owner.email
        status: unknown
        nature: { is: human, because: tokens belong to people here }
        usage: { unknown: unsupported, detail: read for the tokens only }
      - record: credential
        type: api-token
        id: id
        identity: { type: user, id: owner.id }
        kind: api-token
        name: name
        status: { path: revoked, map: { 'true': disabled }, else: active }
        createdAt: { path: created_at, as: iso }
        expiresAt: { path: expires_at, as: iso, nullMeans: none }
        ownerHints: [{ kind: owner, value: owner.email }]
        usage:
          - lastAt: { path: last_used_at, as: iso }
            window: { from: { path: created_at, as: iso } }
            precision: second
            # Where the provider says how late it tells.
            lagHours: 24
            # Say never only when the provider documents it.
            nullMeans: unknown
    examples:
      - file: examples/${id}/api-tokens.json
        origin: https://docs.${id}.example/api/tokens
`;

const EXAMPLE = `{
  "tokens": [
    {
      "id": "tok_1",
      "name": "nightly export",
      "revoked": false,
      "created_at": "2026-01-05T10:00:00Z",
      "expires_at": null,
      "last_used_at": "2026-11-01T02:00:00Z",
      "owner": { "id": "u_1", "email": "robin@example.com" }
    },
    {
      "id": "tok_2",
      "name": "left over",
      "revoked": true,
      "created_at": "2025-01-05T10:00:00Z",
      "expires_at": "2026-01-05T10:00:00Z",
      "last_used_at": null,
      "owner": { "id": "u_1", "email": "robin@example.com" }
    }
  ],
  "next": null
}
`;

const constant = (id: string): string => id.toUpperCase().replaceAll('-', '_');

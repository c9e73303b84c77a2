/** How the organization signs in to private registries: with a stored secret, or as a role of a cloud by OIDC. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, Ref } from '../../../core/model.ts';
import type { Session } from '../client/session.ts';
import { listed, orgPath } from '../rows.ts';
import { organizationIdOf } from '../scopes.ts';
import { RegistryRow } from '../schemas.ts';

const OPERATION = 'private-registries/list-org-private-registries';

export const privateRegistries: Collector<Session> = {
  id: 'private-registries',
  title: 'Private registries and the clouds that they sign in to',
  in: ['organization'],
  emits: ['private-registry'],
  permissions: ['organization_private_registries'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    const login = scope.nativeId;
    const organizationId = organizationIdOf(scope);
    const request = {
      operation: OPERATION,
      path: orgPath(login, '/private-registries'),
      under: 'configurations',
      type: 'private-registry',
      absent: { because: 'unsupported' as const, why: 'there are no private registries of organizations here' },
    };
    for await (const row of listed(session.in(login, run), request, RegistryRow, run))
      yield recordOf(row, scope.ref, session.ref('private-registry', `${organizationId}/${row.name}`));
  },
};

function recordOf(row: RegistryRow, scope: Ref, ref: Ref): InventoryRecordInput {
  const federated = row.auth_type?.startsWith('oidc_') === true;
  return {
    record: 'credential',
    ref,
    scope,
    source: OPERATION,
    identity: null,
    kind: federated ? 'federation' : 'vaulted-secret',
    name: row.name,
    nativeId: row.name,
    status: 'active',
    createdAt: row.created_at,
    // Where nothing is stored, nothing is rotated.
    rotatedAt: federated || row.updated_at === row.created_at ? null : changed,
    expiresAt: { unknown: 'unsupported' },
    usage: { unknown: 'unsupported', detail: 'GitHub does not tell when a registry was used' },
    attributes: {
      registryType: row.registry_type,
      authType: row.auth_type ?? null,
      host: row.url !== undefined && URL.canParse(row.url) ? new URL(row.url).host : null,
      visibility: row.visibility ?? null,
      target: targetOf(row),
      tenantId: row.tenant_id ?? null,
      clientId: row.client_id ?? null,
      accountId: row.account_id ?? null,
      region: row.aws_region ?? null,
      roleName: row.role_name ?? null,
      workloadIdentityProvider: row.workload_identity_provider ?? null,
      serviceAccount: row.service_account ?? null,
      audience: row.audience ?? null,
      updatedAt: row.updated_at,
    },
  };
}

/** https://docs.github.com/rest/private-registries/organization-configurations#update-a-private-registry-for-an-organization */
const changed = {
  unknown: 'unsupported',
  detail: 'it was changed since: its value, or only its address or who may use it',
} as const;

/** What it acts as in the cloud, in that cloud's own words. */
function targetOf(row: RegistryRow): string | null {
  if (row.auth_type === 'oidc_aws' && row.account_id !== undefined && row.role_name !== undefined) {
    return `arn:aws:iam::${row.account_id}:role/${row.role_name}`;
  }
  if (row.auth_type === 'oidc_azure') return row.client_id ?? null;
  if (row.auth_type === 'oidc_gcp') return row.service_account ?? row.workload_identity_provider ?? null;
  return null;
}

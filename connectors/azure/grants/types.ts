/** Native types of what principals may do. */
import type { NativeType } from '../../../core/connector.ts';

const entra = 'https://learn.microsoft.com/en-us/entra/identity';
const azure = 'https://learn.microsoft.com/en-us/azure/role-based-access-control';
/** All that can hold something, gone ones too. */
const of = ['application', 'service-principal', 'managed-identity', 'agent-identity', 'unknown-principal'] as const;

export const grantTypes = {
  'app-role-assignment': {
    record: 'grant',
    title: 'application permission',
    of,
    docs: 'https://learn.microsoft.com/en-us/graph/api/resources/approleassignment',
  },
  'delegated-grant': {
    record: 'grant',
    title: 'delegated permission',
    of,
    docs: 'https://learn.microsoft.com/en-us/graph/api/resources/oauth2permissiongrant',
  },
  'directory-role-assignment': {
    record: 'grant',
    title: 'directory role',
    of,
    docs: `${entra}/role-based-access-control/custom-overview`,
  },
  'role-assignment': { record: 'grant', title: 'Azure role assignment', of, docs: `${azure}/role-assignments` },
  // Without `of`: these need a licence, or elevated access, that most do not have, and what is known of an identity's
  // grants must not hang on that.
  'directory-role-eligibility': {
    record: 'grant',
    title: 'eligible directory role',
    docs: 'https://learn.microsoft.com/en-us/graph/api/resources/unifiedroleeligibilityschedule',
  },
  'role-eligibility': { record: 'grant', title: 'eligible Azure role', docs: `${azure}/pim-integration` },
  'root-role-assignment': {
    record: 'grant',
    title: 'Azure role assignment at /',
    docs: `${azure}/elevate-access-global-admin`,
  },
  'unknown-principal': {
    record: 'identity',
    title: 'deleted principal that still holds something',
    docs: `${azure}/troubleshooting#symptom---role-assignments-with-identity-not-found`,
  },
} satisfies Readonly<Record<string, NativeType>>;

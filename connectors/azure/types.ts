/** Azure's and Entra's kinds of things, by the middle part of their refs. */
import type { NativeType } from '../../core/connector.ts';
import { grantTypes } from './grants/types.ts';
import { resourceTypes } from './resources/types.ts';

const entra = 'https://learn.microsoft.com/en-us/entra';
const graph = 'https://learn.microsoft.com/en-us/graph/api/resources';

/** Everything that can hold a role, a permission or a credential. */
const principalTypes = ['application', 'service-principal', 'managed-identity', 'agent-identity'] as const;

const directoryTypes = {
  tenant: { record: 'scope', title: 'Entra tenant', docs: `${entra}/fundamentals/whatis` },
  subscription: {
    record: 'scope',
    title: 'Azure subscription',
    docs: 'https://learn.microsoft.com/en-us/azure/cloud-adoption-framework/ready/azure-best-practices/initial-subscriptions',
  },

  application: {
    record: 'identity',
    title: 'application (registration and service principal)',
    docs: `${graph}/application`,
  },
  'service-principal': {
    record: 'identity',
    title: 'service principal without a registration here',
    docs: `${graph}/serviceprincipal`,
  },
  'managed-identity': {
    record: 'identity',
    title: 'managed identity',
    docs: `${entra}/identity/managed-identities-azure-resources/overview`,
  },
  'agent-identity': { record: 'identity', title: 'Entra Agent ID agent', docs: `${graph}/agentidentity` },
  'deleted-application': {
    record: 'identity',
    title: 'soft-deleted application',
    docs: 'https://learn.microsoft.com/en-us/graph/api/directory-deleteditems-list',
  },

  'application-secret': {
    record: 'credential',
    title: 'client secret of an application',
    of: ['application'],
    docs: `${graph}/passwordcredential`,
  },
  'application-certificate': {
    record: 'credential',
    title: 'certificate of an application',
    of: ['application'],
    docs: `${graph}/keycredential`,
  },
  'service-principal-secret': {
    record: 'credential',
    title: 'client secret on a service principal',
    of: principalTypes,
    docs: `${graph}/passwordcredential`,
  },
  'service-principal-certificate': {
    record: 'credential',
    title: 'certificate on a service principal',
    of: principalTypes,
    docs: `${graph}/keycredential`,
  },
  'federated-credential': {
    record: 'credential',
    title: 'federated identity credential',
    of: ['application', 'managed-identity'],
    docs: `${graph}/federatedidentitycredential`,
  },
  'federated-trust': {
    record: 'trust',
    title: 'trust of a federated identity credential',
    of: ['application', 'managed-identity'],
    docs: `${entra}/workload-id/workload-identity-federation`,
  },
} satisfies Readonly<Record<string, NativeType>>;

export const types: Readonly<Record<string, NativeType>> = { ...directoryTypes, ...grantTypes, ...resourceTypes };

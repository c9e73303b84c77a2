/** Native types of what Azure resources and Azure DevOps hold. */
import type { NativeType } from '../../../core/connector.ts';

const azure = 'https://learn.microsoft.com/en-us/azure';

export const resourceTypes = {
  'storage-key': {
    record: 'credential',
    title: 'key of a storage account',
    docs: `${azure}/storage/common/storage-account-keys-manage`,
  },
  'cosmos-key': {
    record: 'credential',
    title: 'key of a Cosmos DB account',
    docs: `${azure}/cosmos-db/how-to-rotate-keys`,
  },
  'registry-admin': {
    record: 'credential',
    title: 'admin user of a container registry',
    docs: `${azure}/container-registry/container-registry-authentication#admin-account`,
  },
  'local-key': {
    record: 'credential',
    title: 'local keys of a service',
    docs: `${azure}/ai-services/disable-local-auth`,
  },
  'vault-secret': {
    record: 'credential',
    title: 'secret in a key vault',
    docs: `${azure}/key-vault/secrets/about-secrets`,
  },
  'vault-key': { record: 'credential', title: 'key in a key vault', docs: `${azure}/key-vault/keys/about-keys` },
  'vault-certificate': {
    record: 'credential',
    title: 'certificate in a key vault',
    docs: `${azure}/key-vault/certificates/about-certificates`,
  },
  'api-connection': {
    record: 'identity',
    title: 'connection of Logic Apps',
    docs: `${azure}/connectors/introduction`,
  },
  'service-connection': {
    record: 'identity',
    title: 'service connection of Azure DevOps',
    docs: `${azure}/devops/pipelines/library/service-endpoints`,
  },
  'devops-pat': {
    record: 'credential',
    title: 'personal access token of Azure DevOps',
    docs: `${azure}/devops/organizations/accounts/use-personal-access-tokens-to-authenticate`,
  },
} satisfies Readonly<Record<string, NativeType>>;

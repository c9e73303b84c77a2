/** Google Cloud's kinds of things, by the middle part of their refs. */
import type { NativeType } from '../../core/connector.ts';
import { bindingTypes } from './bindings/types.ts';

const iam = 'https://docs.cloud.google.com/iam/docs';

export const types: Readonly<Record<string, NativeType>> = {
  organization: {
    record: 'scope',
    title: 'Google Cloud organization',
    docs: 'https://docs.cloud.google.com/resource-manager/docs/cloud-platform-resource-hierarchy#organizations',
  },
  project: {
    record: 'scope',
    title: 'Google Cloud project',
    docs: 'https://docs.cloud.google.com/resource-manager/docs/cloud-platform-resource-hierarchy#projects',
  },

  'service-account': { record: 'identity', title: 'service account', docs: `${iam}/service-account-overview` },
  'service-account-key': {
    record: 'credential',
    title: 'service account key',
    of: ['service-account'],
    docs: `${iam}/best-practices-for-managing-service-account-keys`,
  },
  'api-key': {
    record: 'credential',
    title: 'API key',
    of: ['service-account'],
    docs: 'https://docs.cloud.google.com/docs/authentication/api-keys',
  },
  'hmac-key': {
    record: 'credential',
    title: 'HMAC key of Cloud Storage',
    of: ['service-account'],
    docs: 'https://docs.cloud.google.com/storage/docs/authentication/hmackeys',
  },
  'workload-identity-provider': {
    record: 'credential',
    title: 'provider of workload identity federation',
    docs: `${iam}/workload-identity-federation`,
  },
  'workforce-provider': {
    record: 'credential',
    title: 'provider of workforce identity federation',
    docs: `${iam}/workforce-identity-federation`,
  },
  'oauth-client': { record: 'identity', title: 'OAuth client', docs: `${iam}/workforce-manage-oauth-app` },
  'oauth-client-credential': {
    record: 'credential',
    title: 'secret of an OAuth client',
    of: ['oauth-client'],
    docs: `${iam}/workforce-manage-oauth-app`,
  },
  secret: {
    record: 'credential',
    title: 'secret in Secret Manager',
    docs: 'https://docs.cloud.google.com/secret-manager/docs/overview',
  },
  agent: {
    record: 'identity',
    title: 'agent on Vertex AI Agent Engine',
    docs: 'https://docs.cloud.google.com/agent-builder/agent-engine/overview',
  },
  connection: {
    record: 'identity',
    title: 'connection to a third party',
    docs: 'https://docs.cloud.google.com/build/docs/automating-builds/github/connect-repo-github',
  },
  ...bindingTypes,
};

/** Native types of bindings, and of those whom they name. */
import type { NativeType } from '../../../core/connector.ts';

const principals = 'https://docs.cloud.google.com/iam/docs/principal-identifiers';

export const bindingTypes: Readonly<Record<string, NativeType>> = {
  'service-agent': {
    record: 'identity',
    title: 'service agent of Google',
    docs: 'https://docs.cloud.google.com/iam/docs/service-agents',
  },
  'external-principal': { record: 'identity', title: 'member from outside', docs: principals },
  'unplaced-principal': {
    record: 'identity',
    title: 'member of whom it is not known whether it is ours',
    docs: principals,
  },
  'public-principal': { record: 'identity', title: 'everybody', docs: principals },
  'deleted-principal': {
    record: 'identity',
    title: 'deleted member of policies',
    docs: 'https://docs.cloud.google.com/iam/docs/principal-identifiers#deleted-principals',
  },
  'unlisted-account': {
    record: 'identity',
    title: 'service account that is not listed',
    docs: 'https://docs.cloud.google.com/iam/docs/service-account-overview',
  },
  'workload-identity': {
    record: 'identity',
    title: 'federated principal',
    docs: 'https://docs.cloud.google.com/iam/docs/workload-identity-federation',
  },
  binding: {
    record: 'grant',
    title: 'IAM role binding',
    of: [
      'service-account',
      'agent',
      'service-agent',
      'external-principal',
      'unplaced-principal',
      'public-principal',
      'deleted-principal',
      'unlisted-account',
      'workload-identity',
    ],
    docs: 'https://docs.cloud.google.com/iam/docs/allow-policies',
  },
  'service-account-trust': {
    record: 'trust',
    title: 'who may act as a service account',
    of: ['service-account'],
    docs: 'https://docs.cloud.google.com/iam/docs/service-account-impersonation',
  },
};

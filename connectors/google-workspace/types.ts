/** Workspace's kinds of things, by the middle part of their refs. */
import type { NativeType } from '../../core/connector.ts';

export const types: Readonly<Record<string, NativeType>> = {
  customer: {
    record: 'scope',
    title: 'Google Workspace customer',
    docs: 'https://developers.google.com/workspace/admin/directory/v1/guides/manage-customers',
  },
  'oauth-app': {
    record: 'identity',
    title: 'app with OAuth access to user data',
    docs: 'https://support.google.com/a/answer/7281227',
  },
  'oauth-grant': {
    record: 'grant',
    title: 'what users agreed to',
    of: ['oauth-app'],
    docs: 'https://developers.google.com/workspace/admin/directory/reference/rest/v1/tokens',
  },
  'app-password': {
    record: 'credential',
    title: 'app password',
    docs: 'https://developers.google.com/workspace/admin/directory/reference/rest/v1/asps',
  },
  'delegated-client': {
    record: 'identity',
    title: 'client with domain-wide delegation',
    docs: 'https://support.google.com/a/answer/162106',
  },
  delegation: {
    record: 'grant',
    title: 'domain-wide delegation',
    of: ['delegated-client'],
    docs: 'https://support.google.com/a/answer/162106',
  },
  'marketplace-app': {
    record: 'identity',
    title: 'Marketplace app installed for the domain',
    docs: 'https://support.google.com/a/answer/172482',
  },
  agent: {
    record: 'identity',
    title: 'AI agent that acted in Workspace',
    docs: 'https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list#Activity',
  },
};

/** Slack's kinds of things, by the middle part of their refs. */
import type { NativeType } from '../../core/connector.ts';

export const types: Readonly<Record<string, NativeType>> = {
  enterprise: {
    record: 'scope',
    title: 'Slack Enterprise organization',
    docs: 'https://docs.slack.dev/enterprise',
  },
  workspace: {
    record: 'scope',
    title: 'Slack workspace',
    docs: 'https://docs.slack.dev/reference/methods/team.info',
  },
  app: {
    record: 'identity',
    title: 'Slack app',
    docs: 'https://docs.slack.dev/app-management',
  },
  'app-grant': {
    record: 'grant',
    title: 'OAuth scopes of an app',
    of: ['app'],
    docs: 'https://docs.slack.dev/reference/scopes',
  },
  bot: {
    record: 'identity',
    title: 'bot user',
    docs: 'https://docs.slack.dev/reference/objects/user-object',
  },
  'legacy-integration': {
    record: 'identity',
    title: 'legacy custom integration',
    docs: 'https://docs.slack.dev/legacy/legacy-custom-integrations',
  },
  'legacy-grant': {
    record: 'grant',
    title: 'what a legacy integration may do',
    of: ['legacy-integration'],
    docs: 'https://docs.slack.dev/legacy/legacy-custom-integrations',
  },
  workflow: {
    record: 'identity',
    title: 'workflow',
    docs: 'https://docs.slack.dev/workflows',
  },
};

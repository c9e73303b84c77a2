/** What Copilot may do by itself, and for whom it is paid. */
import { notFound } from '../errors.ts';
import * as render from '../render.ts';
import { listing, type Call, type Route } from '../route.ts';
import type { Organization } from '../state.ts';

const PLANS = ['free', 'team', 'ghec'] as const;

function bought({ organization }: Call): NonNullable<Organization['copilot']> {
  if (!organization.copilot) throw notFound();
  return organization.copilot;
}

const SETTINGS = {
  plans: PLANS,
  permission: 'organization_copilot_agent_settings',
  scopes: ['admin:org'],
  owner: true,
} as const;

export const copilot: readonly Route[] = [
  {
    operation: 'copilot/get-copilot-coding-agent-permissions-organization',
    path: '/orgs/{org}/copilot/coding-agent/permissions',
    ...SETTINGS,
    answer(call) {
      const { codingAgent } = bought(call);
      const url = `${call.base}/orgs/${call.organization.login}/copilot/coding-agent/permissions/repositories`;
      return {
        enabled_repositories: codingAgent,
        ...(codingAgent === 'selected' ? { selected_repositories_url: url } : {}),
      };
    },
  },
  {
    operation: 'copilot/list-copilot-coding-agent-selected-repositories-for-organization',
    path: '/orgs/{org}/copilot/coding-agent/permissions/repositories',
    ...SETTINGS,
    answer(call) {
      const { repositories } = bought(call);
      const rows = [...call.organization.repositories.values()].filter(({ id }) => repositories.includes(id));
      return listing(rows, (one) => render.repository(call.organization, one), { under: 'repositories' });
    },
  },
  {
    operation: 'copilot/list-copilot-seats',
    path: '/orgs/{org}/copilot/billing/seats',
    plans: PLANS,
    permission: 'organization_copilot_seat_management',
    scopes: ['manage_billing:copilot', 'read:org'],
    owner: true,
    answer(call) {
      const rows = bought(call).seats;
      return listing(
        rows,
        ({ login, createdAt, lastActivityAt, lastActivityEditor }) => {
          const user = call.state.users.get(login);
          return {
            assignee: user ? render.simpleUser(user) : null,
            created_at: render.maybe(createdAt),
            updated_at: render.maybe(createdAt),
            pending_cancellation_date: null,
            last_activity_at: render.maybe(lastActivityAt),
            last_activity_editor: lastActivityEditor,
            plan_type: 'business',
          };
        },
        { under: 'seats', total: 'total_seats' },
      );
    },
  },
];

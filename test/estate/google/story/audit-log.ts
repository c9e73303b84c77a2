/** Who made what, in the Admin Activity log: it keeps 400 days, so older things have no entry. */
import { accountName, accountShape } from '../shapes/accounts.ts';
import type { Builder } from '../build.ts';
import { ownProject } from '../places.ts';
import { apiKeyName } from '../shapes/things.ts';

/** https://cloud.google.com/iam/docs/audit-logging */
export function auditLog({ state }: Builder): void {
  for (const account of state.serviceAccounts.values()) {
    const project = ownProject(state, account.project);
    if (!project || account.defaultOf) continue;
    const resource = {
      type: 'service_account',
      labels: { project_id: project.id, email_id: account.email, unique_id: account.uniqueId },
    };
    const common = { project: project.number, service: 'iam.googleapis.com', principal: account.createdBy, resource };
    state.auditLog.push({
      ...common,
      at: account.createdAt,
      method: 'google.iam.admin.v1.CreateServiceAccount',
      resourceName: `projects/${project.id}`,
      response: accountShape(project, account),
    });
    for (const key of account.keys) {
      state.auditLog.push({
        ...common,
        at: key.validAfter,
        method:
          key.origin === 'USER_PROVIDED'
            ? 'google.iam.admin.v1.UploadServiceAccountKey'
            : 'google.iam.admin.v1.CreateServiceAccountKey',
        resourceName: `projects/-/serviceAccounts/${account.uniqueId}`,
        response: { name: `${accountName(project, account)}/keys/${key.id}` },
      });
    }
  }
  for (const key of state.apiKeys.values()) {
    const project = ownProject(state, key.project);
    if (!project) continue;
    state.auditLog.push({
      at: key.createdAt,
      project: project.number,
      service: 'apikeys.googleapis.com',
      method: 'google.api.apikeys.v2.ApiKeys.CreateKey',
      resourceName: apiKeyName(key),
      principal: `infra@${state.organization.domain}`,
      response: { name: apiKeyName(key), uid: key.uid },
      resource: { type: 'audited_resource', labels: { project_id: project.id, service: 'apikeys.googleapis.com' } },
    });
  }
}

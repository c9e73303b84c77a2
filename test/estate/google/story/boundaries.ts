/** What takes away again: a deny policy and a principal access boundary. */
import { organizationName, projectName, type Builder } from '../build.ts';
import type { Projects } from './projects.ts';

export function boundaries(build: Builder, { production, folders }: Projects): void {
  const { state } = build;
  const root = organizationName(state);
  state.denyPolicies.push({
    id: 'no-new-keys',
    attachmentPoint: `cloudresourcemanager.googleapis.com/${root}`,
    displayName: 'Nobody makes keys',
    createdAt: build.ago(200),
    rules: [
      {
        description: 'keys are made by the platform team alone',
        denyRule: {
          deniedPrincipals: ['principalSet://goog/public:all'],
          exceptionPrincipals: ['principalSet://goog/group/gcp-admins@halden.example'],
          deniedPermissions: ['iam.googleapis.com/serviceAccountKeys.create'],
        },
      },
    ],
  });
  state.denyPolicies.push({
    id: 'no-iam-by-ci',
    attachmentPoint: `cloudresourcemanager.googleapis.com/${projectName(production)}`,
    displayName: 'CI does not change policies',
    createdAt: build.ago(120),
    rules: [
      {
        denyRule: {
          deniedPrincipals: [
            `principal://iam.googleapis.com/projects/-/serviceAccounts/image-builder@${production.id}.iam.gserviceaccount.com`,
          ],
          deniedPermissions: ['cloudresourcemanager.googleapis.com/projects.setIamPolicy'],
        },
      },
    ],
  });
  state.boundaries.push({
    id: 'production-only',
    displayName: 'Nothing outside production',
    createdAt: build.ago(150),
    rules: [
      {
        description: 'production',
        resources: [`//cloudresourcemanager.googleapis.com/folders/${folders.production.number}`],
        effect: 'ALLOW',
      },
    ],
  });
  state.policyBindings.push({
    id: 'production-principals',
    parent: root,
    displayName: 'Everybody of the organization',
    principalSet: `//cloudresourcemanager.googleapis.com/${root}`,
    policy: 'production-only',
    createdAt: build.ago(150),
  });
  build.note(
    'deny.no-iam-by-ci',
    'takes setIamPolicy from an account that a custom role gives it to',
    production,
    'no-iam-by-ci',
  );
}

/** The repositories that the company's story is about. */
import { company } from '../../company/company.ts';
import type { Builder } from '../build.ts';
import type { Organization, Repository } from '../state.ts';

const nameOf = (pipeline: keyof typeof company.pipelines): string =>
  company.pipelines[pipeline].repo.split('/')[1] ?? '';

export type Repositories = Readonly<
  Record<'payments' | 'infra' | 'console' | 'website' | 'firmware' | 'lake' | 'agents' | 'sdk' | 'legacy', Repository>
>;

export function repositories(build: Builder, main: Organization, labs: Organization | undefined): Repositories {
  const { ago } = build;
  const made = {
    payments: build.repository(main, nameOf('payments'), { createdAt: ago(1400), pushedAt: ago(0.1) }),
    infra: build.repository(main, nameOf('infra'), {
      createdAt: ago(1400),
      pushedAt: ago(0.3),
      oidc: { useDefault: false, claims: ['repo', 'job_workflow_ref'], immutable: true },
    }),
    console: build.repository(main, nameOf('console'), {
      createdAt: ago(900),
      pushedAt: ago(1),
      visibility: 'internal',
    }),
    website: build.repository(main, nameOf('website'), {
      createdAt: ago(1200),
      pushedAt: ago(9),
      visibility: 'public',
    }),
    firmware: build.repository(main, 'robot-firmware', { createdAt: ago(1100), pushedAt: ago(2) }),
    lake: build.repository(main, 'data-lake', { createdAt: ago(800), pushedAt: ago(4) }),
    agents: build.repository(main, 'ai-agents', { createdAt: ago(300), pushedAt: ago(0.2) }),
    sdk: build.repository(main, 'robot-sdk', { createdAt: ago(700), pushedAt: ago(30), visibility: 'public' }),
    legacy: build.repository(main, 'legacy-tools', { createdAt: ago(2000), pushedAt: ago(900), archived: true }),
  };
  build.note('repository.archived', 'archived; its keys and secrets still work', main, made.legacy.id);
  build.note('repository.own-subject', 'its workflows name themselves to clouds in their own way', main, made.infra.id);
  if (labs) {
    const demo = build.repository(labs, 'demo', { createdAt: ago(200), pushedAt: ago(20) });
    build.deployKey(demo, 'demo server', { addedBy: 'bo-ekman', lastUsedAt: ago(20) });
    demo.secrets.actions.push(build.secret('GCP_SERVICE_ACCOUNT_KEY', ago(190)));
    build.repository(labs, 'prototypes', { createdAt: ago(180), pushedAt: ago(60) });
  }
  return made;
}

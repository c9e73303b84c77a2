/** Deploy keys and webhooks. */
import type { Builder } from '../build.ts';
import type { DeployKey, Hook, Organization, Repository } from '../state.ts';
import type { People } from './people.ts';
import type { Repositories } from './repositories.ts';

export function deployKeys(build: Builder, main: Organization, people: People, repositories: Repositories): void {
  const { ago } = build;
  const key = (name: string, what: string, repository: Repository, title: string, given: Partial<DeployKey>): void => {
    const made = build.deployKey(repository, title, given);
    build.note(`deploy-key.${name}`, what, main, made.id);
    const by = made.addedBy === null ? undefined : build.state.users.get(made.addedBy);
    if (by) {
      build.audit(main, made.createdAt, 'public_key.create', by, {
        repo: `${main.login}/${repository.name}`,
        title,
        read_only: made.readOnly,
      });
    }
  };
  const by = (id: string): { addedBy: string } => ({ addedBy: people.of(id).login });
  const { payments, infra, website, console: fleet, firmware, lake, legacy } = repositories;
  key('read', 'to read, used today', payments, 'argo-cd', {
    ...by('astrid.lund'),
    createdAt: ago(300),
    lastUsedAt: ago(0.1),
  });
  key('write-used', 'may write, used yesterday', infra, 'ansible tower', {
    ...by('bo.ekman'),
    readOnly: false,
    lastUsedAt: ago(1),
  });
  key('write-unused', 'may write to a public repository, unused for 400 days', website, 'old ftp deploy', {
    ...by('bo.ekman'),
    readOnly: false,
    createdAt: ago(1100),
    lastUsedAt: ago(400),
  });
  key('adder-left', 'added by somebody who left', fleet, 'telemetry puller', {
    ...by('dev.patel'),
    createdAt: ago(500),
    lastUsedAt: ago(3),
  });
  key('disabled', 'switched off by policy', firmware, 'build farm', {
    ...by('hugo.bergstrom'),
    enabled: false,
    readOnly: false,
  });
  key('never-used', 'made three days ago, not used yet', lake, 'airflow', { ...by('emre.aydin'), createdAt: ago(3) });
  key('nobody', 'GitHub does not know who added it', legacy, 'jenkins 2019', {
    addedBy: null,
    createdAt: ago(1900),
    verified: false,
  });
}

export function hooks(build: Builder, main: Organization, people: People, repositories: Repositories): void {
  const { ago } = build;
  const note = (name: string, what: string, hook: Hook): Hook => {
    build.note(`hook.${name}`, what, main, hook.id);
    return hook;
  };
  const datadog = build.hook(main.hooks, 'https://app.datadoghq.example/intake/webhook/github', {
    secret: build.canary('whs_'),
    events: ['push', 'pull_request'],
  });
  build.delivery(note('signed', 'signed, delivered', datadog), ago(0.1), 200, 'OK');
  const audit = build.hook(main.hooks, 'http://siem.halden.example:8088/github', {
    events: ['*'],
    contentType: 'form',
  });
  build.delivery(note('unsigned', 'unsigned, over plain http, everything', audit), ago(0.2), 202, 'Accepted');
  build.audit(main, audit.createdAt, 'hook.create', people.of('bo.ekman'), { hook_id: audit.id, name: 'webhook' });
  const zap = build.hook(main.hooks, `https://hooks.automation.example/catch/${build.canary('zap', 24)}/`, {
    events: ['member'],
    createdAt: ago(800),
  });
  note('secret-in-url', 'whoever knows its address may post to it', zap);

  const { payments, infra, website, lake, legacy } = repositories;
  const jenkins = build.hook(payments.hooks, 'https://jenkins.halden.example/github-webhook/', {
    insecureSsl: true,
    secret: build.canary('whs_'),
  });
  build.delivery(note('insecure', 'does not look at certificates', jenkins), ago(0.3), 200, 'OK');
  const failing = build.hook(infra.hooks, 'https://atlantis.halden.example/events', { secret: build.canary('whs_') });
  for (const days of [2.5, 1.5, 0.5]) build.delivery(failing, ago(days), 502, 'Bad Gateway');
  note('failing', 'nobody answers', failing);
  const quiet = build.hook(website.hooks, 'https://old-search.example/reindex', { createdAt: ago(1000) });
  build.delivery(note('quiet', 'no delivery for 90 days, so that no last answer is known', quiet), ago(90), 200, 'OK');
  note(
    'inactive',
    'switched off',
    build.hook(lake.hooks, 'https://airflow.halden.example/hook', { active: false, secret: 'x' }),
  );
  build.hook(legacy.hooks, 'https://svn-mirror.example/');
}

import { DAY } from '../../clock.ts';
import type { Builder } from '../build.ts';
import { directoryRoleId } from '../catalog/directory-roles.ts';
import { EXCHANGE_APP_ID, FULL_ACCESS_AS_APP } from '../catalog/microsoft-apps.ts';
import { GRAPH_APP_ID, type GraphRole } from '../catalog/microsoft-graph.ts';
import { personOf, type People } from './people.ts';

/** What makes an application as strong as the strongest administrator, and what nobody holds any more. */
export function privileges(build: Builder, all: People): void {
  const { ago, now } = build;
  const owners = [personOf(all, 'farah.nasser').id];
  const app = (name: string, what: string) => {
    const made = build.both(name, { owners });
    build.use(made.sp, ago(1), { by: build.secret(made.app) });
    build.note(`app.${name}`, what, made.app.id);
    return made;
  };

  const tierZero: [name: string, permission: GraphRole, what: string][] = [
    ['role-manager', 'RoleManagement.ReadWrite.Directory', 'may make itself Global Administrator'],
    ['consent-robot', 'AppRoleAssignment.ReadWrite.All', 'may give itself every permission'],
    ['app-janitor', 'Application.ReadWrite.All', 'may add secrets to every other application'],
    ['phone-helper', 'UserAuthenticationMethod.ReadWrite.All', 'may sign in as anybody'],
  ];
  for (const [name, permission, what] of tierZero) build.permit(app(name, what).sp, permission);

  const archive = app('mail-archive', 'reads every mailbox through Exchange, not through Graph');
  build.assign(archive.sp, build.resource(EXCHANGE_APP_ID), FULL_ACCESS_AS_APP);

  const cli = app('admin-cli', 'for all people: acts with whatever they may do');
  build.grant(cli.sp, build.resource(GRAPH_APP_ID), 'Directory.AccessAsUser.All User.Read');

  const admin = app('landing-zone', 'a service principal that is Application Administrator');
  const held = build.role(admin.sp.id, directoryRoleId('Application Administrator'));
  build.note('directory-role.active', 'Application Administrator, for good', held.id);
  const limited = app('vendor-onboarding', 'Cloud Application Administrator of one application only');
  const narrow = build.role(limited.sp.id, directoryRoleId('Cloud Application Administrator'), {
    directoryScopeId: `/${admin.app.id}`,
  });
  build.note('directory-role.one-application', 'only over one application', narrow.id);
  const sleeper = app('break-glass-bot', 'may become Global Administrator');
  const eligible = build.role(sleeper.sp.id, directoryRoleId('Global Administrator'), {
    kind: 'eligible',
    endsAt: now + 60 * DAY,
  });
  build.note('directory-role.eligible', 'Global Administrator, when it wants to be', eligible.id);
  const ghost = build.role(build.random.uuid(), directoryRoleId('Directory Writers'));
  build.note('directory-role.ghost', 'its holder was deleted', ghost.id);
  build.role(personOf(all, 'astrid.lund').id, directoryRoleId('Global Administrator'));

  const member = app('report-builder', 'Global Reader through a group');
  const group = {
    id: build.random.uuid(),
    displayName: 'Role: global readers',
    mail: null,
    members: [member.sp.id],
    isAssignableToRole: true,
  };
  build.state.groups.set(group.id, group);
  const shared = build.role(group.id, directoryRoleId('Global Reader'));
  build.note('directory-role.group', 'Global Reader, held by a group with a service principal in it', shared.id);

  const survey = app('pulse-survey', 'somebody who was deleted has let it read their mail');
  const left = [...build.state.deleted.values()].find(({ type }) => type === 'user');
  const orphan = build.grant(survey.sp, build.resource(GRAPH_APP_ID), 'Mail.Read offline_access', left?.object.id);
  build.note('delegated-grant.ghost', 'given by somebody who was deleted', orphan.id);
}

import { DAY, HOUR } from '../../../clock.ts';
import { company } from '../../../company/company.ts';
import type { Builder } from '../build.ts';
import type { DevopsProject, DevopsUser, PersonalAccessToken, ServiceConnection } from '../model.ts';

/** An organization of Azure DevOps: service connections, when they last ran, and people's tokens. */
export function devops(build: Builder): void {
  const { state, random, directory } = build;
  const note = (name: string, what: string, id: string): void => build.note(name, what, company.slug, id);
  const user = (id: string): DevopsUser => {
    const person = company.people[id];
    const principalName = person?.email ?? id;
    const descriptor = `aad.${Buffer.from(random.uuid()).toString('base64url')}`;
    return { descriptor, originId: random.uuid(), displayName: person?.name ?? id, principalName, tokens: [] };
  };
  const token = (
    of: DevopsUser,
    displayName: string,
    given: Partial<PersonalAccessToken> = {},
  ): PersonalAccessToken => {
    const made: PersonalAccessToken = {
      authorizationId: random.uuid(),
      displayName,
      validFrom: build.ago(100),
      validTo: build.now + 200 * DAY,
      scope: 'vso.code',
      isValid: true,
      ...given,
    };
    of.tokens.push(made);
    return made;
  };
  const people = Object.keys(company.people).map(user);
  const [first, second, third, left] = people;
  if (first)
    note(
      'pat.full-access',
      'may do everything that its owner may',
      token(first, 'laptop', { scope: 'app_token' }).authorizationId,
    );
  if (second) token(second, 'old build agent', { validTo: build.ago(20), isValid: false });
  if (third) for (let i = 0; i < 30; i++) token(third, `script ${i}`);
  if (left) note('pat.of-leaver', 'its owner has left', token(left, 'export').authorizationId);

  const connection = (
    project: DevopsProject,
    name: string,
    type: string,
    scheme: string,
    given: Partial<ServiceConnection> = {},
  ): ServiceConnection => {
    const made: ServiceConnection = {
      id: random.uuid(),
      name,
      type,
      url: type === 'azurerm' ? 'https://management.azure.com/' : 'https://github.com/',
      scheme,
      parameters: {},
      data: {},
      description: '',
      createdBy: { displayName: first?.displayName ?? '', uniqueName: first?.principalName ?? '' },
      isReady: true,
      isShared: false,
      runs: [],
      ...given,
    };
    project.connections.push(made);
    return made;
  };
  const run = (days: number, result = 'succeeded') => {
    const startedAt = build.ago(days);
    return { id: random.int(1000, 99_999), definition: 'release', startedAt, finishedAt: startedAt + HOUR, result };
  };
  const azure = (name: string, scheme: string, id: string): Partial<ServiceConnection> => ({
    parameters: {
      tenantid: state.tenantId,
      serviceprincipalid: id,
      ...(scheme === 'ServicePrincipal' ? { authenticationType: 'spnKey', serviceprincipalkey: '' } : {}),
    },
    data: { subscriptionId: build.subscription('production').id, subscriptionName: name, scopeLevel: 'Subscription' },
  });

  const platform: DevopsProject = { id: random.uuid(), name: 'Platform', connections: [] };
  const robotics: DevopsProject = { id: random.uuid(), name: 'Robotics & Fleet', connections: [] };
  const deployer = build.application('payments-deploy');
  note(
    'connection.federated',
    'keyless, ran yesterday',
    connection(platform, 'azure-production', 'azurerm', 'WorkloadIdentityFederation', {
      ...azure('halden-production', 'WorkloadIdentityFederation', deployer.appId),
      runs: [run(1), run(2), run(9)],
    }).id,
  );
  note(
    'connection.secret',
    'a secret of an application, never ran',
    connection(
      platform,
      'azure-legacy',
      'azurerm',
      'ServicePrincipal',
      azure('halden-legacy', 'ServicePrincipal', directory.collector.appId),
    ).id,
  );
  note(
    'connection.stale',
    'a token of GitHub, last ran 400 days ago',
    connection(robotics, 'github-old', 'github', 'PersonalAccessToken', { runs: [run(400, 'failed')], isShared: true })
      .id,
  );
  const projects = [platform, robotics];
  // More than a page of projects would need more of them: filler without connections.
  for (let i = 0; i < 4; i++) projects.push({ id: random.uuid(), name: `project-${i}`, connections: [] });
  state.devops.set(company.slug, { name: company.slug, id: random.uuid(), projects, users: people });
}

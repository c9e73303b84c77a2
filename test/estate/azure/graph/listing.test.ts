import { describe, expect, test } from 'vitest';
import { EVENTUAL, lab } from '../testing.ts';

const big = () => lab({ story: false, azure: { applications: 1200, servicePrincipals: 1500, users: 40, grants: 900 } });

describe('pages', () => {
  test('a hundred by default, 999 at most, each row once', () => {
    const here = big();
    const pages = here.pages('/applications?$select=id');
    expect(pages.map(({ rows }) => rows.length)).toEqual(Array.from({ length: 12 }, () => 100));
    expect(here.pages('/applications?$top=999&$select=id').map(({ rows }) => rows.length)).toEqual([999, 201]);
    expect(new Set(here.all('/applications?$select=id').map(({ id }) => id)).size).toBe(1200);
    for (const top of ['1000', '0', 'many']) expect(here.get(`/applications?$top=${top}`).status).toBe(400);
  });

  test('go on after the last row, though rows before it have gone', () => {
    const here = big();
    const [first] = here.pages('/applications?$top=10&$select=id');
    const gone = String(first?.rows[3]?.['id']);
    here.side.mutate({ do: 'delete-application', application: gone });
    const { pathname, search } = new URL(String(first?.json['@odata.nextLink']));
    const [eleventh] = here.get(pathname + search).rows;
    const [, second] = here.pages('/applications?$top=9&$select=id');
    expect(eleventh).toEqual(second?.rows[0]);
  });

  test('a token of one listing is not good for another', () => {
    const here = big();
    const token = new URL(String(here.get('/applications?$top=5').json['@odata.nextLink'])).searchParams.get(
      '$skiptoken',
    );
    expect(here.get(`/servicePrincipals?$top=5&$skiptoken=${token}`).status).toBe(400);
    expect(here.get(`/applications?$top=5&$skiptoken=${token}`).status).toBe(200);
  });

  test('links keep to the host that was asked', () => {
    const here = big();
    expect(here.get('/applications').json['@odata.nextLink']).toMatch(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/applications\?/,
    );
    const link = here.get('/applications', { host: '127.0.0.1:8080' }).json['@odata.nextLink'];
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/v1\.0\/applications\?/);
  });
});

describe('$select', () => {
  test('gives what was asked for and nothing else', () => {
    const { rows } = lab().get('/applications?$select=id,displayName&$top=1');
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'displayName']);
  });

  test('an unknown name is refused, in each version by its own list', () => {
    const here = lab();
    expect(here.get('/applications?$select=id,colour').error).toEqual(
      expect.objectContaining({
        code: 'BadRequest',
        message: expect.stringContaining("property named 'colour' on type 'microsoft.graph.application'") as string,
      }),
    );
    expect(here.get('/servicePrincipals?$select=publisherName').status).toBe(400);
    expect(here.get('/beta/servicePrincipals?$select=publisherName').status).toBe(200);
    expect(here.get('/beta/servicePrincipals?$select=oauth2PermissionScopes').status).toBe(400);
  });

  test('certificates come only when they are selected, and without their keys', () => {
    const here = lab();
    expect(here.all('/applications').filter((row) => 'keyCredentials' in row)).toEqual([]);
    const keys = here
      .all('/applications?$select=id,keyCredentials')
      .flatMap((row) => row['keyCredentials'] as { key: unknown }[]);
    expect(keys.length).toBeGreaterThan(2);
    expect(keys.filter(({ key }) => key !== null)).toEqual([]);
  });

  test('secrets have a hint and never a value', () => {
    const here = lab();
    const secrets = here
      .all('/applications')
      .flatMap((row) => row['passwordCredentials'] as { hint: string; secretText: unknown }[]);
    expect(secrets.length).toBeGreaterThan(20);
    expect(secrets.filter(({ secretText }) => secretText !== null)).toEqual([]);
    const text = JSON.stringify([...here.all('/applications'), ...here.all('/servicePrincipals')]);
    expect(here.side.canaries().filter((canary) => text.includes(canary))).toEqual([]);
  });
});

describe('$expand', () => {
  test('makes pages of a hundred at most, and lists of twenty at most', () => {
    const here = big();
    expect(
      here.pages('/applications?$top=999&$expand=owners($select=id)').every(({ rows }) => rows.length <= 100),
    ).toBe(true);
    const story = lab();
    const crowd = story
      .all('/applications?$expand=owners($select=id)')
      .find(({ id }) => id === story.id('app.owned-by-crowd'));
    expect(crowd?.['owners']).toHaveLength(20);
    expect(story.all(`/applications/${story.id('app.owned-by-crowd')}/owners`)).toHaveLength(23);
  });

  test('says of what type each object is, and does not show those that are deleted', () => {
    const here = lab();
    const rows = here.all('/applications?$expand=owners');
    const ownersOf = (name: string) =>
      rows.find(({ id }) => id === here.id(name))?.['owners'] as Record<string, unknown>[];
    expect(ownersOf('app.owned-by-application').map((owner) => owner['@odata.type'])).toEqual([
      '#microsoft.graph.servicePrincipal',
    ]);
    expect(ownersOf('app.owned-by-guest').map((owner) => owner['@odata.type'])).toEqual(['#microsoft.graph.user']);
    expect(ownersOf('app.owned-by-deleted')).toEqual([]);
  });

  test('one at a time, of what directory objects have in common, and not in advanced queries', () => {
    const here = lab();
    expect(here.get('/servicePrincipals?$expand=owners,appRoleAssignedTo').status).toBe(400);
    expect(here.get('/applications?$expand=owners($select=userPrincipalName)').error.message).toBe(
      'Invalid $select properties.',
    );
    expect(here.get('/applications?$expand=owners&$count=true', EVENTUAL).error.code).toBe('Request_UnsupportedQuery');
    expect(here.get('/applications?$expand=friends').error.message).toContain("'friends'");
  });

  test('of federated credentials: works, is refused, or is ignored', () => {
    const here = lab();
    const found = () => here.get('/applications?$expand=federatedIdentityCredentials&$top=999');
    const some = (rows: Record<string, unknown>[]) =>
      rows.filter((row) => (row['federatedIdentityCredentials'] as unknown[]).length > 0);
    const federated = [...here.side.state.applications.values()].filter(({ federated: all }) => all.length > 0);
    expect(some(found().rows).map(({ id }) => id)).toEqual(federated.map(({ id }) => id));
    here.side.mutate({ do: 'behaviour', expandFederatedCredentials: false });
    expect(found().status).toBe(400);
    here.side.mutate({ do: 'behaviour', expandFederatedCredentials: 'ignored' });
    expect(found().rows.filter((row) => 'federatedIdentityCredentials' in row)).toEqual([]);
  });
});

describe('$filter and $count', () => {
  test('simple comparisons are answered at once', () => {
    const here = lab();
    const names = (filter: string) =>
      here.all(`/servicePrincipals?$filter=${filter}`).map(({ displayName }) => displayName);
    expect(names("displayName eq 'Datadog'")).toEqual(['Datadog']);
    expect(names("servicePrincipalType eq 'Legacy'")).toEqual(['On-premises sync (old)']);
    expect(names("startswith(displayName,'microsoft gr')")).toEqual(['Microsoft Graph']);
    expect(names("tags/any(t:t eq 'OfficeAddIn')")).toEqual(['Slide Templates']);
    expect(names("(displayName eq 'Datadog' or displayName eq 'Inbox Zero') and accountEnabled eq true")).toEqual([
      'Datadog',
      'Inbox Zero',
    ]);
    expect(names("displayName in ('Datadog','Free Backup') and accountEnabled eq false")).toEqual(['Free Backup']);
    expect(names('createdDateTime lt 2020-06-01T00:00:00Z')).toContain('On-premises sync (old)');
  });

  test('what needs the index needs the header and $count', () => {
    const here = lab();
    for (const filter of [
      'owners/$count eq 0',
      "displayName ne 'x'",
      "not(displayName eq 'x')",
      "endsWith(displayName,'x')",
    ]) {
      const plain = here.get(`/servicePrincipals?$filter=${filter}&$count=true`);
      expect([plain.status, plain.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
      expect(here.get(`/servicePrincipals?$filter=${filter}`, EVENTUAL).status).toBe(400);
      expect(here.get(`/servicePrincipals?$filter=${filter}&$count=true`, EVENTUAL).status).toBe(200);
    }
    const owned = here.all('/servicePrincipals?$filter=owners/$count ne 0&$count=true&$select=displayName', EVENTUAL);
    expect(owned).toEqual([{ displayName: 'owned-on-principal' }, { displayName: 'Datadog' }]);
  });

  test('$count is left out without the header, and said once with it', () => {
    const here = big();
    expect(here.get('/applications?$count=true').json['@odata.count']).toBeUndefined();
    const pages = here.pages('/applications?$count=true&$top=999', EVENTUAL);
    expect(pages.map(({ json }) => json['@odata.count'])).toEqual([1200, undefined]);
  });

  test('what cannot be read is refused', () => {
    const here = lab();
    for (const query of [
      '$filter=displayName equals x',
      "$filter=colour eq 'red'",
      '$filter=displayName eq',
      '$colour=red',
      '$orderby=colour',
      "$filter=contains(displayName,'x')",
      '$top=5&$top=6',
      '$search="displayName:x"',
    ]) {
      expect([query, here.get(`/applications?${query}`).status]).toEqual([query, 400]);
    }
    expect(here.get('/applications?colour=red').status).toBe(200);
  });
});

describe('paths', () => {
  test('unknown ones, and those of the other version, have no such segment', () => {
    const here = lab();
    expect(here.get('/reports/servicePrincipalSignInActivities').error).toMatchObject({
      code: 'BadRequest',
      message: "Resource not found for the segment 'servicePrincipalSignInActivities'.",
    });
    expect(here.get('/robots').error.message).toContain("'robots'");
  });

  test('unknown ids are not found, and a wrong method is not allowed', () => {
    const here = lab();
    const id = '11111111-1111-4111-8111-111111111111';
    expect(here.get(`/applications/${id}/owners`).error.code).toBe('Request_ResourceNotFound');
    expect(here.post('/applications', {}).status).toBe(405);
    expect(here.get('/directoryObjects/getByIds').status).toBe(405);
  });

  test('one object is found by its id and by its appId', () => {
    const here = lab();
    const { appId, applicationId } = here.side.state.collector;
    expect(here.get(`/applications/${applicationId}`).json['appId']).toBe(appId);
    expect(here.get(`/applications(appId='${appId}')`).json['id']).toBe(applicationId);
  });

  test('agents have lists of their own, and a type in the lists of all', () => {
    const here = lab();
    const agents = here.all('/servicePrincipals/microsoft.graph.agentIdentity?$expand=sponsors($select=id)');
    expect(agents.map(({ displayName, sponsors }) => [displayName, (sponsors as unknown[]).length])).toEqual([
      ['ticket-answers', 1],
      ['mail-triage', 1],
      ['lost-agent', 0],
    ]);
    expect(agents[0]?.['agentIdentityBlueprintId']).toBe(
      here.all('/applications/microsoft.graph.agentIdentityBlueprint')[0]?.['appId'],
    );
    const typed = here
      .all('/servicePrincipals')
      .filter((row) => row['@odata.type'] === '#microsoft.graph.agentIdentity');
    expect(typed).toHaveLength(3);
    expect(here.get('/servicePrincipals?$expand=sponsors').status).toBe(400);
  });

  test('ids are looked up a thousand at a time, and those that are gone are left out', () => {
    const here = lab();
    const ids = [...here.side.state.users.keys()].slice(0, 3);
    const answer = here.post('/directoryObjects/getByIds?$select=id,displayName', {
      ids: [...ids, 'gone'],
      types: ['user'],
    });
    expect(answer.rows.map(({ id }) => id)).toEqual(ids);
    expect(here.post('/directoryObjects/getByIds', { ids, types: ['group'] }).rows).toEqual([]);
    expect(here.post('/directoryObjects/getByIds', { ids: Array.from({ length: 1001 }, String) }).status).toBe(400);
  });

  test('the deleted are served for thirty days', () => {
    const here = lab();
    const list = () =>
      here
        .all('/directory/deletedItems/microsoft.graph.application')
        .map(({ id, deletedDateTime }) => [id, deletedDateTime]);
    expect(list()).toEqual([[here.id('deleted.application'), '2026-11-15T12:00:00Z']]);
    here.estate.clock.advance(25 * 86_400);
    expect(list()).toEqual([]);
  });

  test('a group tells its service principals only in an advanced query', () => {
    const here = lab();
    const group = [...here.side.state.groups.values()].find(({ isAssignableToRole }) => isAssignableToRole);
    const path = `/groups/${group?.id ?? ''}/transitiveMembers/microsoft.graph.servicePrincipal?$select=displayName&$count=true`;
    expect(here.get(path).error.code).toBe('Request_UnsupportedQuery');
    expect(here.get(path, EVENTUAL).rows).toEqual([{ displayName: 'report-builder' }]);
  });

  test('directory roles take no page size', () => {
    const here = lab();
    expect(here.get('/directoryRoles?$top=5').error.code).toBe('Request_UnsupportedQuery');
    expect(here.get('/directoryRoles').rows.map(({ displayName }) => displayName)).toContain(
      'Application Administrator',
    );
  });

  test('the holder of a role is expanded to one object, or null when it is gone', () => {
    const here = lab();
    const rows = here.all('/roleManagement/directory/roleAssignments?$expand=principal');
    const ghost = rows.find(({ id }) => id === here.id('directory-role.ghost'));
    const active = rows.find(({ id }) => id === here.id('directory-role.active'));
    expect(ghost?.['principal']).toBeNull();
    expect(active?.['principal']).toMatchObject({
      '@odata.type': '#microsoft.graph.servicePrincipal',
      displayName: 'landing-zone',
    });
  });
});

import { describe, expect, test } from 'vitest';
import { lab } from './testing.ts';

const text = (value: unknown): string => JSON.stringify(value);

describe('the tenant', () => {
  test('is the same for the same seed, and another for another', () => {
    const state = (seed?: string) =>
      text([...lab(seed === undefined ? {} : { seed }).side.state.applications.values()]);
    expect(state()).toBe(state());
    expect(state('another')).not.toBe(state());
    const truth = () => text(lab().side.truth());
    expect(truth()).toBe(truth());
  });

  test('has exactly the size that was asked for, without the story', () => {
    const size = { applications: 120, servicePrincipals: 500, resources: 30, grants: 900, users: 70, subscriptions: 4 };
    const { state } = lab({ story: false, azure: size }).side;
    expect([
      state.applications.size,
      state.servicePrincipals.size,
      state.delegatedGrants.size,
      state.users.size,
    ]).toEqual([120, 500, 900, 70]);
    const resources = [...state.servicePrincipals.values()].filter(({ appRoles }) => appRoles.length > 0);
    expect(resources).toHaveLength(30);
    const people = [...state.delegatedGrants.values()].map(({ clientId, principalId }) => `${clientId}/${principalId}`);
    expect(new Set(people).size).toBe(900);
  });

  test('of benchmark size is made quickly', () => {
    const before = process.cpuUsage();
    const { side } = lab({
      story: false,
      azure: {
        applications: 5000,
        servicePrincipals: 20_000,
        resources: 300,
        grants: 60_000,
        users: 5000,
        subscriptions: 200,
      },
    });
    const { user } = process.cpuUsage(before);
    expect(side.state.delegatedGrants.size).toBe(60_000);
    // Two seconds of a processor to itself, whatever else the machine is doing.
    expect(user / 1e6).toBeLessThan(4);
  });
});

describe('the story', () => {
  test('every case is of something that the truth knows', () => {
    const here = lab();
    const { directory } = here.side.truth();
    const known = text(directory);
    const cases = [...here.side.state.cases.values()];
    expect(cases.length).toBeGreaterThan(70);
    expect(cases.filter(({ id }) => !known.includes(id)).map(({ name }) => name)).toEqual([]);
  });

  test('tells the owners as they stand', () => {
    const here = lab();
    const { applications } = here.side.truth().directory;
    const standing = (name: string) =>
      applications.find(({ id }) => id === here.id(name))?.owners.map((owner) => owner.standing);
    expect(standing('app.owned-by-active')).toEqual(['active']);
    expect(standing('app.owned-by-leaver')).toEqual(['disabled']);
    expect(standing('app.owned-by-guest')).toEqual(['guest']);
    expect(standing('app.owned-by-application')).toEqual(['application']);
    expect(standing('app.owned-by-deleted')).toEqual([]);
  });

  test('collapses twins, and counts the people of a grant', () => {
    const here = lab();
    const { applications, delegated, servicePrincipals } = here.side.truth().directory;
    const twins = applications.find(({ id }) => id === here.id('certificate.twins'));
    expect(twins?.credentials.map(({ type, lines }) => [type, lines])).toEqual([['certificate', 2]]);
    const calendar = delegated.find(({ clientId }) => clientId === here.id('third-party.user-consented'));
    expect([calendar?.by, calendar?.users.length]).toEqual(['users', 3]);
    const relations = [
      'third-party.verified',
      'third-party.sister',
      'third-party.microsoft-employee',
      'principal.legacy',
    ].map((name) => servicePrincipals.find(({ id }) => id === here.id(name))?.relation);
    expect(relations).toEqual(['third-party', 'sister', 'microsoft-corp', null]);
  });

  test('managed identities sign in for the resources that they belong to', () => {
    const here = lab();
    const rows = here.all("/beta/auditLogs/signIns?$filter=signInEventTypes/any(t:t eq 'managedIdentity')");
    expect(rows.map(({ azureResourceId }) => String(azureResourceId))).toContainEqual(
      expect.stringMatching(/virtualMachines\/fleet-gateway$/),
    );
    const forgotten = here.side
      .truth()
      .directory.servicePrincipals.find(({ id }) => id === here.id('identity.unattached-owner'));
    expect(forgotten?.lastUse).toEqual({ application: null, delegated: null });
  });

  test('no secret is in the truth, in a case or in the log', () => {
    const here = lab();
    here.get('/applications');
    const shown = text([here.side.truth(), here.side.cases(), here.estate.log.entries()]);
    expect(here.side.canaries().length).toBeGreaterThan(30);
    expect(here.side.canaries().filter((canary) => shown.includes(canary))).toEqual([]);
  });
});

describe('between two nights', () => {
  test('an application comes, gets a secret, loses it and goes', () => {
    const here = lab();
    const { id, keyId } = here.side.mutate({
      do: 'create-application',
      name: 'night-shift',
      owners: ['Bo Ekman'],
      secret: true,
    }) as {
      id: string;
      keyId: string;
    };
    const { keyId: next } = here.side.mutate({ do: 'rotate-secret', keyId }) as { keyId: string };
    const found = () => here.side.truth().directory.applications.find((app) => app.id === id);
    expect(found()).toMatchObject({ owners: [{ standing: 'active' }], credentials: [{ keyId: next }] });
    here.side.mutate({ do: 'remove-secret', keyId: next });
    expect(found()?.credentials).toEqual([]);
    here.side.mutate({ do: 'delete-application', application: 'night-shift' });
    expect(found()).toBeUndefined();
    expect(here.side.truth().directory.deleted.map((each) => each.id)).toContain(id);
    here.side.mutate({ do: 'purge', id });
    expect(here.side.truth().directory.deleted.map((each) => each.id)).not.toContain(id);
  });

  test('recreated under the same name, it is another', () => {
    const here = lab();
    const before = here.id('app.many-secrets');
    const { id } = here.side.mutate({ do: 'recreate-application', application: 'warehouse-sync' }) as { id: string };
    const named = here.side.truth().directory.applications.filter(({ name }) => name === 'warehouse-sync');
    expect(named.map((app) => app.id)).toEqual([id]);
    expect(id).not.toBe(before);
  });

  test('what hangs on a service principal goes with it, and its directory role stays behind', () => {
    const here = lab();
    const sp = here.side.truth().directory.servicePrincipals.find(({ name }) => name === 'landing-zone');
    here.side.mutate({ do: 'delete-principal', principal: 'landing-zone' });
    const { permissions, directoryRoles } = here.side.truth().directory;
    expect(permissions.filter(({ principalId }) => principalId === sp?.id)).toEqual([]);
    expect(directoryRoles.find(({ id }) => id === here.id('directory-role.active'))?.ghost).toBe(true);
  });

  test('a person leaves, comes back and is deleted', () => {
    const here = lab();
    const standing = () => {
      const { applications } = here.side.truth().directory;
      return applications
        .find(({ id }) => id === here.id('app.owned-by-active'))
        ?.owners.map((owner) => owner.standing);
    };
    here.side.mutate({ do: 'disable-user', user: 'emre.aydin@halden.example' });
    expect(standing()).toEqual(['disabled']);
    here.side.mutate({ do: 'enable-user', user: 'Emre Aydın' });
    expect(standing()).toEqual(['active']);
    here.side.mutate({ do: 'delete-user', user: 'Emre Aydın' });
    expect(standing()).toEqual([]);
  });

  test('grants come and go', () => {
    const here = lab();
    const { id } = here.side.mutate({ do: 'add-grant', client: 'Datadog', scope: 'Mail.Read', user: 'Bo Ekman' }) as {
      id: string;
    };
    const ids = () => here.side.truth().directory.delegated.flatMap((each) => each.ids);
    expect(ids()).toContain(id);
    here.side.mutate({ do: 'remove-grant', id });
    expect(ids()).not.toContain(id);
  });

  test('of something that is not there, nothing changes', () => {
    const here = lab();
    expect(() => here.side.mutate({ do: 'use-credential', id: 'none' })).toThrow('no credential none');
    expect(() => here.side.mutate({ do: 'delete-application', application: 'none' })).toThrow('no application none');
    expect(() => here.side.mutate({ do: 'nonsense' } as never)).toThrow('no change nonsense');
  });
});

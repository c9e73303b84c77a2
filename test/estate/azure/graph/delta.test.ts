import { describe, expect, test } from 'vitest';
import { DAY } from '../../clock.ts';
import { lab, type GraphLab, type Json } from '../testing.ts';

/** A whole round: what it told of, and the link to the next. */
function round(here: GraphLab, target: string): { rows: Json[]; link: string; pages: number } {
  const pages = here.pages(target);
  const { pathname, search } = new URL(String(pages.at(-1)?.json['@odata.deltaLink']));
  return { rows: pages.flatMap(({ rows }) => rows), link: pathname + search, pages: pages.length };
}

describe('delta', () => {
  test('a first round tells of everything, the next of nothing', () => {
    const here = lab({ story: false, azure: { applications: 250, servicePrincipals: 400 } });
    const first = round(here, '/applications/delta');
    expect([first.rows.length, first.pages]).toEqual([250, 3]);
    expect(round(here, first.link).rows).toEqual([]);
  });

  test('a later round tells of what was made, changed and deleted, once each', () => {
    const here = lab();
    const { link } = round(here, '/applications/delta?$select=displayName');
    const { id } = here.side.mutate({ do: 'create-application', name: 'night-shift' }) as { id: string };
    here.side.mutate({ do: 'rename-application', application: 'warehouse-sync', to: 'warehouse-sync-2' });
    here.side.mutate({ do: 'add-secret', application: 'warehouse-sync-2' });
    const gone = here.id('app.owned-by-nobody');
    here.side.mutate({ do: 'delete-application', application: gone });
    expect(round(here, link).rows).toEqual([
      { id, displayName: 'night-shift' },
      { id: here.id('app.many-secrets'), displayName: 'warehouse-sync-2' },
      { id: gone, '@removed': { reason: 'changed' } },
    ]);
  });

  test('links to owners, and permissions, are not tracked', () => {
    const here = lab();
    const apps = round(here, '/applications/delta').link;
    const principals = round(here, '/servicePrincipals/delta').link;
    here.side.mutate({ do: 'set-owners', application: 'warehouse-sync', owners: ['Bo Ekman'] });
    here.side.mutate({ do: 'add-permission', principal: 'warehouse-sync', permission: 'Mail.Read' });
    here.side.mutate({ do: 'use-application', application: 'warehouse-sync' });
    expect([...round(here, apps).rows, ...round(here, principals).rows]).toEqual([]);
  });

  test('grants that are withdrawn are gone for good', () => {
    const here = lab();
    const { link } = round(here, '/oauth2PermissionGrants/delta');
    const id = here.id('delegated-grant.ghost');
    here.side.mutate({ do: 'remove-grant', id });
    expect(round(here, link).rows).toEqual([{ id, '@removed': { reason: 'deleted' } }]);
  });

  test('"from now on" needs no first round', () => {
    const here = lab();
    const { rows, link } = round(here, '/servicePrincipals/delta?$deltatoken=latest');
    expect(rows).toEqual([]);
    here.side.mutate({ do: 'disable-principal', principal: 'Datadog' });
    expect(round(here, link).rows.map(({ displayName, accountEnabled }) => [displayName, accountEnabled])).toEqual([
      ['Datadog', false],
    ]);
  });

  test('a link is good for seven days, and then for nothing', () => {
    const here = lab();
    const { link } = round(here, '/applications/delta');
    here.estate.clock.advance(7 * DAY - 1);
    expect(here.get(link).status).toBe(200);
    here.estate.clock.advance(1);
    const { status, error, headers } = here.get(link);
    expect([status, error.code]).toEqual([410, 'resyncRequired']);
    const { pathname, search } = new URL(headers['location'] ?? '');
    expect(round(here, pathname + search).rows).toHaveLength(here.side.state.applications.size);
  });

  test('links can be made to expire at once, and new ones are good again', () => {
    const here = lab();
    const { link } = round(here, '/applications/delta');
    here.side.mutate({ do: 'expire-delta-tokens' });
    expect(here.get(link).status).toBe(410);
    expect(here.get(round(here, '/applications/delta').link).status).toBe(200);
  });

  test('takes only what is documented', () => {
    const here = lab();
    for (const query of [
      '$top=5',
      '$expand=owners',
      "$filter=displayName eq 'x'",
      '$orderby=displayName',
      '$deltatoken=made-up',
    ]) {
      expect([query, here.get(`/applications/delta?${query}`).status]).toEqual([query, 400]);
    }
    const id = here.id('app.many-secrets');
    expect(round(here, `/applications/delta?$filter=id eq '${id}'`).rows.map((row) => row['id'])).toEqual([id]);
  });
});

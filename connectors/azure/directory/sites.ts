/** Reply addresses at App Service whose site is gone: whoever makes one of that name gets the sign-in answers. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { parseRow } from '../../shared/rows.ts';
import type { Session } from '../client/session.ts';
import { unseenSubscriptions } from '../resources/subscriptions.ts';

/** https://learn.microsoft.com/en-us/azure/security/fundamentals/subdomain-takeover */
const site = /^([a-z0-9-]+)\.(?:azurewebsites\.(?:net|us)|chinacloudsites\.cn)$/i;

const QUERY = `resources
| where type =~ 'microsoft.web/sites' or type =~ 'microsoft.web/sites/slots'
| project id, name
| order by id asc`;
const Row = z.object({ name: z.string().min(1) });

/** Asked for only when there is such an address; `null`: not all sites can be seen, so that one is missing says nothing. */
export type Sites = () => Promise<ReadonlySet<string> | null>;

export function sitesOf(session: Session, scope: Scope, run: Run): Sites {
  return () =>
    session.memo(scope.nativeId, 'sites', async () => {
      try {
        if ((await unseenSubscriptions(session, scope, run)).length > 0) return null;
        const names = new Set<string>();
        for await (const row of session.in(scope, run).query(QUERY)) {
          const name = parseRow(row, Row, 'a site of App Service', run)?.name;
          if (name === undefined) return null;
          // A slot is called `site/slot`, and reached as `site-slot`.
          names.add(name.toLowerCase().replace('/', '-'));
        }
        return names;
      } catch (error) {
        if (error instanceof ReadFailed) return null;
        throw error;
      }
    });
}

/** `null`: it cannot be told. */
export async function hasDanglingRedirect(uris: readonly string[], sites: Sites): Promise<boolean | null> {
  const names = uris.map((uri) => site.exec(URL.parse(uri)?.hostname ?? '')?.[1]?.toLowerCase());
  const wanted = names.filter((name) => name !== undefined);
  if (wanted.length === 0) return false;
  const known = await sites();
  return known === null ? null : wanted.some((name) => !known.has(name));
}

/** Azure Resource Graph: rows of a query over everything below the root management group. */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import { send, type Connection } from './send.ts';

/** https://learn.microsoft.com/en-us/rest/api/azureresourcegraph/resourcegraph/resources/resources */
const PATH = '/providers/Microsoft.ResourceGraph/resources';
const API_VERSION = '2022-10-01';
/** The most that it gives in a page. */
const PAGE = 1000;

const Page = z.object({
  data: z.array(z.unknown()),
  resultTruncated: z.union([z.string(), z.boolean()]).optional(),
  $skipToken: z.string().min(1).nullish(),
});

export async function* query(
  connection: Connection,
  kql: string,
  {
    authorizationScopeFilter,
    operation = 'arg:resources',
  }: { authorizationScopeFilter?: string; operation?: string } = {},
): AsyncGenerator {
  const { tenant } = connection;
  const seen = new Set<string>();
  let skip: string | undefined;
  do {
    const body = {
      // The root management group has the id of the tenant; without it only subscriptions are searched that are asked for.
      managementGroups: [tenant],
      query: kql,
      options: {
        resultFormat: 'objectArray',
        $top: PAGE,
        ...(authorizationScopeFilter === undefined ? {} : { authorizationScopeFilter }),
        ...(skip === undefined ? {} : { $skipToken: skip }),
      },
    };
    const answer = await send(connection, {
      service: 'arm',
      path: PATH,
      query: { 'api-version': API_VERSION },
      operation,
      body,
    });
    const page = Page.safeParse(answer);
    if (!page.success) throw new ReadFailed('failed', `${operation} answered in a form that is not understood`);
    skip = page.data.$skipToken ?? undefined;
    if (skip !== undefined && seen.has(skip))
      throw new ReadFailed('failed', `${operation} gave the same skip token twice; the listing has no end`);
    if (skip !== undefined) seen.add(skip);
    if (skip === undefined && String(page.data.resultTruncated) === 'true') {
      throw new ReadFailed('failed', `${operation} said that there is more but not where`);
    }
    yield* page.data.data;
  } while (skip !== undefined);
}

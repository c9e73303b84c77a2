/** All repositories of an organization with what decides how much is read of each: 100 of them cost one call. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Session } from '../client/session.ts';
import { everyRow, orgPath } from '../rows.ts';

export interface Repository {
  id: number;
  name: string;
  visibility: string;
  archived: boolean;
  /** `null`: not known. */
  deployKeys: number | null;
  environments: readonly string[] | null;
}

const Node = z.object({
  databaseId: z.int().positive(),
  name: z.string().min(1),
  visibility: z.string().default('PRIVATE'),
  isArchived: z.boolean(),
  deployKeys: z.object({ totalCount: z.int().nonnegative() }).nullish(),
  environments: z
    .object({
      totalCount: z.int().nonnegative().optional(),
      nodes: z.array(z.object({ name: z.string() }).nullable()).nullish(),
    })
    .nullish(),
});
const Page = z.object({
  organization: z
    .object({
      repositories: z.object({
        totalCount: z.int().nonnegative(),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: z.array(z.unknown()),
      }),
    })
    .nullable(),
});

/** Environments asked for with each repository; whoever has more is asked by itself. */
const ENVIRONMENTS = 20;
const QUERY = `query($login: String!, $after: String) {
  organization(login: $login) {
    repositories(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId name visibility isArchived pushedAt
        deployKeys { totalCount }
        environments(first: ${ENVIRONMENTS}) { totalCount nodes { name } }
      }
    }
  }
}`;

/** @throws ReadFailed unless every repository was listed: one that is not would lose what it has */
export async function repositoriesOf(session: Session, login: string, run: Run): Promise<readonly Repository[]> {
  const repositories = await allOf(session, login, run);
  if (session.organizations.some((one) => one.login === login && one.selective)) {
    run.gap(
      'repositories that our App is not installed in',
      'denied',
      'it is installed in selected repositories only, and sees no others that are private',
    );
  }
  return repositories;
}

/**
 * Those that have some of what is looked for, by what GraphQL counted. It may count none where it may not tell: when
 * nobody has any, one is asked over REST, which says so.
 */
export function withSome(all: readonly Repository[], has: (one: Repository) => boolean): readonly Repository[] {
  const some = all.filter(has);
  return some.length > 0 ? some : all.slice(0, 1);
}

function allOf(session: Session, login: string, run: Run): Promise<readonly Repository[]> {
  return session.memo(login, 'repositories', async () => {
    try {
      return await byGraphql(session, login, run);
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      run.note(`repositories are listed over REST, because GraphQL was not answered: ${error.message}`);
      return byRest(session, login, run);
    }
  });
}

async function byGraphql(session: Session, login: string, run: Run): Promise<readonly Repository[]> {
  const reader = session.in(login, run);
  const repositories = new Map<number, Repository>();
  const cursors = new Set<string>();
  let after: string | null = null;
  for (;;) {
    const page: z.infer<typeof Page> = await reader.graphql('graphql/repositories', QUERY, { login, after }, Page);
    const { organization } = page;
    if (organization === null) throw new ReadFailed('denied', `graphql/repositories: ${login} cannot be seen`);
    const { nodes, pageInfo, totalCount } = organization.repositories;
    for (const node of nodes) {
      const parsed = Node.safeParse(node);
      if (parsed.success) repositories.set(parsed.data.databaseId, repositoryOf(parsed.data));
    }
    const next: string | null = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    if (next === null) {
      if (repositories.size >= totalCount) return [...repositories.values()];
      throw new ReadFailed('failed', `graphql/repositories: ${repositories.size} of ${totalCount} could be read`);
    }
    if (cursors.has(next)) throw new ReadFailed('failed', 'graphql/repositories gave the same cursor twice');
    cursors.add(next);
    after = next;
  }
}

function repositoryOf(node: z.infer<typeof Node>): Repository {
  const names = node.environments?.nodes?.flatMap((one) => one?.name ?? []);
  const total = node.environments?.totalCount ?? names?.length;
  return {
    id: node.databaseId,
    name: node.name,
    visibility: node.visibility.toLowerCase(),
    archived: node.isArchived,
    deployKeys: node.deployKeys?.totalCount ?? null,
    // Not all of them are named on this page.
    environments: names === undefined || names.length !== total ? null : names,
  };
}

const Row = z.object({
  id: z.int().positive(),
  name: z.string().min(1),
  visibility: z.string().default('private'),
  archived: z.boolean().default(false),
});

async function byRest(session: Session, login: string, run: Run): Promise<readonly Repository[]> {
  const repositories: Repository[] = [];
  const request = { operation: 'repos/list-for-org', path: orgPath(login, '/repos'), query: { type: 'all' } };
  for await (const row of everyRow(session.in(login, run), request, Row)) {
    repositories.push({ ...row, deployKeys: null, environments: null });
  }
  return repositories;
}

/** Every scope in reach: organizations with their projects, or projects that stand alone. Parents before children. */
import type { ReachedScope, Run } from '../../core/connector.ts';
import { type ReadFailed, SignInFailed } from '../../core/errors.ts';
import type { GoogleReader } from '../shared/google/client.ts';
import { isDenied, isDisabled } from '../shared/google/errors.ts';
import { organizationsInReach, projectNamed, projectsOf, searchProjects, type Organization } from './hierarchy.ts';
import { numberOf } from './place-rows.ts';
import { organizationRef, projectScope, type Project } from './projects.ts';
import type { Session } from './session.ts';

/**
 * All projects are known before the first scope is given: whoever reads the organization needs them.
 * @throws SignInFailed when not even a search is answered: it needs no permission, so something is wrong with the sign-in
 */
export async function* reachedScopes(session: Session, run: Run): AsyncGenerator<ReachedScope> {
  try {
    yield* reached(session, run);
  } catch (error) {
    if (!isDenied(error) && !isDisabled(error)) throw error;
    const { message, next } = error as ReadFailed;
    throw new SignInFailed(message, { next, cause: error });
  }
}

async function* reached(session: Session, run: Run): AsyncGenerator<ReachedScope> {
  const { settings, projects } = session;
  const reader = session.reader(run);
  if (settings.projects !== undefined) {
    const named = await Promise.all(settings.projects.map((name) => projectNamed(reader, name)));
    yield* alone(session, named, 'cloudresourcemanager:projects.get');
    return;
  }
  const organizations = await organizationsInReach(reader, settings.organization, run);
  if (organizations.length === 0) {
    yield* await withoutOrganization(session, reader, run);
    return;
  }
  for (const organization of organizations) {
    const number = numberOf(organization);
    const listed = await projectsOf(reader, number, organizations.length === 1, run);
    for (const project of listed.projects) projects.add(project);
    projects.foldersIn.set(number, listed.folders);
    projects.whole &&= listed.whole;
    yield organizationScope(organization, listed.projects.length);
    for (const project of listed.projects) {
      yield projectScope(project, number, listed.source, projects);
    }
  }
}

async function withoutOrganization(session: Session, reader: GoogleReader, run: Run): Promise<ReachedScope[]> {
  const { projects, source } = await searchProjects(reader, null, run);
  if (projects.length === 0) {
    throw new SignInFailed(`${session.caller} sees no organization and no project`, {
      next: 'Grant it the role that `discover permissions --provider gcp` prints on the organization, and give its number as `organization`.',
    });
  }
  run.note('no organization is in reach: projects are read one by one');
  return [...alone(session, projects, source)];
}

function* alone(session: Session, projects: readonly Project[], source: string): Generator<ReachedScope> {
  for (const project of projects) session.projects.add(project);
  session.projects.whole = false;
  for (const project of projects) yield projectScope(project, null, source, session.projects);
}

function organizationScope(organization: Organization, projects: number): ReachedScope {
  const number = numberOf(organization);
  return {
    scope: {
      record: 'scope',
      ref: organizationRef(number),
      source: 'cloudresourcemanager:organizations.get',
      kind: 'organization',
      name: organization.displayName || number,
      nativeId: number,
      parent: null,
      status: organization.state === undefined || organization.state === 'ACTIVE' ? 'active' : 'suspended',
      attributes: {
        projects,
        ...(organization.directoryCustomerId === undefined ? {} : { customerId: organization.directoryCustomerId }),
      },
    },
  };
}

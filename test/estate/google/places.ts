/** Where things are: the hierarchy of organization, folders and projects. */
import { GoogleError, permissionDenied } from './errors.ts';
import { projectOf, type GoogleState, type Project } from './state.ts';

/** `projects/<number>`, its folders, and the organization: nearest first. Empty for what does not exist. */
export function ancestorsOf(state: GoogleState, place: string): string[] {
  const [kind, id = ''] = place.split('/');
  if (kind === 'organizations') return id === state.organization.number ? [place] : [];
  if (kind === 'folders') {
    const folder = state.folders.get(id);
    return folder ? [place, ...ancestorsOf(state, folder.parent)] : [];
  }
  const project = projectOf(state, id);
  return project ? [`projects/${project.number}`, ...ancestorsOf(state, project.parent)] : [];
}

/** A project of the company, whatever its state. */
export function ownProject(state: GoogleState, name: string): Project | undefined {
  const project = projectOf(state, name);
  return project?.foreign ? undefined : project;
}

/** Number or id → the project; what does not exist and what one may not see are told with the same words. */
export function projectFor(state: GoogleState, name: string, permission: string): Project {
  const project = ownProject(state, name);
  if (!project) throw permissionDenied(permission, `projects/${name}`);
  return project;
}

/** Most APIs do not serve a project that is to be deleted. */
export function activeProject(state: GoogleState, name: string, permission: string): Project {
  const project = projectFor(state, name, permission);
  if (project.state === 'ACTIVE') return project;
  throw new GoogleError('PERMISSION_DENIED', `Project ${name} has been deleted.`, [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'CONSUMER_INVALID',
      domain: 'googleapis.com',
      metadata: { consumer: `projects/${project.number}` },
    },
  ]);
}

/** Organization, folders and projects, and what is switched on in these. */
import { folderName, organizationName, projectName } from '../build.ts';
import { TITLES } from '../catalog.ts';
import { folderShape, oldProjectShape, organizationShape } from '../shapes/projects.ts';
import { serviceShape } from '../shapes/things.ts';
import type { GoogleState, Project } from '../state.ts';
import { asset, CRM, type Asset } from './asset.ts';

export function* hierarchy(state: GoogleState, projects: ReadonlyMap<string, Project>): Generator<Asset> {
  const { organization, folders } = state;
  const root = organizationName(state);
  yield asset({
    type: 'cloudresourcemanager.googleapis.com/Organization',
    name: `${CRM}/${root}`,
    at: root,
    parent: '',
    policy: root,
    updatedAt: organization.createdAt,
    data: () => organizationShape(organization),
    found: { displayName: organization.domain, state: 'ACTIVE', createdAt: organization.createdAt },
  });
  for (const folder of folders.values()) {
    const at = folderName(folder);
    yield asset({
      type: 'cloudresourcemanager.googleapis.com/Folder',
      name: `${CRM}/${at}`,
      at,
      parent: `${CRM}/${folder.parent}`,
      policy: at,
      version: 'v3',
      updatedAt: folder.createdAt,
      data: () => folderShape(folder),
      found: { displayName: folder.displayName, state: 'ACTIVE', createdAt: folder.createdAt },
    });
  }
  for (const project of projects.values()) {
    const at = projectName(project);
    yield asset({
      type: 'cloudresourcemanager.googleapis.com/Project',
      name: `${CRM}/${at}`,
      at,
      parent: `${CRM}/${project.parent}`,
      policy: at,
      version: 'v3',
      updatedAt: project.createdAt,
      data: () => oldProjectShape(project),
      found: { displayName: project.name, state: project.state, labels: project.labels, createdAt: project.createdAt },
    });
    for (const service of project.services) {
      const name = `${at}/services/${service}`;
      yield asset({
        type: 'serviceusage.googleapis.com/Service',
        name: `//serviceusage.googleapis.com/${name}`,
        at,
        updatedAt: project.createdAt,
        data: () => serviceShape(project, service, TITLES[service] ?? service),
        found: { displayName: TITLES[service] ?? service, state: 'ENABLED' },
      });
    }
  }
}

/** Organization, folders and projects: https://cloud.google.com/resource-manager/reference/rest/v3 */
import type { Folder, Organization, Project } from '../state.ts';
import { compact, etag, micros, type Shape } from './common.ts';

export const organizationShape = ({ number, domain, customerId, createdAt }: Organization): Shape => ({
  name: `organizations/${number}`,
  displayName: domain,
  directoryCustomerId: customerId,
  state: 'ACTIVE',
  createTime: micros(createdAt),
  updateTime: micros(createdAt),
  etag: etag(number),
});

export const folderShape = ({ number, displayName, parent, createdAt }: Folder): Shape => ({
  name: `folders/${number}`,
  parent,
  displayName,
  state: 'ACTIVE',
  createTime: micros(createdAt),
  updateTime: micros(createdAt),
  etag: etag(number),
});

export const projectShape = ({ number, id, name, parent, state, labels, createdAt }: Project): Shape =>
  compact({
    name: `projects/${number}`,
    parent,
    projectId: id,
    state,
    displayName: name,
    createTime: micros(createdAt),
    updateTime: micros(createdAt),
    etag: etag(number),
    labels: Object.keys(labels).length > 0 ? labels : undefined,
  });

/** Version 1, which Cloud Asset Inventory still writes: https://cloud.google.com/resource-manager/reference/rest/v1/projects */
export function oldProjectShape({ number, id, name, parent, state, labels, createdAt }: Project): Shape {
  const [kind = '', above] = parent.split('/');
  return compact({
    projectNumber: number,
    projectId: id,
    lifecycleState: state,
    name,
    createTime: micros(createdAt),
    labels: Object.keys(labels).length > 0 ? labels : undefined,
    parent: { type: kind.slice(0, -1), id: above },
  });
}

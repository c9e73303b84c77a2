/** API keys, HMAC keys, secrets, contacts and switched-on services. */
import { iso } from '../../clock.ts';
import type { ApiKey, Contact, HmacKey, Project, Secret, SecretVersion } from '../state.ts';
import { compact, etag, micros, type Shape } from './common.ts';

export const apiKeyName = ({ project, id }: ApiKey): string => `projects/${project}/locations/global/keys/${id}`;

/** Never with `keyString`: https://cloud.google.com/api-keys/docs/reference/rest/v2/projects.locations.keys */
export const apiKeyShape = (key: ApiKey): Shape =>
  compact({
    name: apiKeyName(key),
    uid: key.uid,
    displayName: key.displayName,
    createTime: micros(key.createdAt),
    updateTime: micros(key.updatedAt),
    deleteTime: key.deletedAt && micros(key.deletedAt),
    restrictions: key.restrictions,
    annotations: key.annotations,
    serviceAccountEmail: key.serviceAccountEmail,
    etag: `W/"${etag(key.uid)}"`,
  });

/** https://cloud.google.com/storage/docs/json_api/v1/projects/hmacKeys */
export function hmacKeyShape(project: Project, key: HmacKey): Shape {
  const { accessId, serviceAccountEmail, state, createdAt, updatedAt } = key;
  return {
    kind: 'storage#hmacKeyMetadata',
    id: `${project.id}/${accessId}`,
    selfLink: `https://www.googleapis.com/storage/v1/projects/${project.id}/hmacKeys/${accessId}`,
    accessId,
    projectId: project.id,
    serviceAccountEmail,
    state,
    timeCreated: iso(createdAt).replace('Z', '.482Z'),
    updated: iso(updatedAt).replace('Z', '.482Z'),
    etag: etag(accessId),
  };
}

/** By number, as Secret Manager answers whatever it was asked by. */
export const secretName = ({ project, id }: Secret): string => `projects/${project}/secrets/${id}`;

/** https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets */
export const secretShape = (secret: Secret): Shape =>
  compact({
    name: secretName(secret),
    replication: { automatic: {} },
    createTime: micros(secret.createdAt),
    labels: Object.keys(secret.labels).length > 0 ? secret.labels : undefined,
    annotations: Object.keys(secret.annotations).length > 0 ? secret.annotations : undefined,
    topics: secret.topics.map((name) => ({ name })),
    etag: `"${etag(secret.id)}"`,
    expireTime: secret.expireAt && micros(secret.expireAt),
    rotation: secret.rotation && {
      nextRotationTime: micros(secret.rotation.nextAt),
      rotationPeriod: `${secret.rotation.everySeconds}s`,
    },
  });

export const versionShape = (secret: Secret, { id, state, createdAt, destroyedAt }: SecretVersion): Shape =>
  compact({
    name: `${secretName(secret)}/versions/${id}`,
    createTime: micros(createdAt),
    destroyTime: destroyedAt && micros(destroyedAt),
    state,
    replicationStatus: { automatic: {} },
    etag: `"${etag(`${secret.id}${id}`)}"`,
  });

/** https://cloud.google.com/resource-manager/docs/reference/essentialcontacts/rest/v1/projects.contacts */
export const contactShape = ({ parent, id, email, categories, validated }: Contact): Shape =>
  compact({
    name: `${parent}/contacts/${id}`,
    email,
    notificationCategorySubscriptions: categories,
    languageTag: 'en-US',
    validationState: validated ? 'VALID' : 'INVALID',
  });

export const serviceShape = (project: Project, name: string, title: string): Shape => ({
  name: `projects/${project.number}/services/${name}`,
  parent: `projects/${project.number}`,
  config: { name, title },
  state: 'ENABLED',
});

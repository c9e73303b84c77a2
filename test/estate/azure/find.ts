/** Things of the tenant by whatever a test has at hand. */
import type {
  Application,
  AzureState,
  Certificate,
  FederatedCredential,
  Secret,
  ServicePrincipal,
  User,
} from './state.ts';

function need<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new RangeError(`no ${what}`);
  return found;
}

/** By object id, appId or name. */
export const applicationOf = ({ applications, applicationByAppId }: AzureState, key: string): Application =>
  need(
    `application ${key}`,
    applications.get(key) ??
      applications.get(applicationByAppId.get(key) ?? '') ??
      [...applications.values()].find(({ displayName }) => displayName === key),
  );

export const principalOf = (
  { servicePrincipals, servicePrincipalByAppId }: AzureState,
  key: string,
): ServicePrincipal =>
  need(
    `service principal ${key}`,
    servicePrincipals.get(key) ??
      servicePrincipals.get(servicePrincipalByAppId.get(key) ?? '') ??
      [...servicePrincipals.values()].find(({ displayName }) => displayName === key),
  );

/** By object id, user name or displayed name. */
export const userOf = ({ users }: AzureState, key: string): User =>
  need(
    `user ${key}`,
    users.get(key) ??
      [...users.values()].find(({ displayName, userPrincipalName }) => [displayName, userPrincipalName].includes(key)),
  );

export interface Held<T> {
  holder: Application | ServicePrincipal;
  credential: T;
}

const holders = ({ applications, servicePrincipals }: AzureState): (Application | ServicePrincipal)[] => [
  ...applications.values(),
  ...servicePrincipals.values(),
];

export function secretOf(state: AzureState, keyId: string): Held<Secret> {
  for (const holder of holders(state)) {
    const credential = holder.secrets.find((secret) => secret.keyId === keyId);
    if (credential) return { holder, credential };
  }
  throw new RangeError(`no secret ${keyId}`);
}

/** A secret or certificate by keyId, a federated credential by id. */
export function credentialOf(state: AzureState, id: string): Held<Secret | Certificate | FederatedCredential> {
  for (const holder of holders(state)) {
    const credential =
      [...holder.secrets, ...holder.certificates].find(({ keyId }) => keyId === id) ??
      holder.federated.find((each) => each.id === id);
    if (credential) return { holder, credential };
  }
  throw new RangeError(`no credential ${id}`);
}

/** Makes the parts of the company's Google side, with every id drawn from the seed. */
import { DAY, type Seconds } from '../clock.ts';
import type { Random } from '../random.ts';
import { DEFAULT_SERVICES } from './catalog.ts';
import { emailOf, keyId, resourceNumber, uniqueId } from './ids.ts';
import type {
  ApiKey,
  Binding,
  Folder,
  GoogleState,
  Project,
  ServiceAccount,
  ServiceAccountKey,
  Use,
  User,
} from './state.ts';

export interface Builder {
  state: GoogleState;
  random: Random;
  now: Seconds;
  /** So many days ago; the hour differs, as it does in life. */
  ago(days: number): Seconds;
  folder(displayName: string, parent?: Folder): Folder;
  project(id: string, options?: Partial<Project> & { without?: readonly string[] }): Project;
  account(project: Project, name: string, options?: Partial<ServiceAccount>): ServiceAccount;
  /** The one that Compute Engine or App Engine made with the project. */
  defaultAccount(project: Project, of: 'compute' | 'appengine', options?: Partial<ServiceAccount>): ServiceAccount;
  key(account: ServiceAccount, options?: Partial<ServiceAccountKey>): ServiceAccountKey;
  apiKey(project: Project, displayName: string, options?: Partial<ApiKey>): ApiKey;
  user(email: string, givenName: string, familyName: string, options?: Partial<User>): User;
  /** Adds members to a role on `organizations/…`, `folders/…`, `projects/<number>` or a service account. */
  bind(resource: string, role: string, members: readonly string[], condition?: Binding['condition']): void;
  note(name: string, what: string, project: Project | string, id: string): void;
}

export const use = (at: Seconds, how: Use['how'] = 'api', count = 12): Use => ({ at, how, count });
export const organizationName = ({ organization }: GoogleState): string => `organizations/${organization.number}`;
export const folderName = ({ number }: Folder): string => `folders/${number}`;
export const projectName = ({ number }: Project): string => `projects/${number}`;
export const memberOf = ({ email }: ServiceAccount): string => `serviceAccount:${email}`;

export function createBuilder(state: GoogleState, random: Random, now: Seconds): Builder {
  const put = <T>(map: Map<string, T>, key: string, item: T): T => {
    map.set(key, item);
    return item;
  };
  const account: Builder['account'] = (project, name, options = {}) => {
    const email = options.email ?? emailOf(name, project.id);
    return put(state.serviceAccounts, email, {
      uniqueId: uniqueId(random),
      email,
      project: project.number,
      displayName: '',
      description: '',
      disabled: false,
      createdAt: project.createdAt + DAY,
      createdBy: `infra@${state.organization.domain}`,
      keys: [],
      uses: [],
      ...options,
    });
  };
  return {
    state,
    random,
    now,
    account,
    ago: (days) => now - Math.round(days * DAY) - random.int(1, 7000),
    folder(displayName, parent) {
      const number = resourceNumber(random);
      const above = parent ? folderName(parent) : organizationName(state);
      return put(state.folders, number, { number, displayName, parent: above, createdAt: now - 1500 * DAY });
    },
    project(id, { without = [], ...options } = {}) {
      const number = resourceNumber(random);
      const services = new Set(DEFAULT_SERVICES.filter((service) => !without.includes(service)));
      return put(state.projects, number, {
        number,
        id,
        name: id,
        parent: organizationName(state),
        state: 'ACTIVE',
        labels: {},
        createdAt: now - random.int(400, 1400) * DAY,
        services,
        ...options,
      });
    },
    defaultAccount(project, of, options = {}) {
      const email =
        of === 'compute'
          ? `${project.number}-compute@developer.gserviceaccount.com`
          : `${project.id}@appspot.gserviceaccount.com`;
      const displayName =
        of === 'compute' ? 'Compute Engine default service account' : 'App Engine default service account';
      return account(project, of, { email, displayName, defaultOf: of, createdAt: project.createdAt, ...options });
    },
    key(of, options = {}) {
      const made: ServiceAccountKey = {
        id: keyId(random),
        validAfter: of.createdAt,
        validBefore: 'never',
        origin: 'GOOGLE_PROVIDED',
        uses: [],
        ...options,
      };
      of.keys.push(made);
      return made;
    },
    apiKey(project, displayName, options = {}) {
      const uid = options.uid ?? random.uuid();
      const createdAt = options.createdAt ?? project.createdAt + DAY;
      return put(state.apiKeys, uid, {
        uid,
        project: project.number,
        id: uid,
        displayName,
        createdAt,
        updatedAt: createdAt,
        uses: [],
        ...options,
      });
    },
    user(email, givenName, familyName, options = {}) {
      return put(state.users, email, {
        id: uniqueId(random),
        email,
        givenName,
        familyName,
        suspended: false,
        superAdmin: false,
        orgUnitPath: '/',
        createdAt: now - random.int(30, 1400) * DAY,
        ...options,
      });
    },
    bind(resource, role, members, condition) {
      const bindings = state.policies.get(resource) ?? put(state.policies, resource, []);
      const same = bindings.find(
        (one) =>
          one.role === role &&
          one.condition?.expression === condition?.expression &&
          one.condition?.title === condition?.title,
      );
      if (same) same.members.push(...members.filter((member) => !same.members.includes(member)));
      else bindings.push({ role, members: [...members], ...(condition ? { condition } : {}) });
    },
    note(name, what, project, id) {
      const scope = typeof project === 'string' ? project : project.number;
      state.cases.set(name, { name, what, scope, id });
    },
  };
}

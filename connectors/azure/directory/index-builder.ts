/** Collects what others need to know of every principal, while the principals are being read. */
import type { Json, Ref } from '../../../core/model.ts';
import type { PrincipalIndex } from './principal-index.ts';
import type { ServicePrincipalRow } from './rows.ts';

/** A resource: what it offers, as it is noted from night to night. */
interface Offer {
  id: string;
  appId: string;
  name: string;
  /** Whether applications can be given any of it, and not only people. */
  toApplications: boolean;
  permissions: ReadonlyMap<string, string>;
}

type Offering = Pick<ServicePrincipalRow, 'id' | 'appId' | 'displayName' | 'appRoles' | 'oauth2PermissionScopes'>;

export class IndexBuilder {
  readonly #names = new Map<string, string>();
  readonly #refs = new Map<string, Ref>();
  /** Of service principals that are half of an own application, by object id. */
  readonly #instances = new Map<string, { appId: string; alone: Ref | undefined }>();
  readonly #appRefs = new Map<string, Ref>();
  readonly #offers = new Map<string, Offer>();

  principal(id: string, appId: string, name: string, ref: Ref): void {
    this.#names.set(id, name);
    this.#refs.set(id, ref);
    if (!this.#appRefs.has(appId)) this.#appRefs.set(appId, ref);
  }

  /**
   * One whose application is ours, and which is named by the registration.
   * @param alone its Ref when there is no registration any more
   */
  instance(id: string, appId: string, name: string, alone?: Ref): void {
    this.#names.set(id, name);
    this.#instances.set(id, { appId, alone });
  }

  application(appId: string, ref: Ref): void {
    this.#appRefs.set(appId, ref);
  }

  offers({ id, appId, displayName, appRoles, oauth2PermissionScopes }: Offering): void {
    const named = [...appRoles, ...oauth2PermissionScopes].filter(({ value }) => Boolean(value));
    const toApplications = appRoles.some(({ allowedMemberTypes }) => allowedMemberTypes.includes('Application'));
    if (named.length === 0 && !toApplications) return;
    const permissions = new Map(named.map(({ id: permission, value }) => [permission, value ?? '']));
    this.#offers.set(id, { id, appId, name: displayName ?? appId, toApplications, permissions });
  }

  /** Offers of those that did not change since. @param changed they are read again */
  recall(noted: Json | undefined, changed: ReadonlySet<string>): void {
    for (const offer of Array.isArray(noted) ? (noted as readonly Json[]) : []) {
      const [id, appId, name, toApplications, permissions] = offer as [
        string,
        string,
        string,
        boolean,
        [string, string][],
      ];
      if (!changed.has(id))
        this.#offers.set(id, { id, appId, name, toApplications, permissions: new Map(permissions) });
    }
  }

  noted(): Json {
    return [...this.#offers.values()].map(({ id, appId, name, toApplications, permissions }) => [
      id,
      appId,
      name,
      toApplications,
      [...permissions],
    ]);
  }

  finished(complete: boolean): PrincipalIndex {
    const refOfApp = (appId: string) => this.#appRefs.get(appId);
    // Without all registrations nobody can tell that one is gone.
    const refOfInstance = (one: { appId: string; alone: Ref | undefined } | undefined) =>
      one && (refOfApp(one.appId) ?? (complete ? one.alone : undefined));
    return {
      refOf: (id) => this.#refs.get(id) ?? refOfInstance(this.#instances.get(id)),
      refOfApp,
      nameOf: (id) => this.#names.get(id),
      permissionOf: (resource, id) => this.#offers.get(resource)?.permissions.get(id),
      resources: [...this.#offers.values()]
        .filter(({ toApplications }) => toApplications)
        .map(({ id, appId, name }) => ({ id, appId, name })),
      complete,
    };
  }
}

/** One tenant's tokens: one for each service, got once however many ask, and renewed before they expire. */
import type { AccessToken } from '@azure/core-auth';
import { DiscoverError, ReadFailed, SignInFailed, Stopped } from '../../../core/errors.ts';
import type { Run } from '../../../core/connector.ts';
import type { Cloud, Service } from './clouds.ts';
import type { Choice } from './credential.ts';
import { signInFailed } from './sign-in-errors.ts';

/** Long enough for one slow request with its retries. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** What hands out tokens may keep the old one until shortly before its end: it is not asked with every call. */
const ASK_EVERY_MS = 60_000;

export class Access {
  readonly choice: Choice;
  /** As far as it is known: without an id in the configuration it is in the first token. */
  tenant: string | undefined;
  readonly #cloud: Cloud;
  readonly #tokens = new Map<Service, Promise<AccessToken>>();
  /** By the tokens that they replace. */
  readonly #renewals = new WeakMap<AccessToken, Promise<AccessToken>>();
  readonly #refused = new Map<Service, ReadFailed>();
  readonly #askedAt = new Map<Service, number>();

  constructor(tenant: string | undefined, choice: Choice, cloud: Cloud) {
    this.tenant = tenant;
    this.choice = choice;
    this.#cloud = cloud;
  }

  /** @throws ReadFailed when the tenant does not let us in; all later calls fail the same way, without a request */
  async token(service: Service, run: Run): Promise<AccessToken> {
    const refused = this.#refused.get(service);
    if (refused !== undefined) throw refused;
    let current = this.#tokens.get(service);
    if (current === undefined) this.#tokens.set(service, (current = this.#fresh(service, run)));
    const token = await current;
    const now = Date.now();
    const left = token.expiresOnTimestamp - now;
    const isFresh = left > RENEW_BEFORE_MS || (left > 0 && now - (this.#askedAt.get(service) ?? 0) < ASK_EVERY_MS);
    return isFresh ? token : this.renew(service, run, token);
  }

  /**
   * Gets a new token in place of `stale`, once: whoever comes with the same stale one gets the same new one.
   * @param claims what the service wants to see proved before it goes on
   */
  renew(service: Service, run: Run, stale: AccessToken, claims?: string): Promise<AccessToken> {
    let renewal = this.#renewals.get(stale);
    if (renewal === undefined) {
      renewal = this.#fresh(service, run, claims);
      this.#renewals.set(stale, renewal);
      this.#tokens.set(service, renewal);
    }
    return renewal;
  }

  async #fresh(service: Service, run: Run, claims?: string): Promise<AccessToken> {
    this.#askedAt.set(service, Date.now());
    try {
      return await this.#ask(service, run, claims);
    } catch (error) {
      this.#tokens.delete(service);
      if (!(error instanceof SignInFailed)) throw error;
      const refused = new ReadFailed('denied', error.message, { next: error.next, cause: error });
      this.#refused.set(service, refused);
      throw refused;
    }
  }

  /** A credential of its own for each token: what it caches is kept here, and its calls count for the run that asked. */
  async #ask(service: Service, run: Run, claims: string | undefined): Promise<AccessToken> {
    const { credential, client } = await this.choice.make(run, this.#cloud);
    const scope = this.#cloud.tokenScopes[service];
    // Graph alone takes tokens that can be revoked at once, and last longer for it.
    // https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-continuous-access-evaluation-workload
    const options = { enableCae: service === 'graph', ...(claims === undefined ? {} : { claims }) };
    try {
      const token = await credential.getToken(scope, options);
      if (token !== null) return token;
      throw new SignInFailed(`${this.choice.what} gave no token for ${scope}`);
    } catch (error) {
      if (run.signal.aborted && run.signal.reason instanceof Error) throw run.signal.reason;
      if (client.failure instanceof Stopped) throw client.failure;
      if (client.failure instanceof DiscoverError) throw client.failure;
      throw signInFailed(error, {
        what: this.choice.what,
        isCli: this.choice.isCli === true,
        tenant: this.tenant,
        scope,
      });
    }
  }
}

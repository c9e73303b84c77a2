/** One account: its credentials, renewed by one call however many ask, and the SDK clients that use them. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { newClient, type Client, type SdkService } from './operations.ts';

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** @param renew true when the keys at hand were just refused as expired */
export type GetKeys = (run: Run, renew: boolean) => Promise<Keys>;

/** Of a client besides its credentials and region. */
export type ClientConfiguration = (service: SdkService) => Promise<object>;

/** Long enough for one slow request with its retries. */
const RENEW_BEFORE_MS = 5 * 60_000;

export class Account {
  readonly id: string;
  #getKeys: GetKeys;
  #configuration: ClientConfiguration;
  #keys: Promise<Keys> | undefined;
  #clients = new Map<string, Promise<Client>>();
  /** By the keys that they replace. */
  #renewals = new WeakMap<Keys, Promise<Keys>>();
  #failed: ReadFailed | undefined;

  constructor(id: string, getKeys: GetKeys, configuration: ClientConfiguration) {
    this.id = id;
    this.#getKeys = getKeys;
    this.#configuration = configuration;
  }

  /** @throws ReadFailed when the account does not let us in; all later calls fail the same way, without a request */
  async keys(run: Run): Promise<Keys> {
    if (this.#failed !== undefined) throw this.#failed;
    const current = await (this.#keys ??= this.#fresh(run, false));
    // Compared with this machine's clock: STS counts from the moment of the call.
    if (current.expiration === undefined || current.expiration.getTime() - Date.now() > RENEW_BEFORE_MS) return current;
    return this.renew(run, current);
  }

  /** Gets new keys in place of `stale`, once: whoever comes with the same stale ones gets the same new ones. */
  renew(run: Run, stale: Keys): Promise<Keys> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    let renewal = this.#renewals.get(stale);
    if (renewal === undefined) {
      renewal = this.#fresh(run, true);
      this.#renewals.set(stale, renewal);
      this.#keys = renewal;
      this.#clients.clear();
    }
    return renewal;
  }

  /** Nothing more is tried in this account. */
  giveUp(error: ReadFailed): ReadFailed {
    this.#failed ??= error;
    return this.#failed;
  }

  client(service: SdkService, region: string, keys: Keys): Promise<Client> {
    const id = `${service}/${region}/${keys.accessKeyId}`;
    let client = this.#clients.get(id);
    if (client === undefined) {
      client = this.#configuration(service).then((rest) => newClient(service, { ...rest, region, credentials: keys }));
      this.#clients.set(id, client);
    }
    return client;
  }

  async #fresh(run: Run, renew: boolean): Promise<Keys> {
    try {
      return await this.#getKeys(run, renew);
    } catch (error) {
      this.#keys = undefined;
      if (error instanceof ReadFailed) throw this.giveUp(error);
      throw error;
    }
  }
}

/**
 * Service principals of a tenant: the first time all of them, then those that changed, and the rest from the inventory.
 * Those of own applications are kept for their registrations, which are read after them.
 */
import type { InventoryRecordInput, Timestamp } from '../../../core/model.ts';
import { DeltaExpired } from '../client/errors.ts';
import { usageOfPrincipal } from '../usage/signals.ts';
import { credentialsOf, samlSigning, type Holder, type Sight } from './credentials.ts';
import { HeldBack } from './held-back.ts';
import { identityOfPrincipal, isAgent, isManagedIdentity, refOfPrincipal } from './identities.ts';
import type { IndexBuilder } from './index-builder.ts';
import { lastNight, type Nightly } from './nightly.ts';
import { relationOf } from './relation.ts';
import type { ServicePrincipalRow } from './rows.ts';
import { instanceOf, storedInstance, type Instance } from './service-principal.ts';
import {
  changesSince,
  listServicePrincipals,
  servicePrincipalsById,
  startOfChanges,
  type Changes,
} from './service-principals.ts';
import { whySilent } from './silent.ts';
import { credentialAgain, identityAgain, textOf } from './stored.ts';
import { peopleOf, type Surroundings } from './surroundings.ts';

/** The service principal of an own application. */
export interface OwnInstance {
  instance: Instance;
  /** What is on it, when it was read tonight. */
  credentials: Omit<Holder, 'identity' | 'scope'> | null;
}

interface Context {
  around: Surroundings;
  sight: Sight;
  index: IndexBuilder;
  own: Map<string, OwnInstance>;
}

/** To be asked once everything was read. */
export interface Next {
  /** For the next night; `null`: it reads everything again. */
  note(): Nightly | null;
  /** False when there was a row that is not understood: then an id that is not known may be of it. */
  isComplete(): boolean;
  /** Own ones whose registration did not come: they stand alone. */
  orphans(left: ReadonlyMap<string, OwnInstance>): AsyncGenerator<InventoryRecordInput>;
}

export async function* readPrincipals(context: Context): AsyncGenerator<InventoryRecordInput, Next> {
  const { reader, run } = context.around;
  const state = new State(context);
  const since = await tonight(context, state.odd);
  let link: string | null;
  if (since === null) {
    link = await startOfChanges(reader);
    for await (const row of listServicePrincipals(reader, run, state.odd)) yield* state.read(row);
  } else {
    link = since.deltaLink;
    context.index.recall(since.offers, since.ids);
    yield* state.unchanged(since.ids);
    const again = [...since.ids, ...state.unregistered];
    for await (const row of servicePrincipalsById(reader, run, again, state.odd)) yield* state.read(row);
  }
  yield* state.heldBack();
  const note = (): Nightly | null =>
    link === null || state.trouble > 0
      ? null
      : {
          link,
          principals: state.count,
          offers: context.index.noted(),
          form: formOf(context.around),
          wholeAt: since?.wholeAt ?? run.now(),
        };
  return { note, isComplete: () => state.trouble === 0, orphans: (left) => state.orphans(left) };
}

interface Since extends Changes {
  offers: Nightly['offers'];
  wholeAt: Timestamp;
}

/** Records that were made by other rules are not told again. */
const FORM = 1;
const formOf = ({ sisters }: Surroundings): string => [FORM, ...sisters].join(' ');
/** Every so often all of it is read all the same, should a change ever have been missed. */
const WHOLE_AFTER_MS = 7 * 86_400_000;

/** What changed since last night; `null` when everything has to be read. */
async function tonight({ around }: Context, odd: () => void): Promise<Since | null> {
  const { reader, run, tenant } = around;
  const before = await lastNight(run, tenant);
  if (before === undefined || before.form !== formOf(around)) return null;
  if (Date.parse(run.now()) - Date.parse(before.wholeAt) > WHOLE_AFTER_MS) {
    run.note('all service principals were read, as once a week');
    return null;
  }
  if ((await storedCount(around)) !== before.principals) {
    run.note('all service principals were read, because the inventory does not have all of last time');
    return null;
  }
  try {
    const changes = await changesSince(reader, run, before.link, odd);
    return { ...changes, offers: before.offers, wholeAt: before.wholeAt };
  } catch (error) {
    if (!(error instanceof DeltaExpired)) throw error;
    run.note(`all service principals were read: ${error.message}`);
    return null;
  }
}

const standing = ['service-principal', 'managed-identity', 'agent-identity'] as const;
/** What is on service principals. */
const hidden = ['service-principal-secret', 'service-principal-certificate'] as const;

async function storedCount({ run }: Surroundings): Promise<number> {
  let count = 0;
  for (const type of standing) for await (const _ of run.known.all(type)) count++;
  for await (const record of run.known.all('application')) if (storedInstance(record) !== undefined) count++;
  return count;
}

class State {
  readonly #context: Context;
  readonly #held: HeldBack;
  /** Own ones that had no registration last time: it may be back. */
  readonly unregistered: string[] = [];
  count = 0;
  trouble = 0;

  constructor(context: Context) {
    this.#context = context;
    this.#held = new HeldBack(context.around);
  }

  readonly odd = (): void => {
    this.trouble++;
  };

  /** One that was read tonight. */
  async *read(row: ServicePrincipalRow): AsyncGenerator<InventoryRecordInput> {
    const { around, index, own, sight } = this.#context;
    this.count++;
    index.offers(row);
    const credentials = credentialsOn(row);
    // An agent has an appId of its own, and no registration.
    if (!isAgent(row) && relationOf(row.appOwnerOrganizationId, around.tenant, []) === 'own') {
      index.instance(row.id, row.appId, row.displayName ?? row.appId);
      const saml = samlSigning(row.keyCredentials, null).size;
      own.set(row.appId, { instance: instanceOf(row, saml), credentials });
      return;
    }
    yield* this.#alone(row, credentials, sight);
  }

  async *#alone(
    row: ServicePrincipalRow,
    credentials: OwnInstance['credentials'],
    sight: Sight,
  ): AsyncGenerator<InventoryRecordInput> {
    const { around, index } = this.#context;
    const { tenant, sisters, scope, usage, agents } = around;
    const ref = refOfPrincipal(row);
    index.principal(row.id, row.appId, row.displayName ?? row.appId, ref);
    const silent = silenceOf(row);
    yield* this.#held.take(row.appId, {
      ...identityOfPrincipal(row, {
        scope,
        tenant,
        sisters,
        people: peopleOf(around, row.id, isAgent(row)),
        usage: usageOfPrincipal(row.appId, usage, { silent, blindTo: [] }),
        blueprint: agents.agents.get(row.id)?.blueprint ?? null,
      }),
      ...(isManagedIdentity(row) ? { workloads: around.workloads.of(row.id) } : {}),
    });
    if (credentials !== null) yield* credentialsOf({ ...credentials, identity: ref, scope }, sight);
  }

  heldBack(): AsyncGenerator<InventoryRecordInput> {
    return this.#held.release();
  }

  /** Those that did not change, from the inventory. */
  async *unchanged(changed: ReadonlySet<string>): AsyncGenerator<InventoryRecordInput> {
    const { around, index, own, sight } = this.#context;
    const { run } = around;
    for await (const record of run.known.all('application')) {
      const instance = storedInstance(record);
      if (record.record !== 'identity' || instance === undefined || changed.has(instance.id)) continue;
      this.count++;
      index.instance(instance.id, instance.appId, record.name);
      own.set(instance.appId, { instance, credentials: null });
    }
    for (const type of standing) {
      for await (const record of run.known.all(type)) {
        if (record.record !== 'identity') continue;
        const id = textOf(record, 'objectId');
        if (changed.has(id)) continue;
        if (textOf(record, 'registration') === 'missing') {
          this.unregistered.push(id);
          continue;
        }
        this.count++;
        index.principal(id, record.nativeId, record.name, record.ref);
        yield* this.#held.take(record.nativeId, {
          ...identityAgain(record, around, type === 'agent-identity'),
          ...(type === 'managed-identity' ? { workloads: around.workloads.of(id) } : {}),
        });
      }
    }
    for (const type of hidden) {
      for await (const record of run.known.all(type)) {
        if (record.record !== 'credential') continue;
        const id = textOf(record, 'objectId');
        if (!changed.has(id) && !this.unregistered.includes(id)) yield credentialAgain(record, sight);
      }
    }
  }

  async *orphans(left: ReadonlyMap<string, OwnInstance>): AsyncGenerator<InventoryRecordInput> {
    const { around, sight } = this.#context;
    const ids = [...left.values()].map(({ instance }) => instance.id);
    for await (const row of servicePrincipalsById(around.reader, around.run, ids, this.odd)) {
      yield* this.#alone(row, credentialsOn(row), sight);
    }
  }
}

const silenceOf = ({ tags, preferredSingleSignOnMode }: ServicePrincipalRow): string | null =>
  whySilent({ tags, singleSignOn: preferredSingleSignOnMode ?? null });

function credentialsOn(row: ServicePrincipalRow): OwnInstance['credentials'] {
  if (row.passwordCredentials.length === 0 && row.keyCredentials.length === 0) return null;
  return {
    on: 'service-principal',
    objectId: row.id,
    source: 'graph:servicePrincipals',
    passwords: row.passwordCredentials,
    keys: row.keyCredentials,
    signsSaml: row.preferredTokenSigningKeyThumbprint ?? null,
    silent: silenceOf(row),
    blindTo: [],
  };
}

/** What may happen to the company's Google side between two nights. */
import { createRandom, type Random } from '../random.ts';
import { createBuilder, use, type Builder } from './build.ts';
import { uniqueId } from './ids.ts';
import {
  projectOf,
  serviceAccountOf,
  type ApiKey,
  type GoogleState,
  type HmacKey,
  type Project,
  type ServiceAccount,
  type ServiceAccountKey,
  type Use,
} from './state.ts';

/** Projects are named by number or id, accounts by e-mail address or unique id, keys as the truth has them. */
export type CloudChange =
  | { do: 'create-account'; project: string; name: string; keys?: number }
  | { do: 'delete-account'; account: string }
  /** The same e-mail address and a new unique id: another account, and bindings of the old one are of nobody. */
  | { do: 'recreate-account'; account: string }
  | { do: 'disable-account' | 'enable-account'; account: string }
  | { do: 'add-key'; account: string }
  | { do: 'delete-key' | 'disable-key' | 'enable-key' | 'expose-key'; key: string }
  | { do: 'use-key'; key: string; how?: Use['how'] }
  | { do: 'use-account'; account: string; how?: Use['how'] }
  | { do: 'use-api-key' | 'delete-api-key'; key: string }
  | { do: 'use-hmac-key'; key: string }
  /** On `organizations/…`, `folders/…`, `projects/<number>` or a service account's e-mail address. */
  | { do: 'add-binding' | 'remove-binding'; on: string; role: string; member: string }
  | { do: 'disable-api' | 'enable-api'; project: string; service: string }
  | { do: 'delete-project' | 'undelete-project'; project: string }
  /** Takes permissions from the collector: everywhere, or at one organization, folder or project. */
  | { do: 'deny' | 'undeny'; permissions: string[]; on?: string }
  /** Moves the servers' clock, as a client sees it, so many seconds. */
  | { do: 'skew'; seconds: number };

function need<T>(what: string, found: T | undefined): T {
  if (found === undefined) throw new RangeError(`no ${what}`);
  return found;
}

const accountFor = (state: GoogleState, name: string): ServiceAccount =>
  need(`account ${name}`, serviceAccountOf(state, name));
const projectFor = (state: GoogleState, name: string): Project => need(`project ${name}`, projectOf(state, name));
const apiKeyFor = (state: GoogleState, uid: string): ApiKey => need(`API key ${uid}`, state.apiKeys.get(uid));
const hmacKeyFor = (state: GoogleState, id: string): HmacKey => need(`HMAC key ${id}`, state.hmacKeys.get(id));

function keyFor(state: GoogleState, id: string): { account: ServiceAccount; key: ServiceAccountKey } {
  const [owner = '', keyId] = id.split('/');
  const account = accountFor(state, owner);
  return {
    account,
    key: need(
      `key ${id}`,
      account.keys.find((key) => key.id === keyId),
    ),
  };
}

/** New ids are drawn from the seed and the number of changes before. */
const random = ({ seed, revision }: GoogleState): Random => createRandom(`${seed}/google/mutation/${revision}`);
const builder = (state: GoogleState): Builder => createBuilder(state, random(state), state.clock.now());

function create(
  state: GoogleState,
  { project, name, keys = 0 }: { project: string; name: string; keys?: number },
): unknown {
  const build = builder(state);
  const createdAt = state.clock.now();
  const account = build.account(projectFor(state, project), name, { createdAt });
  for (let i = 0; i < keys; i++) build.key(account);
  return {
    uniqueId: account.uniqueId,
    email: account.email,
    keys: account.keys.map(({ id }) => `${account.uniqueId}/${id}`),
  };
}

/** Members of a deleted account stay in every policy, under another name. https://cloud.google.com/iam/docs/principal-identifiers */
function forget(state: GoogleState, { email, uniqueId: id }: ServiceAccount): void {
  state.serviceAccounts.delete(email);
  state.policies.delete(email);
  const [was, is] = [`serviceAccount:${email}`, `deleted:serviceAccount:${email}?uid=${id}`];
  for (const bindings of state.policies.values()) {
    for (const binding of bindings) binding.members = binding.members.map((member) => (member === was ? is : member));
  }
}

function recreate(state: GoogleState, name: string): unknown {
  const old = accountFor(state, name);
  forget(state, old);
  const { email, project, displayName, description } = old;
  const fresh = builder(state).account(projectFor(state, project), '', {
    email,
    displayName,
    description,
    uniqueId: uniqueId(random(state)),
    createdAt: state.clock.now(),
  });
  return { uniqueId: fresh.uniqueId };
}

function changeBinding(state: GoogleState, change: { do: string; on: string; role: string; member: string }): void {
  const { on, role, member } = change;
  if (change.do === 'add-binding') return builder(state).bind(on, role, [member]);
  const bindings = need(`policy on ${on}`, state.policies.get(on));
  for (const binding of bindings) {
    if (binding.role === role) binding.members = binding.members.filter((one) => one !== member);
  }
  state.policies.set(
    on,
    bindings.filter(({ members }) => members.length > 0),
  );
}

function changeKey(state: GoogleState, change: { do: string; key: string }): void {
  const { account, key } = keyFor(state, change.key);
  if (change.do === 'delete-key') account.keys = account.keys.filter((one) => one !== key);
  if (change.do === 'disable-key') key.disabled = 'USER_INITIATED';
  if (change.do === 'enable-key') delete key.disabled;
  if (change.do === 'expose-key') {
    key.disabled = 'EXPOSED';
    key.extendedStatus = [{ key: 'SERVICE_ACCOUNT_KEY_EXTENDED_STATUS_KEY_EXPOSED', value: 'https://paste.example/1' }];
  }
}

function changeAccess(state: GoogleState, change: { do: string; permissions: string[]; on?: string }): void {
  const { permissions, on } = change;
  if (change.do === 'deny') {
    state.access.denied.push(...permissions.map((permission) => ({ permission, ...(on === undefined ? {} : { on }) })));
    return;
  }
  state.access.denied = state.access.denied.filter((one) => !permissions.includes(one.permission) || one.on !== on);
}

/** Changes the company. Returns what the caller could not know, such as a new key's id. */
export function mutateCloud(state: GoogleState, change: CloudChange): unknown {
  const now = state.clock.now();
  switch (change.do) {
    case 'create-account':
      return create(state, change);
    case 'delete-account':
      return forget(state, accountFor(state, change.account));
    case 'recreate-account':
      return recreate(state, change.account);
    case 'disable-account':
    case 'enable-account':
      accountFor(state, change.account).disabled = change.do === 'disable-account';
      return undefined;
    case 'add-key': {
      const account = accountFor(state, change.account);
      return { key: `${account.uniqueId}/${builder(state).key(account, { validAfter: now }).id}` };
    }
    case 'delete-key':
    case 'disable-key':
    case 'enable-key':
    case 'expose-key':
      return changeKey(state, change);
    case 'use-key':
      keyFor(state, change.key).key.uses.push(use(now, change.how));
      return undefined;
    case 'use-account':
      accountFor(state, change.account).uses.push(use(now, change.how));
      return undefined;
    case 'use-api-key':
      apiKeyFor(state, change.key).uses.push(use(now));
      return undefined;
    case 'delete-api-key':
      apiKeyFor(state, change.key).deletedAt = now;
      return undefined;
    case 'use-hmac-key':
      hmacKeyFor(state, change.key).uses.push(use(now));
      return undefined;
    case 'add-binding':
    case 'remove-binding':
      return changeBinding(state, change);
    case 'disable-api':
      projectFor(state, change.project).services.delete(change.service);
      return undefined;
    case 'enable-api':
      projectFor(state, change.project).services.add(change.service);
      return undefined;
    case 'delete-project':
    case 'undelete-project':
      projectFor(state, change.project).state = change.do === 'delete-project' ? 'DELETE_REQUESTED' : 'ACTIVE';
      return undefined;
    case 'deny':
    case 'undeny':
      return changeAccess(state, change);
    case 'skew':
      state.skew = change.seconds;
      return undefined;
    default:
      throw new RangeError(`no mutation ${JSON.stringify(change)}`);
  }
}

/** Secrets and certificates of an application, or on a service principal → credentials. */
import { isUnknown, type InventoryRecordInput, type Observed, type Ref, type Timestamp } from '../../../core/model.ts';
import { dated, latest, timestamp } from '../usage/dates.ts';
import { isRead } from '../usage/report.ts';
import { usageOfKey, type Limits, type UsageSources } from '../usage/signals.ts';
import type { CredentialAudits } from '../usage/audits.ts';
import type { KeyCredential, PasswordCredential } from './rows.ts';

export type CredentialRecord = Extract<InventoryRecordInput, { record: 'credential' }>;

/** The limits are those of its application. */
export interface Holder extends Limits {
  /** What they are on: the registration, or its service principal, where nobody looks. */
  on: 'application' | 'service-principal';
  /** Of that object. */
  objectId: string;
  identity: Ref;
  scope: Ref;
  /** `graph:applications` … */
  source: string;
  passwords: readonly PasswordCredential[];
  keys: readonly KeyCredential[];
  /** Thumbprint of what signs SAML answers. */
  signsSaml: string | null;
}

export interface Sight {
  now: Timestamp;
  usage: UsageSources;
  audits: CredentialAudits;
  /** What earlier runs concluded; `undefined`: they did not see it. */
  known: (ref: Ref) => Promise<Made | undefined>;
  /** False on the first night: then what is not known is merely new to us. */
  readBefore: boolean;
}

/** When a credential was made, and who says so. */
export interface Made {
  createdAt: Observed<Timestamp>;
  createdFrom: string;
}

interface Certificate {
  key: KeyCredential;
  keyIds: string[];
}

/** Identifiers of key pairs that Entra itself holds to sign SAML answers: nobody signs in with them. */
export function samlSigning(keys: readonly KeyCredential[], named: string | null): ReadonlySet<string> {
  const signing = keys
    .filter(({ usage }) => usage === 'Sign')
    .map(({ customKeyIdentifier }) => customKeyIdentifier ?? '');
  return new Set([...signing, named ?? ''].filter((id) => id !== ''));
}

/** The portal calls them all the same. https://learn.microsoft.com/en-us/graph/api/serviceprincipal-addtokensigningcertificate */
const SAML_NAME = 'CN=Microsoft Azure Federated SSO Certificate';

/**
 * Passwords besides those that only protect such a key pair. They have its id; where they have no more than the name,
 * one for each pair is let pass, since anybody can give that name to a secret.
 */
function withoutSaml({ passwords, keys }: Holder, saml: ReadonlySet<string>): PasswordCredential[] {
  const signing = keys.filter(({ usage }) => usage === 'Sign');
  const linked = (password: PasswordCredential) =>
    saml.has(password.customKeyIdentifier ?? '') || signing.some(({ keyId }) => keyId === password.keyId);
  let unexplained = signing.length - passwords.filter(linked).length;
  return passwords.filter((password) => {
    if (linked(password)) return false;
    return password.displayName !== SAML_NAME || unexplained-- <= 0;
  });
}

export async function* credentialsOf(holder: Holder, sight: Sight): AsyncGenerator<CredentialRecord> {
  const saml = holder.on === 'service-principal' ? samlSigning(holder.keys, holder.signsSaml) : new Set<string>();
  const passwords = holder.on === 'service-principal' ? withoutSaml(holder, saml) : holder.passwords;
  for (const password of passwords) yield await record(holder, 'secret', password, [password.keyId], sight);
  for (const { key, keyIds } of withoutTwins(holder.keys)) {
    if (!saml.has(key.customKeyIdentifier ?? '')) yield await record(holder, 'certificate', key, keyIds, sight);
  }
}

/** One certificate may be there twice, to sign and to verify; what one signs in with is the one to verify. */
function withoutTwins(keys: readonly KeyCredential[]): Certificate[] {
  const found = new Map<string, Certificate>();
  for (const key of keys) {
    const id = key.customKeyIdentifier ? `${key.customKeyIdentifier}/${key.endDateTime ?? ''}` : key.keyId;
    const twin = found.get(id);
    const isTwin = twin !== undefined && twin.key.usage !== key.usage;
    if (twin === undefined || !isTwin) found.set(twin === undefined ? id : key.keyId, { key, keyIds: [key.keyId] });
    else found.set(id, { key: key.usage === 'Verify' ? key : twin.key, keyIds: [...twin.keyIds, key.keyId] });
  }
  return [...found.values()];
}

async function record(
  holder: Holder,
  form: 'secret' | 'certificate',
  key: (PasswordCredential & Pick<KeyCredential, 'type' | 'usage'>) | KeyCredential,
  keyIds: readonly string[],
  sight: Sight,
): Promise<CredentialRecord> {
  const ref: Ref = `azure:${holder.on}-${form}:${key.keyId}`;
  const expiresAt = dated(key.endDateTime, null);
  const { createdAt, createdFrom } = await made(ref, key, keyIds, sight);
  const audit = typeof createdAt === 'string' ? sight.audits.about(holder.objectId, createdAt) : undefined;
  return {
    record: 'credential',
    ref,
    scope: holder.scope,
    source: holder.source,
    identity: holder.identity,
    kind: form === 'secret' ? 'client-secret' : 'certificate',
    name: key.displayName || key.keyId,
    nativeId: key.keyId,
    status: typeof expiresAt === 'string' && expiresAt <= sight.now ? 'expired' : 'active',
    createdAt,
    // The value of neither can be changed: a new one is another credential.
    rotatedAt: null,
    expiresAt,
    usage: usageOfKey(keyIds, sight.usage, holder),
    weaknesses: holder.on === 'service-principal' ? ['hidden'] : [],
    ownerHints: audit === undefined ? [] : [{ kind: 'creator', value: audit.by, source: 'directoryAudits' }],
    attributes: {
      objectId: holder.objectId,
      keyIds: [...keyIds],
      createdFrom,
      ...(holder.silent === null ? {} : { silent: holder.silent }),
      // Whoever made it could set this to any time.
      startDateTime: timestamp(key.startDateTime),
      ...('customKeyIdentifier' in key && key.customKeyIdentifier
        ? { customKeyIdentifier: key.customKeyIdentifier.slice(0, 200) }
        : {}),
      ...('type' in key && key.type ? { keyType: key.type } : {}),
      ...('usage' in key && key.usage ? { keyUsage: key.usage } : {}),
    },
  };
}

/** The report knows; else what we concluded before; else, when it was not there the night before, tonight; else what its maker said. */
async function made(
  ref: Ref,
  { startDateTime }: { startDateTime?: string | null | undefined },
  keyIds: readonly string[],
  { now, usage: { keys }, known, readBefore }: Sight,
): Promise<Made> {
  const rows = isRead(keys) ? keyIds.map((id) => keys.of(id)) : [];
  const reported = latest(rows.map((row) => (isUnknown(row) ? null : row?.createdAt)));
  if (reported !== null) return { createdAt: reported, createdFrom: 'report' };
  const before = await known(ref);
  if (before !== undefined) return before;
  if (readBefore) return { createdAt: now, createdFrom: 'first seen' };
  const start = timestamp(startDateTime);
  if (start !== null && start <= now) return { createdAt: start, createdFrom: 'startDateTime' };
  return {
    createdAt: { unknown: 'unsupported', detail: 'Entra does not tell when it was made, and its start lies ahead' },
    createdFrom: 'nowhere',
  };
}

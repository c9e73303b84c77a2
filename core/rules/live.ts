/** Whether something can be used at all: what is switched off, expired or deleted cannot be misused. */
import { CredentialKind, type Identity, type Timestamp } from '../model.ts';
import type { CredentialFacts } from './rule.ts';

export type Liveness = 'live' | 'dead' | 'unknown';

/** A credential is as alive as the identity that it belongs to. */
export function liveness({ credential }: CredentialFacts, identity: Identity | null, now: Timestamp): Liveness {
  if (identity?.status === 'disabled' || identity?.status === 'deleted') return 'dead';
  if (typeof credential.expiresAt === 'string' && Date.parse(credential.expiresAt) <= Date.parse(now)) return 'dead';
  if (credential.status === 'unknown') return 'unknown';
  return credential.status === 'active' ? 'live' : 'dead';
}

/**
 * A person's password is that person's; every other credential can end up in a machine. So does a password that asks
 * for no second factor: it is made for a program.
 */
export function isPersonal({ credential }: CredentialFacts, identity: Identity | null): boolean {
  return (
    credential.kind === 'password' && identity?.nature.is === 'human' && !credential.weaknesses.includes('bypasses-mfa')
  );
}

export const unknownStatus = 'whether it is active could not be read';

/** Kinds that are signed in with. Vaulted secrets are read, and belong to no identity. */
export const signInKinds: readonly CredentialKind[] = CredentialKind.options.filter(
  (kind) => kind !== 'vaulted-secret',
);

/** Kinds that somebody may carry away: not a federation, and not what signs the calls of a webhook. */
export const carriedKinds: readonly CredentialKind[] = signInKinds.filter(
  (kind) => kind !== 'federation' && kind !== 'webhook-secret',
);

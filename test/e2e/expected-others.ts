/** What the inventory must say of everything that is neither an IAM user, a role nor an access key. */
import type { Truth } from '../estate/index.ts';
import { inReach, usedAt } from './expected.ts';
import type { Listed } from './harness.ts';

const regionsOf = (truth: Truth) =>
  inReach(truth).flatMap(({ id, regions }) => regions.map((region) => ({ account: id, ...region })));

/** Machines and applications that are no users: when they were last seen, where that is known. */
export function otherIdentities(truth: Truth): Record<string, string | null> {
  const accounts = inReach(truth);
  return Object.fromEntries([
    ...regionsOf(truth).flatMap(({ subjects }) =>
      subjects.map(({ id, lastSeenAt }) => [`aws:anywhere-subject:${id}`, lastSeenAt]),
    ),
    ...accounts.flatMap(({ applications }) =>
      applications.map(({ arn }) => [`aws:identity-center-application:${arn}`, null]),
    ),
    ...accounts.flatMap(({ instanceProfiles }) =>
      instanceProfiles.flatMap(({ id, role }) => (role === null ? [[`aws:empty-instance-profile:${id}`, null]] : [])),
    ),
  ]) as Record<string, string | null>;
}

export const otherIdentity = (row: Listed): [string, string | null] => [row.ref, usedAt(row)];

/** Ids of the credentials of IAM that are no keys, and of what federates. */
export function otherCredentials(truth: Truth): string[] {
  const accounts = inReach(truth);
  return [
    ...accounts
      .flatMap(({ users }) => users)
      .flatMap((user) => [
        ...user.sshKeys.map((id) => `aws:ssh-key:${id}`),
        ...user.certificates.map(({ id }) => `aws:signing-certificate:${id}`),
        ...user.serviceCredentials.map(({ id }) => `aws:service-credential:${id}`),
        ...(user.human ? [`aws:login-profile:${user.id}`] : []),
      ]),
    ...accounts.flatMap((account) => [
      ...account.oidcProviders.map(({ arn }) => `aws:oidc-provider:${arn}`),
      ...account.samlProviders.map((arn) => `aws:saml-provider:${arn}`),
      ...account.serverCertificates.map(({ id }) => `aws:server-certificate:${id}`),
    ]),
    ...regionsOf(truth).flatMap(({ trustAnchors, profiles }) => [
      ...trustAnchors.map((arn) => `aws:trust-anchor:${arn.split('/')[1] ?? ''}`),
      ...profiles.map((arn) => `aws:anywhere-profile:${arn.split('/')[1] ?? ''}`),
    ]),
  ].toSorted();
}

export interface SecretFacts {
  name: unknown;
  createdAt: unknown;
  /** When the value that is in force was made. */
  valueSince: unknown;
  status: unknown;
  managedBy: unknown;
  usedAt: string | null;
}

/** Replicas are one secret with their primary, and were used when any of them was. */
export function secrets(truth: Truth): Record<string, SecretFacts> {
  const all = regionsOf(truth).flatMap((region) => region.secrets);
  const primaries = all.filter(({ primaryRegion, region }) => primaryRegion === null || primaryRegion === region);
  return Object.fromEntries(
    primaries.map((secret) => {
      const uses = all.filter(({ name }) => name === secret.name).flatMap(({ lastAccessedAt }) => lastAccessedAt ?? []);
      const facts: SecretFacts = {
        name: secret.name,
        createdAt: secret.createdAt,
        // Of what is to be deleted, AWS tells no versions.
        valueSince: secret.deletedAt === null ? secret.currentSince : null,
        status: secret.deletedAt === null ? 'active' : 'deleted',
        managedBy: secret.owningService === null ? 'customer' : 'provider',
        usedAt: uses.toSorted().at(-1) ?? null,
      };
      return [`aws:secret:${secret.arn}`, facts];
    }),
  );
}

export function secretFacts(row: Listed): [string, SecretFacts] {
  const { name, createdAt, lastRotatedAt, status, managedBy } = row;
  return [row.ref, { name, createdAt, valueSince: lastRotatedAt, status, managedBy, usedAt: usedAt(row) }];
}

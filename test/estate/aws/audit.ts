import { policy, statement, trust, type Builder } from './build.ts';
import { services } from './services/index.ts';
import type { Access, AwsState } from './state.ts';

/** All that the estate simulates, and the right to reach member accounts. */
const ALLOWED: readonly string[] = services.flatMap(({ prefix, operations }) =>
  Object.keys(operations).map((name) => operations[name]?.action ?? `${prefix}:${name}`),
);

/** The shipped "NeverSecrets" statement. */
const NEVER: readonly string[] = services.flatMap(({ prefix, secretReturning = [] }) =>
  secretReturning.map((name) => `${prefix}:${name}`),
);

const auditAccess = (): Access => ({ allow: [...ALLOWED], deny: [...NEVER] });

const readOnly = policy(statement([...ALLOWED]), { Effect: 'Deny', Action: [...NEVER], Resource: '*' });

/** The collector's own user, in the hub account. */
export function makeHubUser(state: AwsState, build: Builder): void {
  const user = build.user('nhi-discover', {
    path: '/automation/',
    created: build.ago(40),
    tags: { owner: 'farah.nasser@halden.example', team: 'security', purpose: 'NHI inventory' },
    inline: {
      NhiDiscoverHub: policy(statement('sts:AssumeRole', `arn:${state.partition}:iam::*:role/${state.audit.roleName}`)),
    },
    attached: [build.aws('SecurityAudit')],
  });
  const key = build.key(user, { created: build.ago(39), used: { at: build.now - 86_000, service: 'sts' } });
  state.hub = { account: build.account.id, user: user.name, keyId: key.id };
  state.access.set(user.id, auditAccess());
}

/** The role that the collector assumes, in every account. */
export function makeAuditRole(state: AwsState, build: Builder, hubAccount: string): void {
  const { roleName, externalId } = state.audit;
  const role = build.role(
    roleName,
    trust(
      { AWS: `arn:${state.partition}:iam::${hubAccount}:user/automation/nhi-discover` },
      { StringEquals: { 'sts:ExternalId': externalId } },
    ),
    {
      created: build.ago(38),
      description: 'Read-only inventory of non-human identities',
      attached: [build.aws('SecurityAudit')],
      inline: { NhiRead: readOnly },
      tags: { team: 'security', 'aws:cloudformation:stack-name': 'StackSet-nhi-discover' },
      used: { at: build.now - 86_000 },
    },
  );
  state.access.set(role.id, auditAccess());
}

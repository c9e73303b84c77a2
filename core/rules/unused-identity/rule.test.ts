import { ruleSuite } from '../rule-suite.ts';
import { ago, credential, denied, facts, identity, quiet, trust, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const key = credential();

ruleSuite(rule, {
  violation: [
    {
      name: 'a role used long ago',
      facts: facts({ identity: identity({ kind: 'role' }), lastUsed: used(100), trusts: [trust()] }),
      severity: 'medium',
      message: /^Identity robot is unused for 99 days: last used on 2026-08-13/,
    },
    {
      name: 'an administrator used long ago',
      facts: facts({ credentials: [key], lastUsed: used(100), privilege: 'admin' }),
      severity: 'high',
      message: /unused for 99 days/,
    },
    {
      name: 'watched all its life',
      facts: facts({ identity: identity({ createdAt: ago(80) }), credentials: [key], lastUsed: quiet(90) }),
      severity: 'medium',
      message: /^Identity robot was never used: created on/,
    },
    {
      name: 'no active credential and no trust',
      facts: facts({ credentials: [credential({ status: 'disabled' })], lastUsed: quiet(20) }),
      severity: 'low',
      message: /nothing to sign in with/,
    },
    {
      name: 'a machine runs with it, and it does nothing',
      facts: facts({ identity: identity({ kind: 'managed-identity', workloads: ['vm-1'] }), lastUsed: used(100) }),
      severity: 'medium',
      message: /unused for 99 days/,
    },
    {
      name: 'of another tenant of the same company',
      facts: facts({
        identity: identity({
          kind: 'oauth-app',
          publisher: { name: 'Acme', id: '1', verified: null, relation: 'sister' },
          usage: [],
        }),
        lastUsed: used(100),
      }),
      severity: 'medium',
      message: /unused for 99 days/,
    },
    {
      name: 'no credential at all, so nothing that reports a use',
      facts: facts({ lastUsed: { state: 'unknown', reason: 'unsupported' } }),
      severity: 'low',
      message: /nothing to sign in with/,
    },
    {
      name: 'only a deleted principal is trusted',
      facts: facts({
        lastUsed: used(100),
        trusts: [trust({ principal: { kind: 'identity', id: 'X', owner: null, dangling: true } })],
      }),
      severity: 'low',
      message: /nothing to sign in with/,
    },
  ],
  fine: [
    {
      name: 'used lately, whatever is attached to it',
      facts: facts({ identity: identity({ kind: 'managed-identity', workloads: [] }) }),
    },
    { name: 'used yesterday', facts: facts({ credentials: [key] }) },
    { name: 'used lately, by a key that is now gone', facts: facts({ lastUsed: used(10) }) },
    { name: 'disabled', facts: facts({ identity: identity({ status: 'disabled' }), lastUsed: used(100) }) },
    { name: 'young', facts: facts({ identity: identity({ createdAt: ago(2) }), lastUsed: unknownUse }) },
    {
      name: 'never used, but not for long',
      facts: facts({ identity: identity({ createdAt: ago(20) }), credentials: [key], lastUsed: quiet(90) }),
    },
  ],
  undetermined: [
    {
      name: 'its use could not be read',
      facts: facts({ credentials: [key], lastUsed: unknownUse }),
      because: /its use is not known: access was denied/,
    },
    {
      name: 'nothing is listed to sign in with, but trusts could not be read',
      facts: facts({ lastUsed: unknownUse, trusts: denied }),
      because: /its use is not known/,
    },
    {
      name: 'nothing is trusted, but credentials could not be read',
      facts: facts({ lastUsed: unknownUse, credentials: denied }),
      because: /its use is not known/,
    },
    {
      name: 'the only credential may be active',
      facts: facts({ lastUsed: unknownUse, credentials: [credential({ status: 'unknown' })] }),
      because: /its use is not known/,
    },
    {
      name: 'nothing is left to sign in with, but it may have been used a moment ago',
      facts: facts({ credentials: [credential({ status: 'disabled' })], lastUsed: unknownUse }),
      because: /^it has nothing to sign in with, but use not known: access was denied/,
    },
    {
      name: 'never used, not for long, and perhaps nothing is left to sign in with',
      facts: facts({ identity: identity({ createdAt: ago(20) }), lastUsed: quiet(90), trusts: denied }),
      because: /^whether anything signs in to it is not known$/,
    },
    {
      name: 'a role without trusts is not told unused by that',
      facts: facts({ identity: identity({ kind: 'role' }), lastUsed: unknownUse }),
      because: /its use is not known/,
    },
    {
      name: 'a service account that a machine may run with is not told to have no way in',
      facts: facts({ identity: identity({ kind: 'service-account' }), lastUsed: unknownUse }),
      because: /its use is not known/,
    },
    {
      name: 'what runs with it could not be read',
      facts: facts({
        identity: identity({ kind: 'managed-identity', workloads: denied }),
        lastUsed: used(100),
      }),
      because: /whether anything runs with it, or signs in to it, is not known/,
    },
    {
      name: 'an app whose secret is silent may still sign people in',
      facts: facts({
        identity: identity({ kind: 'app', usage: { unknown: 'unsupported' } }),
        credentials: [credential({ createdAt: ago(400) }, { lastUsed: quiet(90) })],
        lastUsed: quiet(90),
      }),
      because: /^its own use is not reported, only that of its credentials$/,
    },
    {
      name: 'whether it is active is not known',
      facts: facts({ identity: identity({ status: 'unknown' }), credentials: [key], lastUsed: used(100) }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    {
      name: 'a person',
      facts: facts({ identity: identity({ nature: { is: 'human', because: 'test' } }), lastUsed: used(100) }),
    },
    { name: 'somebody else’s', facts: facts({ identity: identity({ kind: 'external' }), lastUsed: used(100) }) },
    { name: 'everybody', facts: facts({ identity: identity({ kind: 'public' }), lastUsed: unknownUse }) },
    {
      name: 'a third party’s: another rule',
      facts: facts({
        identity: identity({ publisher: { name: 'Acme', id: '1', verified: null, relation: 'third-party' } }),
        lastUsed: used(100),
      }),
    },
    {
      name: 'nothing runs with it: another rule',
      facts: facts({ identity: identity({ kind: 'managed-identity', workloads: [] }), lastUsed: used(100) }),
    },
    { name: 'root', facts: facts({ identity: identity({ kind: 'root' }), lastUsed: used(100) }) },
    {
      name: 'kept by the provider',
      facts: facts({ identity: identity({ managedBy: 'provider' }), lastUsed: used(100) }),
    },
  ],
});

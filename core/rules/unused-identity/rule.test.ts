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
      facts: facts({ credentials: [credential({ status: 'disabled' })], lastUsed: unknownUse }),
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
      name: 'a role without trusts is not told unused by that',
      facts: facts({ identity: identity({ kind: 'role' }), lastUsed: unknownUse }),
      because: /its use is not known/,
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
    { name: 'root', facts: facts({ identity: identity({ kind: 'root' }), lastUsed: used(100) }) },
    {
      name: 'kept by the provider',
      facts: facts({ identity: identity({ managedBy: 'provider' }), lastUsed: used(100) }),
    },
  ],
});

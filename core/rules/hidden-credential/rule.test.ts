import type { Credential } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, credential, denied, facts, identity, unknownUse, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const hidden = (change: Partial<Credential> = {}, more: Partial<Facts> = {}) =>
  withCredential(credential({ kind: 'client-secret', weaknesses: ['hidden'], ...change }), more);

ruleSuite(rule, {
  violation: [
    {
      name: 'of an own app',
      facts: hidden(),
      severity: 'high',
      message: /^Client secret K1 of robot is where its owners do not see it; last used on 2026-11-20/,
    },
    {
      name: 'of an administrator',
      facts: hidden({}, { privilege: 'admin' }),
      severity: 'critical',
      message: /of robot, which is an administrator, is where/,
    },
    {
      name: 'on an identity that the provider keeps',
      facts: hidden({}, { identity: identity({ managedBy: 'provider', name: 'Directory Sync' }) }),
      severity: 'critical',
      message: /Directory Sync is where its owners do not see it, on an identity that the provider keeps;/,
    },
    {
      name: 'its use and its age are not known',
      facts: withCredential(credential({ weaknesses: ['hidden'], createdAt: denied }, { lastUsed: unknownUse })),
      severity: 'high',
      message: /use not known/,
    },
  ],
  fine: [
    { name: 'disabled', facts: hidden({ status: 'disabled' }) },
    { name: 'expired', facts: hidden({ expiresAt: ago(1) }) },
    { name: 'of a disabled identity', facts: hidden({}, { identity: identity({ status: 'disabled' }) }) },
  ],
  undetermined: [
    {
      name: 'whether it is active is not known',
      facts: hidden({ status: 'unknown' }),
      because: /client secret K1: whether it is active/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'where its owners see it', facts: withCredential(credential()) },
    {
      name: 'kept by the provider',
      facts: hidden({ managedBy: 'provider' }, { identity: identity({ managedBy: 'provider' }) }),
    },
    { name: 'of a deleted identity', facts: hidden({}, { identity: identity({ status: 'deleted' }) }) },
  ],
});

import type { Credential } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { alone, ago, credential, denied, facts, identity, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const key = (change: Partial<Credential> = {}) =>
  credential({ kind: 'key-pair', weaknesses: ['user-managed'], ...change });
const kept = (change: Partial<Credential> = {}, more: Partial<Facts> = {}) => withCredential(key(change), more);

ruleSuite(rule, {
  violation: [
    {
      name: 'kept by users',
      facts: kept(),
      severity: 'low',
      message: /^Key pair K1 of robot is kept by users, where the provider offers sign-in without one; last used on/,
    },
    {
      name: 'uploaded',
      facts: kept({ weaknesses: ['user-managed', 'uploaded'] }),
      severity: 'medium',
      message: /was made elsewhere and uploaded/,
    },
    {
      name: 'of an administrator',
      facts: kept({ weaknesses: ['uploaded'] }, { privilege: 'admin' }),
      severity: 'high',
      message: /which is an administrator/,
    },
    {
      name: 'that belongs to nobody',
      facts: alone(key({ identity: null })),
      severity: 'low',
      message: /^Key pair K1 is kept/,
    },
  ],
  fine: [
    { name: 'disabled', facts: kept({ status: 'disabled' }) },
    { name: 'expired', facts: kept({ expiresAt: ago(1) }) },
    { name: 'of a disabled identity', facts: kept({}, { identity: identity({ status: 'disabled' }) }) },
  ],
  undetermined: [
    { name: 'whether it is active is not known', facts: kept({ status: 'unknown' }), because: /whether it is active/ },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'another kind of credential', facts: kept({ weaknesses: [] }) },
    { name: 'kept by the provider', facts: kept({ managedBy: 'provider' }) },
  ],
});

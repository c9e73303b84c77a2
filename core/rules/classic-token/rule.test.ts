import type { Credential } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, credential, denied, facts, identity, unknownUse, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const token = (change: Partial<Credential> = {}, more: Partial<Facts> = {}) =>
  withCredential(credential({ kind: 'api-token', weaknesses: ['classic-token'], ...change }), more);

ruleSuite(rule, {
  violation: [
    {
      name: 'active',
      facts: token(),
      severity: 'medium',
      message: /^Api token K1 of robot is of an old kind that holds all rights of its owner; last used on 2026-11-20/,
    },
    {
      name: 'of an administrator',
      facts: token({}, { privilege: 'admin' }),
      severity: 'high',
      message: /of robot, which is an administrator, is of an old kind/,
    },
    {
      name: 'its use is not known',
      facts: withCredential(credential({ kind: 'api-token', weaknesses: ['classic-token'] }, { lastUsed: unknownUse })),
      severity: 'medium',
      message: /use not known: access was denied/,
    },
  ],
  fine: [
    { name: 'expired', facts: token({ expiresAt: ago(1) }) },
    { name: 'disabled', facts: token({ status: 'disabled' }) },
    { name: 'of a disabled user', facts: token({}, { identity: identity({ status: 'disabled' }) }) },
  ],
  undetermined: [
    { name: 'whether it is active is not known', facts: token({ status: 'unknown' }), because: /whether it is active/ },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'of the new kind', facts: token({ weaknesses: [] }) },
    { name: 'deleted', facts: token({ status: 'deleted' }) },
  ],
});

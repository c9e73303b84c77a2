import type { Credential } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, alone, credential, denied, facts, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const open = (change: Partial<Credential> = {}) =>
  credential({ kind: 'api-token', weaknesses: ['unrestricted'], ...change });
const bound = (change: Partial<Credential> = {}, more: Partial<Facts> = {}) => withCredential(open(change), more);

ruleSuite(rule, {
  violation: [
    {
      name: 'that belongs to nobody',
      facts: alone(open({ identity: null })),
      severity: 'medium',
      message: /^Api token K1 works from anywhere, for every API; last used on 2026-11-20/,
    },
    { name: 'bound to an identity', facts: bound(), severity: 'medium', message: /^Api token K1 of robot works/ },
    {
      name: 'bound to an administrator',
      facts: bound({}, { privilege: 'admin' }),
      severity: 'high',
      message: /of robot, which is an administrator/,
    },
  ],
  fine: [
    { name: 'disabled', facts: bound({ status: 'disabled' }) },
    { name: 'expired', facts: bound({ expiresAt: ago(1) }) },
  ],
  undetermined: [
    { name: 'whether it is active is not known', facts: bound({ status: 'unknown' }), because: /whether it is active/ },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [{ name: 'restricted', facts: bound({ weaknesses: [] }) }],
});

import type { Credential } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { alone, credential, denied, facts, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const open = (change: Partial<Credential> = {}) =>
  credential({ kind: 'federation', expiresAt: null, weaknesses: ['no-condition'], ...change });

ruleSuite(rule, {
  violation: [
    {
      name: 'of a pool',
      facts: alone(open({ identity: null })),
      severity: 'high',
      message: /^Federation K1 accepts every token of an issuer that others get tokens from too; last used on/,
    },
    {
      name: 'of an administrator',
      facts: withCredential(open(), { privilege: 'admin' }),
      severity: 'critical',
      message: /^Federation K1 of robot, which is an administrator, accepts/,
    },
  ],
  fine: [{ name: 'disabled', facts: withCredential(open({ status: 'disabled' })) }],
  undetermined: [
    {
      name: 'whether it is active is not known',
      facts: withCredential(open({ status: 'unknown' })),
      because: /whether it is active/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'it has a condition', facts: withCredential(open({ weaknesses: [] })) },
    { name: 'not a federation', facts: withCredential(credential()) },
  ],
});

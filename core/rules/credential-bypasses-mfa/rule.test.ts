import type { Credential } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import { ruleSuite } from '../rule-suite.ts';
import { alone, credential, denied, facts, identity, quiet, unknownUse, used, withCredential } from '../test-facts.ts';
import { rule } from './rule.ts';

const password = (lastUsed: LastUsed, change: Partial<Credential> = {}) =>
  credential({ kind: 'password', name: 'mail client', weaknesses: ['bypasses-mfa'], ...change }, { lastUsed });
const person = { identity: identity({ name: 'ann', nature: { is: 'human', because: 'test' } }) } as const;

ruleSuite(rule, {
  violation: [
    {
      name: 'used yesterday',
      facts: withCredential(password(used(1)), person),
      severity: 'high',
      message: /^Password mail client of ann signs in without the second factor; last used on 2026-11-20/,
    },
    {
      name: 'used long ago',
      facts: withCredential(password(used(100))),
      severity: 'medium',
      message: /last used on 2026-08/,
    },
    { name: 'not used', facts: withCredential(password(quiet(60))), severity: 'low', message: /no use seen/ },
    {
      name: 'its use is not known, and it belongs to nobody that is listed',
      facts: alone(password(unknownUse, { identity: null })),
      severity: 'medium',
      message: /^Password mail client signs in.*use not known/,
    },
  ],
  fine: [{ name: 'disabled', facts: withCredential(password(used(1), { status: 'disabled' }), person) }],
  undetermined: [
    {
      name: 'whether it is active is not known',
      facts: withCredential(password(used(1), { status: 'unknown' })),
      because: /whether it is active/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [{ name: 'an ordinary password', facts: withCredential(password(used(1), { weaknesses: [] })) }],
});

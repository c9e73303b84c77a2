import type { Credential } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import { ruleSuite } from '../rule-suite.ts';
import { credential, denied, facts, identity, quiet, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const password = (lastUsed: LastUsed, change: Partial<Credential> = {}) =>
  facts({ credentials: [credential(), credential({ kind: 'password', nativeId: 'P1', ...change }, { lastUsed })] });

ruleSuite(rule, {
  violation: [
    {
      name: 'used yesterday',
      facts: password(used(1)),
      severity: 'high',
      message: /^Machine identity robot has an active password: last used on 2026-11-20/,
    },
    { name: 'used long ago', facts: password(used(100)), severity: 'medium', message: /last used on 2026-08-13/ },
    { name: 'not used', facts: password(quiet(60)), severity: 'low', message: /no use seen from/ },
    {
      name: 'its use is not known',
      facts: password(unknownUse),
      severity: 'medium',
      message: /active password: use not known: access was denied/,
    },
  ],
  fine: [
    { name: 'no password', facts: facts({ credentials: [credential()] }) },
    { name: 'made for a program: another rule', facts: password(used(1), { weaknesses: ['bypasses-mfa'] }) },
    { name: 'a disabled password', facts: password(used(1), { status: 'disabled' }) },
    { name: 'a disabled identity', facts: { ...password(used(1)), identity: identity({ status: 'disabled' }) } },
  ],
  undetermined: [
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
    {
      name: 'whether it is active is not known',
      facts: password(used(1), { status: 'unknown' }),
      because: /password P1: whether it is active/,
    },
  ],
  notApplicable: [
    {
      name: 'a person',
      facts: { ...password(used(1)), identity: identity({ nature: { is: 'human', because: 'test' } }) },
    },
    {
      name: 'unclear',
      facts: { ...password(used(1)), identity: identity({ nature: { is: 'unclear', because: 'test' } }) },
    },
  ],
});

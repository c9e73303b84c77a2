import { ruleSuite } from '../rule-suite.ts';
import { ago, denied, facts, identity, owner } from '../test-facts.ts';
import { rule } from './rule.ts';

ruleSuite(rule, {
  violation: [
    {
      name: 'everything was read and nobody is named',
      facts: facts({ owner: null }),
      severity: 'medium',
      message: /^Nobody answers for robot$/,
    },
    {
      name: 'only the contact of the whole account',
      facts: facts({ owner: { name: 'cloud@example.com', confidence: 0.3, source: 'account e-mail' } }),
      severity: 'medium',
      message: /^Nobody answers for robot; ask cloud@example.com first, a weak hint from account e-mail$/,
    },
    {
      name: 'an administrator',
      facts: facts({ owner: null, privilege: 'admin' }),
      severity: 'high',
      message: /Nobody answers/,
    },
    {
      name: 'run by a third party: somebody inside must still answer for it',
      facts: facts({
        owner: null,
        identity: identity({
          kind: 'oauth-app',
          publisher: { name: 'Acme', id: '1', verified: true, relation: 'third-party' },
        }),
      }),
      severity: 'medium',
      message: /Nobody answers/,
    },
  ],
  fine: [
    { name: 'a tag names the team', facts: facts({ owner }) },
    { name: 'its creator is known', facts: facts({ owner: { ...owner, confidence: 0.31 } }) },
    { name: 'young', facts: facts({ owner: null, identity: identity({ createdAt: ago(1) }) }) },
    { name: 'disabled', facts: facts({ owner: null, identity: identity({ status: 'disabled' }) }) },
  ],
  undetermined: [
    {
      name: 'the evidence could not be read',
      facts: facts({ owner: denied }),
      because: /who owns it could not be read: access was denied/,
    },
  ],
  notApplicable: [
    {
      name: 'a person',
      facts: facts({ owner: null, identity: identity({ nature: { is: 'human', because: 'test' } }) }),
    },
    { name: 'kept by the provider', facts: facts({ owner: null, identity: identity({ managedBy: 'provider' }) }) },
  ],
});

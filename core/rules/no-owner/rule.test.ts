import { ruleSuite } from '../rule-suite.ts';
import type { OwnerHint } from '../../model.ts';
import { ago, credential, denied, facts, identity, owner } from '../test-facts.ts';
import { rule } from './rule.ts';

const hint = (value: string, standing?: OwnerHint['standing']): OwnerHint => ({
  kind: 'owner',
  value,
  source: 'test:Owners',
  ...(standing && { standing }),
});

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
      name: 'its owners have left',
      facts: facts({
        owner: null,
        identity: identity({ ownerHints: [hint('ann', 'disabled'), hint('bob', 'guest')] }),
      }),
      severity: 'medium',
      message: /^Nobody answers for robot: it names only ann \(disabled\), bob \(guest\)$/,
    },
    {
      name: 'the owners of its credentials have left, and there is a place to ask',
      facts: facts({
        owner: { name: 'cloud@example.com', confidence: 0.3, source: 'account e-mail' },
        credentials: [credential({ ownerHints: [hint('ann', 'deleted'), hint('ann', 'deleted'), hint('eve')] })],
      }),
      severity: 'medium',
      message: /^Nobody answers for robot: it names only ann \(deleted\); ask cloud@example.com first/,
    },
    {
      name: 'many have left: a few are named, the rest is counted',
      facts: facts({
        owner: null,
        identity: identity({ ownerHints: ['ann', 'bob', 'cem', 'dan', 'eve'].map((name) => hint(name, 'deleted')) }),
      }),
      severity: 'medium',
      message: /: it names only ann \(deleted\), bob \(deleted\), cem \(deleted\) and 2 more$/,
    },
    {
      name: 'the hints of its credentials could not be read, but it was found that nobody answers',
      facts: facts({ owner: null, credentials: denied, identity: identity({ ownerHints: denied }) }),
      severity: 'medium',
      message: /^Nobody answers for robot$/,
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
    {
      name: 'one of its owners is still there',
      facts: facts({ owner, identity: identity({ ownerHints: [hint('ann', 'deleted'), hint('bob', 'active')] }) }),
    },
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
    { name: 'somebody else’s', facts: facts({ owner: null, identity: identity({ kind: 'external' }) }) },
    { name: 'everybody', facts: facts({ owner: null, identity: identity({ kind: 'public' }) }) },
    { name: 'kept by the provider', facts: facts({ owner: null, identity: identity({ managedBy: 'provider' }) }) },
  ],
});

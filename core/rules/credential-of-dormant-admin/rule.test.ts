import type { Identity } from '../../model.ts';
import type { LastUsed } from '../../usage.ts';
import type { CredentialFacts, Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, alone, credential, denied, facts, identity, quiet, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const unseen = { blindTo: ['calls with its API tokens: they are no sign-in'] };
const token = (lastUsed = used(1), change: Partial<CredentialFacts['credential']> = {}) =>
  credential({ kind: 'api-token', ...change }, { lastUsed });
const ann = (change: Partial<Identity> = {}) =>
  identity({ kind: 'user', name: 'ann', nature: { is: 'unclear', because: 'test' }, ...change });

/** Of an administrator, with one token in use unless said otherwise. */
const of = (ownLastUsed: LastUsed, change: Partial<Facts> = {}): Facts =>
  facts({ identity: ann(), privilege: 'admin', credentials: [token()], ownLastUsed, ...change });

ruleSuite(rule, {
  violation: [
    {
      name: 'somebody uses the token, and nobody signs in',
      facts: of(used(100, unseen)),
      severity: 'high',
      message:
        /^Api token K1 of ann, which is an administrator, is active, and its user has not signed in for 99 days: last used on 2026-08-13.*; of the credential: last used on 2026-11-20/,
    },
    {
      name: 'the token rests too',
      facts: of(used(100), { credentials: [token(quiet(500))] }),
      severity: 'low',
      message: /has not signed in for 99 days.*of the credential: no use seen/,
    },
    {
      name: 'whether the token is used is not known',
      facts: of(used(100), { credentials: [token(unknownUse)] }),
      severity: 'medium',
      message: /of the credential: use not known/,
    },
    {
      name: 'never signed in since it was made',
      facts: of(quiet(500), { privilege: 'escalation' }),
      severity: 'high',
      message: /its user never signed in: created on/,
    },
  ],
  fine: [
    { name: 'signs in', facts: of(used(10)) },
    { name: 'signed in, and what was later cannot be told', facts: of(used(40, { quiet: null })) },
    {
      name: 'made a month ago, and has not signed in',
      facts: of(quiet(60), { identity: ann({ createdAt: ago(30) }) }),
    },
    { name: 'no administrator', facts: of(used(100), { privilege: 'write' }) },
    { name: 'a new token', facts: of(used(100), { credentials: [token(used(1), { createdAt: ago(1) })] }) },
    { name: 'an expired token', facts: of(used(100), { credentials: [token(used(1), { expiresAt: ago(1) })] }) },
    { name: 'of a user who is switched off', facts: of(used(100), { identity: ann({ status: 'disabled' }) }) },
  ],
  undetermined: [
    {
      name: 'when it signs in could not be read',
      facts: of(unknownUse),
      because: /^api token K1 of ann, .*access was denied/,
    },
    {
      name: 'signed in long ago, and what was later cannot be told',
      facts: of(used(100, { quiet: null })),
      because: /whether it was used later cannot be told/,
    },
    {
      name: 'watched for too short a time',
      facts: of(quiet(30), { identity: ann({ createdAt: null }), firstSeen: ago(200) }),
      because: /who may have signed in: no use seen/,
    },
    {
      name: 'it may work in ways that nobody sees',
      facts: of(used(100, { blindTo: ['Git'] })),
      because: /who may have signed in: .*cannot be seen: Git/,
    },
    { name: 'what it may do could not be read', facts: of(used(100), { privilege: 'unknown' }), because: /powerful/ },
    {
      name: 'whether the token is active could not be read',
      facts: of(used(100), { credentials: [token(used(1), { status: 'unknown' })] }),
      because: /whether it is active/,
    },
    {
      name: 'its credentials could not be listed',
      facts: of(used(100), { credentials: denied }),
      because: /credentials/,
    },
  ],
  notApplicable: [
    { name: 'the provider tells of no sign-ins', facts: of({ state: 'unknown', reason: 'unsupported' }) },
    { name: 'a machine', facts: of(used(100), { identity: ann({ nature: { is: 'machine', because: 'test' } }) }) },
    { name: 'no user', facts: of(used(100), { identity: ann({ kind: 'service-account' }) }) },
    {
      name: 'the password that it signs in with',
      facts: of(used(100), {
        identity: ann({ nature: { is: 'human', because: 'test' } }),
        credentials: [credential({ kind: 'password' })],
      }),
    },
    { name: 'a federation', facts: of(used(100), { credentials: [credential({ kind: 'federation' })] }) },
    { name: 'of nobody', facts: alone(token()) },
  ],
});

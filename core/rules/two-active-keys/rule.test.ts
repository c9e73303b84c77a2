import { ruleSuite } from '../rule-suite.ts';
import { ago, credential, denied, facts, identity, quiet } from '../test-facts.ts';
import { rule } from './rule.ts';

const key = (nativeId: string, age = 100) => credential({ nativeId, createdAt: ago(age) });
const listed = (...credentials: ReturnType<typeof key>[]) => facts({ credentials });

ruleSuite(rule, {
  violation: [
    {
      name: 'two',
      facts: listed(key('K1'), key('K2', 8)),
      severity: 'medium',
      message: /^Identity robot has 2 active access keys: K1, K2$/,
    },
    {
      name: 'three',
      facts: listed(key('K1'), key('K2'), key('K3')),
      severity: 'medium',
      message: /3 active access keys/,
    },
    {
      name: 'two old ones beside a new one',
      facts: listed(key('K1'), key('K2'), key('K3', 1)),
      severity: 'medium',
      message: /2 active access keys: K1, K2$/,
    },
    {
      name: 'of a person',
      facts: { ...listed(key('K1'), key('K2')), identity: identity({ nature: { is: 'human', because: 'test' } }) },
      severity: 'medium',
      message: /2 active access keys/,
    },
  ],
  fine: [
    { name: 'one', facts: listed(key('K1')) },
    { name: 'a rotation under way', facts: listed(key('K1'), key('K2', 3)) },
    { name: 'a disabled one', facts: listed(key('K1'), credential({ nativeId: 'K2', status: 'disabled' })) },
    {
      name: 'of two types: neither takes the place of the other',
      facts: listed(key('K1'), credential({ nativeId: 'H1', ref: 'test:storage-key:H1', createdAt: ago(100) })),
    },
    { name: 'an expired one', facts: listed(key('K1'), credential({ nativeId: 'K2', expiresAt: ago(1) })) },
    {
      name: 'another kind',
      facts: listed(key('K1'), credential({ nativeId: 'K2', kind: 'ssh-key' }, { lastUsed: quiet(90) })),
    },
  ],
  undetermined: [
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
    {
      name: 'whether the second is active is not known',
      facts: listed(key('K1'), credential({ nativeId: 'K2', status: 'unknown' })),
      because: /access key K2: whether it is active/,
    },
    {
      name: 'one of each of two types, and of one type perhaps a second',
      facts: listed(
        key('K1'),
        credential({ nativeId: 'H1', ref: 'test:storage-key:H1', createdAt: ago(100) }),
        credential({ nativeId: 'H2', ref: 'test:storage-key:H2', createdAt: ago(100), status: 'unknown' }),
      ),
      because: /^access key H2: whether it is active/,
    },
    {
      name: 'the second is new to us, and when it was made could not be read',
      facts: listed(key('K1'), credential({ nativeId: 'K2', createdAt: denied }, { firstSeen: ago(1) })),
      because: /^access key K2: .* new, could not be read/,
    },
  ],
  notApplicable: [{ name: 'no keys', facts: listed(credential({ kind: 'password' })) }],
});

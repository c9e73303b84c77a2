import { ruleSuite } from '../rule-suite.ts';
import { credential, denied, facts, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const root = identity({
  kind: 'root',
  name: '<root_account>',
  nature: { is: 'unclear', because: 'anyone may use it' },
});

ruleSuite(rule, {
  violation: [
    {
      name: 'an active key',
      facts: facts({ identity: root, credentials: [credential()] }),
      severity: 'critical',
      message: /^Root identity <root_account> has 1 active access key$/,
    },
    {
      name: 'an active key beside one that may be',
      facts: facts({
        identity: root,
        credentials: [credential({ status: 'unknown' }), credential({ nativeId: 'K2' })],
      }),
      severity: 'critical',
      message: /1 active access key$/,
    },
  ],
  fine: [
    { name: 'no key', facts: facts({ identity: root, credentials: [credential({ kind: 'password' })] }) },
    { name: 'a disabled key', facts: facts({ identity: root, credentials: [credential({ status: 'disabled' })] }) },
  ],
  undetermined: [
    {
      name: 'the credentials could not be listed',
      facts: facts({ identity: root, credentials: denied }),
      because: /its credentials could not be read: access was denied/,
    },
    {
      name: 'whether the key is active is not known',
      facts: facts({ identity: root, credentials: [credential({ status: 'unknown' })] }),
      because: /access key K1: whether it is active/,
    },
  ],
  notApplicable: [{ name: 'not root', facts: facts({ credentials: [credential()] }) }],
});

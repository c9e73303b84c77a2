import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, trust } from '../test-facts.ts';
import { rule } from './rule.ts';

ruleSuite(rule, {
  violation: [
    {
      name: 'a deleted principal',
      facts: facts({ trusts: [trust({ principal: { kind: 'identity', id: 'AROA1', owner: null, dangling: true } })] }),
      severity: 'low',
      message: /^Identity robot trusts identity AROA1, which no longer exists$/,
    },
  ],
  fine: [{ name: 'a principal that exists', facts: facts({ trusts: [trust()] }) }],
  undetermined: [
    {
      name: 'the trusts could not be listed',
      facts: facts({ trusts: denied }),
      because: /its trusts could not be read/,
    },
  ],
  notApplicable: [{ name: 'no trusts', facts: facts() }],
});

import type { Identity } from '../../model.ts';
import { ruleSuite } from '../rule-suite.ts';
import { facts, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const app = (weaknesses: Identity['weaknesses'], change: Partial<Identity> = {}) =>
  facts({ identity: identity({ kind: 'app', name: 'portal', weaknesses, ...change }) });

ruleSuite(rule, {
  violation: [
    {
      name: 'to a host that is gone',
      facts: app(['dangling-redirect']),
      severity: 'high',
      message: /^Sign-ins to portal may be sent to a host that is not there any more/,
    },
    { name: 'to a pattern', facts: app(['wildcard-redirect']), severity: 'medium', message: /any host of a pattern$/ },
    { name: 'over plain http', facts: app(['insecure-redirect']), severity: 'low', message: /over plain http/ },
    {
      name: 'of other organizations too',
      facts: app(['multi-tenant', 'dangling-redirect']),
      severity: 'critical',
      message: /portal, which other organizations use too, may be sent/,
    },
    {
      name: 'several: the worst counts, all are named',
      facts: app(['insecure-redirect', 'wildcard-redirect']),
      severity: 'medium',
      message: /plain http.*; to any host of a pattern$/,
    },
    {
      name: 'of a third party',
      facts: app(['wildcard-redirect'], {
        publisher: { name: 'Acme', id: '1', verified: true, relation: 'third-party' },
      }),
      severity: 'medium',
      message: /^Sign-ins to portal of Acme may be sent/,
    },
  ],
  fine: [{ name: 'disabled', facts: app(['dangling-redirect'], { status: 'disabled' }) }],
  undetermined: 'a weakness is only there when it was read',
  notApplicable: [
    { name: 'exact addresses', facts: app([]) },
    { name: 'other weaknesses', facts: app(['multi-tenant', 'default-identity']) },
    { name: 'of the provider', facts: app(['wildcard-redirect'], { managedBy: 'provider' }) },
  ],
});

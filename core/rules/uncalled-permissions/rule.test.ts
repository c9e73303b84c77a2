import type { Grant } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { ago, denied, facts, grant, identity, quiet, unknownUse, used } from '../test-facts.ts';
import { rule } from './rule.ts';

const held = (change: Partial<Grant> = {}, more: Partial<Facts> = {}) =>
  facts({
    identity: identity({ kind: 'integration', name: 'Deploys' }),
    grants: [
      grant({
        role: 'permissions of deploys',
        resource: 'acme',
        origin: { kind: 'consent', via: null },
        grantedAt: ago(300),
        unused: ['issues: write'],
        unusedSince: ago(31),
        ...change,
      }),
    ],
    ...more,
  });
const without = (field: 'unused' | 'unusedSince'): Facts => {
  const { [field]: _, ...rest } = grant({ grantedAt: ago(300), unused: ['issues: write'], unusedSince: ago(31) });
  return facts({ grants: [rest] });
};

ruleSuite(rule, {
  violation: [
    {
      name: 'one',
      facts: held(),
      severity: 'low',
      message:
        /^Identity Deploys called nothing in 31 days that needs issues: write; it holds them by permissions of deploys on acme, consent$/,
    },
    {
      name: 'many',
      facts: held({ unused: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }),
      severity: 'low',
      message: /that needs a, b, c, d, e and 2 more;/,
    },
    {
      name: 'an administrator, seen for long',
      facts: held({ unusedSince: ago(200), privilege: { level: 'admin', reasons: [] } }),
      severity: 'medium',
      message: /nothing in 200 days/,
    },
    {
      name: 'granted after its calls were seen',
      facts: held({ grantedAt: ago(29) }),
      severity: 'low',
      message: /29 days/,
    },
  ],
  fine: [
    { name: 'all were called', facts: held({ unused: [] }) },
    { name: 'there is nothing to call', facts: held({ unused: null }) },
    { name: 'disabled', facts: held({}, { identity: identity({ status: 'disabled' }) }) },
  ],
  undetermined: [
    {
      name: 'its calls could not be read',
      facts: held({ unused: denied }),
      because: /what of it was called could not/,
    },
    { name: 'since when is not known', facts: without('unusedSince'), because: /since when it could be called/ },
    { name: 'when it was granted is not known', facts: held({ grantedAt: null }), because: /since when it could be/ },
    { name: 'a short time', facts: held({ unusedSince: ago(7) }), because: /seen for 7 days only$/ },
    { name: 'granted lately', facts: held({ grantedAt: ago(1) }), because: /seen for 1 day only$/ },
    { name: 'its use could not be read', facts: held({}, { lastUsed: unknownUse }), because: /use not known/ },
    { name: 'its grants could not be listed', facts: facts({ grants: denied }), because: /its grants/ },
  ],
  notApplicable: [
    { name: 'the provider does not tell', facts: without('unused') },
    { name: 'it calls nothing at all', facts: held({}, { lastUsed: quiet(31) }) },
    { name: 'it called before that', facts: held({}, { lastUsed: used(90) }) },
  ],
});

import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const gone = identity({ status: 'deleted' });
const many = Array.from({ length: 30 }, (_, index) =>
  grant({ ref: `test:grant:${index}`, resource: `project-${index}` }),
);

ruleSuite(rule, {
  violation: [
    {
      name: 'a role is left',
      facts: facts({ identity: gone, grants: [grant()] }),
      severity: 'low',
      message: /^Robot was deleted and still holds: Reader on \*, attached$/,
    },
    {
      name: 'an administrator’s',
      facts: facts({ identity: gone, grants: [grant({ privilege: { level: 'admin', reasons: [] } })] }),
      severity: 'medium',
      message: /still holds/,
    },
    {
      name: 'many: a few are named, the rest is counted',
      facts: facts({ identity: gone, grants: many }),
      severity: 'low',
      message: /project-4, attached; and 25 more$/,
    },
    {
      name: 'that the provider kept',
      facts: facts({ identity: { ...gone, managedBy: 'provider' }, grants: [grant()] }),
      severity: 'low',
      message: /still holds/,
    },
  ],
  fine: [{ name: 'nothing is left', facts: facts({ identity: gone }) }],
  undetermined: [
    {
      name: 'its grants could not be read',
      facts: facts({ identity: gone, grants: denied }),
      because: /its grants could not be read/,
    },
  ],
  notApplicable: [
    { name: 'not deleted', facts: facts({ grants: [grant()] }) },
    { name: 'only disabled', facts: facts({ identity: identity({ status: 'disabled' }), grants: [grant()] }) },
  ],
});

import type { Identity, OwnerHint, PrivilegeLevel } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import { denied, facts, grant, identity } from '../test-facts.ts';
import { rule } from './rule.ts';

const hint = (kind: OwnerHint['kind'], value: string, standing?: OwnerHint['standing']): OwnerHint => ({
  kind,
  value,
  source: 'test:Log',
  ...(standing && { standing }),
});
const ann = hint('creator', 'ann', 'deleted');
const app = (change: Partial<Identity> = {}) =>
  identity({ kind: 'integration', name: 'Payout', ownerHints: [ann], ...change });
const consent = (level: PrivilegeLevel = 'write') =>
  grant({
    role: 'chat:write',
    resource: 'acme',
    origin: { kind: 'consent', via: null },
    privilege: { level, reasons: [] },
  });
const given = (change: Partial<Identity> = {}, more: Partial<Facts> = {}) =>
  facts({ identity: app(change), grants: [consent()], owner: null, ...more });

ruleSuite(rule, {
  violation: [
    {
      name: 'nobody else answers for it',
      facts: given(),
      severity: 'medium',
      message: /^App Payout was installed by ann \(deleted\) and has access: chat:write on acme, consent$/,
    },
    {
      name: 'somebody else answers for it',
      facts: given({}, { owner: facts().owner }),
      severity: 'low',
      message: /was installed by ann/,
    },
    { name: 'who owns it could not be read', facts: given({}, { owner: denied }), severity: 'medium', message: /ann/ },
    {
      name: 'only the contact of the account is known',
      facts: given({}, { owner: { name: 'it@acme', confidence: 0.2, source: 'contact' } }),
      severity: 'medium',
      message: /ann/,
    },
    { name: 'an administrator', facts: given({}, { grants: [consent('admin')] }), severity: 'high', message: /ann/ },
    {
      name: 'of a third party, without a consent to be seen',
      facts: given(
        { publisher: { name: 'Acme', id: '1', verified: null, relation: 'third-party' } },
        { grants: [grant()] },
      ),
      severity: 'medium',
      message: /Reader on \*, attached$/,
    },
    {
      name: 'its owner has left too',
      facts: given({ kind: 'oauth-app', ownerHints: [ann, hint('owner', 'bob', 'disabled')] }),
      severity: 'medium',
      message: /installed by ann \(deleted\) and has access/,
    },
  ],
  fine: [
    { name: 'disabled', facts: given({ status: 'disabled' }) },
    { name: 'who installed it is here', facts: given({ ownerHints: [hint('creator', 'bo', 'active')] }) },
    { name: 'an owner is here', facts: given({ ownerHints: [ann, hint('owner', 'bo', 'active')] }) },
    { name: 'without access', facts: given({}, { grants: [] }) },
    { name: 'not let in by consent: a deploy key', facts: given({}, { grants: [grant()] }) },
  ],
  undetermined: [
    {
      name: 'whether that person is still here is not known',
      facts: given({ ownerHints: [hint('creator', 'ann')] }),
      because: /^whether ann is still here is not known$/,
    },
    { name: 'who installed it could not be read', facts: given({ ownerHints: denied }), because: /who it belongs to/ },
    { name: 'its access could not be read', facts: given({}, { grants: denied }), because: /its grants/ },
    {
      name: 'whether it is active is not known',
      facts: given({ status: 'unknown' }),
      because: /whether it is active/,
    },
  ],
  notApplicable: [
    { name: 'nobody is named', facts: given({ ownerHints: [] }) },
    { name: 'only an owner who left: another rule', facts: given({ ownerHints: [hint('owner', 'ann', 'deleted')] }) },
    { name: 'a machine user', facts: given({ kind: 'machine-user' }) },
  ],
});

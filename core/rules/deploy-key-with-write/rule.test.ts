import type { Credential, PrivilegeLevel } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import {
  ago,
  credential,
  denied,
  facts,
  grant,
  identity,
  quiet,
  unknownUse,
  used,
  withCredential,
} from '../test-facts.ts';
import { rule } from './rule.ts';

const may = (level: PrivilegeLevel) =>
  grant({
    role: level,
    resource: 'acme/shop',
    privilege: { level, reasons: [] },
    origin: { kind: 'assignment', via: null },
  });
const key = (change: Partial<Credential> = {}, lastUsed = used(1), more: Partial<Facts> = {}) =>
  withCredential(credential({ kind: 'deploy-key', name: 'release', createdAt: ago(400), ...change }, { lastUsed }), {
    identity: identity({ kind: 'integration', name: 'release of acme/shop' }),
    grants: [may('write')],
    ...more,
  });

ruleSuite(rule, {
  violation: [
    {
      name: 'in use',
      facts: key(),
      severity: 'low',
      message: /^Deploy key release may change the code: write on acme\/shop, assignment; last used on 2026-11-20/,
    },
    { name: 'unused', facts: key({}, quiet(500)), severity: 'medium', message: /no use seen/ },
    { name: 'used long ago', facts: key({}, used(100)), severity: 'medium', message: /last used on 2026-08-13/ },
    { name: 'new', facts: key({ createdAt: ago(20) }, unknownUse), severity: 'low', message: /use not known/ },
    { name: 'its use is not known', facts: key({}, unknownUse), severity: 'medium', message: /use not known/ },
  ],
  fine: [
    { name: 'it reads', facts: key({}, used(1), { grants: [may('read')] }) },
    { name: 'switched off by policy', facts: key({ status: 'disabled' }) },
  ],
  undetermined: [
    { name: 'what it may do could not be read', facts: key({}, used(1), { grants: denied }), because: /its grants/ },
    {
      name: 'what it may do is not understood',
      facts: key({}, used(1), { grants: [may('unknown')] }),
      because: /allows/,
    },
    { name: 'whether it is active is not known', facts: key({ status: 'unknown' }), because: /whether it is active/ },
    { name: 'the keys could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [{ name: 'another kind of key', facts: key({ kind: 'ssh-key' }) }],
});

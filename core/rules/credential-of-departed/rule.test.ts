import type { Credential, Identity, OwnerHint } from '../../model.ts';
import type { Facts } from '../rule.ts';
import { ruleSuite } from '../rule-suite.ts';
import {
  ago,
  alone,
  credential,
  denied,
  facts,
  identity,
  quiet,
  secret,
  unknownUse,
  used,
  withCredential,
} from '../test-facts.ts';
import { rule } from './rule.ts';

const hint = (kind: OwnerHint['kind'], value: string, standing?: OwnerHint['standing']): OwnerHint => ({
  kind,
  value,
  source: 'test:Members',
  ...(standing && { standing }),
});
const token = (change: Partial<Credential> = {}, lastUsed = used(1)) =>
  credential({ kind: 'api-token', ...change }, { lastUsed });
const of = (ownerHints: Credential['ownerHints'], more: Partial<Facts> = {}) =>
  withCredential(token({ ownerHints }), { identity: identity({ kind: 'app', name: 'shop' }), ...more });
const person = (change: Partial<Identity>) =>
  identity({ kind: 'user', name: 'ann', nature: { is: 'human', because: 'test' }, ...change });
const ann = hint('owner', 'ann', 'deleted');

ruleSuite(rule, {
  violation: [
    {
      name: 'its owner lost access, and somebody uses it',
      facts: of([hint('owner', 'ann', 'disabled')]),
      severity: 'high',
      message: /^Api token K1 of shop is active, and it belongs to ann \(disabled\); last used on 2026-11-20/,
    },
    {
      name: 'its owner left, and it rests',
      facts: withCredential(token({ ownerHints: [ann] }, quiet(500)), { identity: identity({ kind: 'app' }) }),
      severity: 'low',
      message: /belongs to ann \(deleted\); no use seen/,
    },
    {
      name: 'its owner left, and its use is not known',
      facts: withCredential(token({ ownerHints: [ann] }, unknownUse), { identity: identity({ kind: 'app' }) }),
      severity: 'medium',
      message: /use not known/,
    },
    {
      name: 'of a suspended member',
      facts: withCredential(token(), { identity: person({ status: 'disabled' }) }),
      severity: 'high',
      message: /^Api token K1 of ann is active, and its user is disabled/,
    },
    {
      name: 'of a suspended administrator, unused',
      facts: withCredential(token({}, quiet(500)), { identity: person({ status: 'disabled' }), privilege: 'admin' }),
      severity: 'medium',
      message: /of ann, which is an administrator, is active, and its user is disabled/,
    },
    {
      name: 'of a user who is gone',
      facts: withCredential(token(), { identity: person({ status: 'deleted' }) }),
      severity: 'high',
      message: /its user is deleted/,
    },
    {
      name: 'of a user whose directory entry is switched off',
      facts: withCredential(token(), { identity: person({ ownerHints: [ann] }) }),
      severity: 'high',
      message: /it belongs to ann \(deleted\)/,
    },
    {
      name: 'a deploy key that somebody made who left, whoever answers for it now',
      facts: withCredential(credential({ kind: 'deploy-key', ownerHints: [hint('creator', 'ann', 'deleted')] }), {
        identity: identity({ kind: 'integration', name: 'site' }),
      }),
      severity: 'medium',
      message: /^Deploy key K1 of site is active, and it was made by ann \(deleted\)/,
    },
    {
      name: 'of nobody, made by several who left',
      facts: alone(
        token({
          identity: null,
          ownerHints: ['ann', 'bob', 'eve', 'kim'].map((name) => hint('creator', name, 'deleted')),
        }),
      ),
      severity: 'medium',
      message: /made by ann \(deleted\), bob \(deleted\), eve \(deleted\) and 1 more/,
    },
  ],
  fine: [
    { name: 'its owner is here', facts: of([hint('owner', 'ann', 'active')]) },
    { name: 'one of its owners is here', facts: of([ann, hint('owner', 'bob', 'active')]) },
    { name: 'its owner is a guest', facts: of([hint('owner', 'ann', 'guest')]) },
    {
      name: 'its owner is here, whoever made it',
      facts: of([hint('owner', 'bob', 'active'), hint('creator', 'ann', 'deleted')]),
    },
    {
      name: 'expired',
      facts: withCredential(token({ ownerHints: [ann], expiresAt: ago(1) }), { identity: identity({ kind: 'app' }) }),
    },
    { name: 'disabled', facts: withCredential(token({ ownerHints: [ann], status: 'disabled' })) },
  ],
  undetermined: [
    {
      name: 'whether its owner is still here is not known',
      facts: of([hint('owner', 'ann')]),
      because: /^api token K1: whether ann is still here is not known$/,
    },
    {
      name: 'one has left, of another it is not known',
      facts: of([ann, hint('owner', 'bob')]),
      because: /whether bob is still here/,
    },
    { name: 'who owns it could not be read', facts: of(denied), because: /who it belongs to could not be read/ },
    {
      name: 'whether it is active is not known',
      facts: withCredential(token({ ownerHints: [ann], status: 'unknown' })),
      because: /whether it is active/,
    },
    {
      name: 'its user was not read',
      facts: alone(token()),
      because: /^api token K1: who it belongs to was not read$/,
    },
    {
      name: 'whether its user is switched off is not known',
      facts: withCredential(token(), { identity: person({ status: 'unknown' }) }),
      because: /^api token K1: whether its user is active could not be read$/,
    },
    { name: 'the credentials could not be listed', facts: facts({ credentials: denied }), because: /its credentials/ },
  ],
  notApplicable: [
    { name: 'nobody is named', facts: of([]) },
    { name: 'it belongs to nobody, and nobody is named', facts: alone(token({ identity: null })) },
    { name: 'named by a tag only', facts: of([hint('tag', 'team-payments')]) },
    { name: 'of an app that is disabled', facts: of([], { identity: identity({ kind: 'app', status: 'disabled' }) }) },
    {
      name: 'the password of a person',
      facts: withCredential(credential({ kind: 'password' }), { identity: person({ status: 'disabled' }) }),
    },
    { name: 'a vaulted secret', facts: alone(secret({ ownerHints: [ann] })) },
    {
      name: 'what signs the calls of a webhook',
      facts: withCredential(credential({ kind: 'webhook-secret', ownerHints: [ann] })),
    },
  ],
});

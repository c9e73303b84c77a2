/** All rules, on whatever facts: what holds for every one of them, now and for those to come. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CredentialKind, CredentialWeakness, Identity, IdentityWeakness, PrivilegeLevel } from '../model.ts';
import type { Credential, Grant, Observed, Timestamp } from '../model.ts';
import type { LastUsed } from '../usage.ts';
import { rules } from './index.ts';
import { judgeFacts, type Judgement } from './judge.ts';
import type { Context, CredentialFacts, Facts } from './rule.ts';
import { ago, credential, denied, facts, grant, identity, now, quiet, trust, unknownUse, used } from './test-facts.ts';

const context: Context = {
  now,
  policy: { dormantDays: 45, rotateDays: 90, graceDays: 7 },
  vendor: (_, id) => (id === 'known' ? { name: 'Acme', kind: 'third-party' } : undefined),
};

/** Nothing is used before it is created. */
const sinceCreation = (use: LastUsed, createdAt: Observed<Timestamp>): LastUsed =>
  use.state === 'used' && typeof createdAt === 'string' && use.at < createdAt ? quiet(500) : use;

/** Nothing is seen before it is created. */
const afterCreation = (firstSeen: Timestamp, createdAt: Observed<Timestamp>): Timestamp =>
  typeof createdAt === 'string' && createdAt > firstSeen ? createdAt : firstSeen;

const lastUsed = fc.constantFrom(used(1), used(100), used(100, { quiet: null }), quiet(20), quiet(500), unknownUse);
const date = fc.constantFrom(null, denied, ago(1), ago(30), ago(120), ago(900));
const end = fc.constantFrom(null, denied, { unknown: 'unsupported' } as const, ago(40), ago(1), ago(-3), ago(-300));

const credentials = fc.uniqueArray(
  fc
    .record({
      kind: fc.constantFrom(...CredentialKind.options),
      status: fc.constantFrom('active', 'disabled', 'expired', 'unknown', 'deleted'),
      managedBy: fc.constantFrom('customer', 'customer', 'provider'),
      createdAt: date,
      rotatedAt: date,
      expiresAt: end,
      exposure: fc.constantFrom<string[]>([], [], ['exposed']),
      weaknesses: fc.subarray([...CredentialWeakness.options]),
      ownerHints: fc.constantFrom<Credential['ownerHints']>(
        [],
        [{ kind: 'owner', value: 'ann', source: 'test:Owners', standing: 'deleted' }],
        [{ kind: 'creator', value: 'bob', source: 'test:Owners', standing: 'disabled' }],
        [{ kind: 'owner', value: 'kim', source: 'test:Owners' }],
        denied,
      ),
      nativeId: fc.constantFrom('K1', 'K2', 'K3'),
    })
    .chain((change) =>
      fc.tuple(lastUsed, fc.constantFrom(ago(0), ago(20), ago(200))).map(([use, firstSeen]) =>
        credential(change, {
          lastUsed: sinceCreation(use, change.createdAt),
          firstSeen: afterCreation(firstSeen, change.createdAt),
        }),
      ),
    ),
  { maxLength: 3, selector: ({ credential: { nativeId } }) => nativeId },
);

const grants: fc.Arbitrary<Grant[]> = fc.uniqueArray(
  fc
    .record({
      ref: fc.constantFrom('test:grant:1', 'test:grant:2', 'test:grant:3'),
      origin: fc
        .constantFrom<Grant['origin']['kind']>('attached', 'consent', 'eligible', 'delegation')
        .map((kind) => ({ kind, via: null })),
      delegated: fc.constantFrom(null, { by: 'users' as const, users: 30 }, { by: 'admin' as const, users: null }),
      grantedAt: date,
      level: fc.constantFrom(...PrivilegeLevel.options),
      below: fc.constantFrom(undefined, 'admin' as const, 'sensitive' as const),
      calls: fc.constantFrom<Pick<Grant, 'unused' | 'unusedSince'>>(
        {},
        { unused: denied },
        { unused: [] },
        { unused: ['issues: write'], unusedSince: ago(31) },
      ),
    })
    .map(({ level, below, calls, ...change }) =>
      grant({
        ...change,
        ...calls,
        privilege: { level, reasons: [], ...(level === 'unknown' && below && { below }) },
      }),
    ),
  { maxLength: 3, selector: ({ ref }) => ref },
);

const identities = fc
  .record({
    kind: fc.constantFrom(...Identity.shape.kind.options),
    status: fc.constantFrom('active', 'active', 'disabled', 'unknown', 'deleted'),
    managedBy: fc.constantFrom('customer', 'customer', 'provider'),
    createdAt: date,
    nature: fc.constantFrom('machine', 'machine', 'human', 'unclear').map((is) => ({ is, because: 'test' })),
    weaknesses: fc.subarray([...IdentityWeakness.options]),
    usage: fc.constantFrom(null, [], { unknown: 'unsupported' } as const),
    ownerHints: fc.constantFrom(
      [],
      [{ kind: 'owner', value: 'ann', source: 'test:Owners', standing: 'deleted' }],
      [{ kind: 'creator', value: 'bob', source: 'test:Log', standing: 'disabled' }],
      denied,
    ),
    publisher: fc.constantFrom(
      null,
      { name: 'Acme', id: 'known', verified: false, relation: 'third-party' },
      { name: '', id: 'x', verified: true, relation: 'third-party' },
      { name: 'Unseen', id: 'z', verified: null, relation: 'third-party' },
      { name: 'Sister', id: 'y', verified: null, relation: 'sister' },
    ),
    workloads: fc.constantFrom(undefined, [], ['vm-1'], null, denied),
  })
  .map(({ workloads, ...change }) =>
    identity({ ...change, ...(workloads === undefined ? {} : { workloads }) } as Partial<Identity>),
  );

/** Everything was read. */
const seen = fc
  .record({
    scope: fc.constant(facts().scope),
    identity: identities,
    lastUsed,
    ownLastUsed: lastUsed,
    firstSeen: fc.constantFrom(ago(0), ago(20), ago(200)),
    credentials,
    grants,
    trusts: fc.constantFrom(
      [],
      [trust({ reach: 'unknown' })],
      [trust({ reach: 'anyone' })],
      [trust({ principal: { kind: 'identity', id: 'X', owner: null, dangling: true } })],
      [
        trust({
          reach: 'external',
          principal: { kind: 'oidc', id: 'https://i', owner: null, dangling: false },
          weaknesses: ['no-subject'],
        }),
      ],
    ),
    named: fc.constantFrom(null, null, credential({ nativeId: 'AKIA7', createdAt: ago(20) }).credential),
    owner: fc.constantFrom(null, facts().owner),
    privilege: fc.constantFrom(...PrivilegeLevel.options),
  })
  .map((given): Facts => ({
    ...given,
    firstSeen: afterCreation(given.firstSeen, given.identity.createdAt),
    lastUsed: sinceCreation(given.lastUsed, given.identity.createdAt),
    ownLastUsed: sinceCreation(given.ownLastUsed, given.identity.createdAt),
  }));

const facets = [
  'credentials',
  'grants',
  'trusts',
  'owner',
  'workloads',
  'use',
  'hints',
  'status',
  'dates',
  'expiry',
  'calls',
] as const;
type Hidden = (typeof facets)[number];

/** The same, seen by somebody who was refused some of it. */
function hide(given: Facts, hidden: readonly Hidden[]): Facts {
  const is = (one: Hidden): boolean => hidden.includes(one);
  const listed = given.credentials as readonly CredentialFacts[];
  const held = given.grants as readonly Grant[];
  return {
    ...given,
    identity: given.identity && {
      ...given.identity,
      ...(is('workloads') && given.identity.workloads !== undefined && { workloads: denied }),
      ...(is('hints') && { ownerHints: denied }),
      ...(is('dates') && { createdAt: denied }),
    },
    credentials: is('credentials') ? denied : listed.map((one) => lessOf(one, is)),
    grants: is('grants') ? denied : held.map((one) => lessOfGrant(one, is)),
    trusts: is('trusts') ? denied : given.trusts,
    named: is('credentials') ? denied : given.named,
    owner: is('owner') || is('hints') ? denied : given.owner,
    privilege: is('grants') ? 'unknown' : given.privilege,
    lastUsed: is('use') || is('credentials') ? unknownUse : given.lastUsed,
    ownLastUsed: is('use') ? unknownUse : given.ownLastUsed,
  };
}

const lessOf = (one: CredentialFacts, is: (facet: Hidden) => boolean): CredentialFacts => ({
  ...one,
  ...(is('use') && { lastUsed: unknownUse }),
  credential: {
    ...one.credential,
    ...(is('status') && !isOver(one.credential) && { status: 'unknown' }),
    ...(is('hints') && { ownerHints: denied }),
    ...(is('dates') && { createdAt: denied, rotatedAt: denied }),
    ...(is('expiry') && !isOver(one.credential) && { expiresAt: denied }),
  },
});

/** It is dead by its date, whatever the provider calls it; or dead for good, which nobody can fail to see. */
const isOver = ({ status, expiresAt }: Credential): boolean =>
  status === 'expired' || status === 'deleted' || (typeof expiresAt === 'string' && expiresAt <= now);

const lessOfGrant = (one: Grant, is: (facet: Hidden) => boolean): Grant => ({
  ...one,
  ...(is('dates') && { grantedAt: denied }),
  ...(is('calls') && one.unused !== undefined && { unused: denied }),
});

const judgementsOf = (given: Facts): readonly Judgement[] => judgeFacts(rules, given, context).judgements;
const keyOf = ({ rule, subject }: Judgement): string => `${rule} ${subject}`;
const violationsOf = (given: Facts): Judgement[] =>
  judgementsOf(given).filter(({ verdict }) => verdict.outcome === 'violation');
const brokenRules = (given: Facts): string[] => violationsOf(given).map(({ rule }) => rule);

const RUNS = { numRuns: 400 };

test('no rule throws, and each has one word on each subject', () => {
  fc.assert(
    fc.property(seen, fc.subarray([...facets]), (given, hidden) => {
      const { judgements, failures } = judgeFacts(rules, hide(given, hidden), context);
      expect(failures).toEqual([]);
      expect(new Set(judgements.map(keyOf)).size).toBe(judgements.length);
    }),
    RUNS,
  );
});

test('a credential that belongs to nobody has one word of each rule, too', () => {
  fc.assert(
    fc.property(seen, (given) => {
      for (const one of given.credentials as CredentialFacts[]) {
        const alone = { ...given, identity: null, credentials: [one], grants: [], trusts: [] };
        const { judgements, failures } = judgeFacts(rules, alone, context);
        expect(failures).toEqual([]);
        expect(new Set(judgements.map(keyOf)).size).toBe(judgements.length);
        expect(judgements.filter(({ subject }) => subject !== one.credential.ref)).toEqual([]);
      }
    }),
    RUNS,
  );
});

/**
 * Less is claimed of a silence that cannot be traced to the first day. Of an end that is near everybody is told, also
 * when it is not known that so short a life is usual.
 */
function isSaidOtherwise({ rule, subject }: Judgement, all: ReadonlySet<string>): boolean {
  if (rule === 'unused-credential') return all.has(`never-used-credential ${subject}`);
  return rule === 'expiring-credential';
}

test('what was not read makes no finding', () => {
  fc.assert(
    fc.property(seen, fc.subarray([...facets]), (given, hidden) => {
      const all = new Set(violationsOf(given).map(keyOf));
      const made = violationsOf(hide(given, hidden)).filter(
        (one) => !all.has(keyOf(one)) && !(hidden.includes('dates') && isSaidOtherwise(one, all)),
      );
      expect(made.map(keyOf)).toEqual([]);
    }),
    RUNS,
  );
});

test('what was not read ends no finding: it stays, or is undetermined, or is about what was not listed', () => {
  fc.assert(
    fc.property(seen, fc.subarray([...facets]), (given, hidden) => {
      const less = hide(given, hidden);
      const kept = new Set(
        judgementsOf(less)
          .filter(({ verdict }) => verdict.outcome !== 'fine')
          .map(keyOf),
      );
      const listed = new Set([
        less.identity?.ref,
        ...(hidden.includes('credentials')
          ? []
          : (given.credentials as CredentialFacts[]).map((one) => one.credential.ref)),
        ...(hidden.includes('grants') ? [] : (given.grants as Grant[]).map(({ ref }) => ref)),
        ...(hidden.includes('trusts') ? [] : ['test:trust:1']),
      ]);
      const ended = violationsOf(given).filter((one) => listed.has(one.subject) && !kept.has(keyOf(one)));
      expect(ended.map(keyOf)).toEqual([]);
    }),
    RUNS,
  );
});

test('nothing read at all is never a violation and never fine', () => {
  const unseen = fc.constantFrom<Partial<Identity>>(
    {},
    { kind: 'app', publisher: { name: 'Acme', id: 'x', verified: false, relation: 'third-party' } },
    { kind: 'managed-identity', workloads: denied },
    { kind: 'service-account', weaknesses: ['default-identity'] },
    { kind: 'external' },
    { kind: 'public' },
    { status: 'deleted' },
  );
  fc.assert(
    fc.property(seen, unseen, (given, change) => {
      const one = identity({ createdAt: denied, ownerHints: denied, ...change });
      const blind = hide({ ...given, identity: one, firstSeen: ago(200) }, facets);
      const outcomes = judgementsOf(blind).map(({ verdict }) => verdict.outcome);
      expect(new Set(outcomes)).toEqual(new Set(['undetermined']));
    }),
  );
});

test('a credential is never called both unused and never used', () => {
  fc.assert(
    fc.property(seen, (given) => {
      const silent = violationsOf(given).filter(({ rule }) => /^(never-used|unused)-credential$/.test(rule));
      expect(new Set(silent.map(({ subject }) => subject)).size).toBe(silent.length);
    }),
    RUNS,
  );
});

test('use that is not known is never called unused', () => {
  fc.assert(
    fc.property(seen, (given) => {
      const hidden = hide(given, ['use', 'trusts']);
      expect(brokenRules(hidden).filter((rule) => /^(unused|never|dormant)-/.test(rule))).toEqual([]);
    }),
    RUNS,
  );
});

test('one identity is called unused, unattached or dormant by one rule only', () => {
  fc.assert(
    fc.property(seen, (given) => {
      const said = brokenRules(given).filter((rule) =>
        /^(unused-identity|unattached-identity|dormant-grant)$/.test(rule),
      );
      expect(said.length).toBeLessThanOrEqual(1);
    }),
    RUNS,
  );
});

test('its power is named by one rule only', () => {
  fc.assert(
    fc.property(seen, (given) => {
      const said = brokenRules(given).filter((rule) =>
        /^(administrator|escalation|external-member|public-principal)$/.test(rule),
      );
      expect(said.length).toBeLessThanOrEqual(1);
    }),
    RUNS,
  );
});

test('outside parties and everybody are never called unused, unowned or administrators', () => {
  const outsiders = fc.constantFrom<Identity['kind']>('external', 'public');
  fc.assert(
    fc.property(seen, outsiders, (given, kind) => {
      const one = { ...given, identity: { ...(given.identity ?? identity()), kind } };
      const wrong = /^(unused-identity|unattached-identity|dormant-grant|no-owner|administrator|escalation)$/;
      expect(judgementsOf(one).filter(({ rule }) => wrong.test(rule))).toEqual([]);
    }),
    RUNS,
  );
});

test('of what the provider keeps, and of what was deleted, only the rules about just that speak', () => {
  fc.assert(
    fc.property(seen, fc.constantFrom('provider', 'deleted'), (given, what) => {
      const change = what === 'provider' ? { managedBy: 'provider' as const } : { status: 'deleted' as const };
      const one = { ...given, identity: { ...(given.identity ?? identity()), ...change } };
      const spoke = new Set(judgementsOf(one).map(({ rule }) => rule));
      expect(rules.filter(({ id, alsoOf }) => spoke.has(id) && alsoOf?.includes(what) !== true)).toEqual([]);
    }),
    RUNS,
  );
});

test('a federation is never too old, and never without expiry', () => {
  fc.assert(
    fc.property(seen, (given) => {
      const keyless = (given.credentials as CredentialFacts[]).map(({ credential: item, ...times }) => ({
        credential: { ...item, kind: 'federation' as const },
        ...times,
      }));
      const said = judgementsOf({ ...given, credentials: keyless }).map(({ rule }) => rule);
      expect(said.filter((rule) => /^credential-(too-old|without-expiry)$/.test(rule))).toEqual([]);
    }),
    RUNS,
  );
});

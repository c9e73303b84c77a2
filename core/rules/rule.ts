/**
 * The contract of rules. A rule is data (id, severity, references) and one function over everything known of one
 * identity, credential, trust or grant. It names no provider. Where a fact that it needs could not be read, it says
 * `undetermined`: it never guesses.
 */
import type {
  Credential,
  CredentialKind,
  Grant,
  Identity,
  Observed,
  PrivilegeLevel,
  Scope,
  Timestamp,
  Trust,
} from '../model.ts';
import type { LastUsed } from '../usage.ts';

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The thresholds of the configuration, in days. */
export interface Policy {
  /** Unused for longer is dormant. Default 45 (CIS 5.3). */
  dormantDays: number;
  /** A credential older than this is due for rotation. Default 90. */
  rotateDays: number;
  /** New things are left in peace this long. Default 7. */
  graceDays: number;
}

export interface Owner {
  name: string;
  /** 0 to 1: how much the evidence is worth. */
  confidence: number;
  /** Where it was seen, e.g. `tag:owner`. */
  source: string;
}

/** A company that the register of vendors knows. */
export interface Vendor {
  name: string;
  /** `provider`: the cloud provider's own service account. */
  kind: 'third-party' | 'provider';
}

export interface CredentialFacts {
  credential: Credential;
  lastUsed: LastUsed;
  /** When this inventory first saw it. */
  firstSeen: Timestamp;
}

/** Everything known of one identity, or of one credential that belongs to none. */
export interface Facts {
  scope: Scope;
  identity: Identity | null;
  /** Of the identity with all that it signs in with. */
  lastUsed: LastUsed;
  /** Of the identity by itself: signing in, say. What it signs in with is not counted. */
  ownLastUsed: LastUsed;
  firstSeen: Timestamp;
  /** Not gone ones. Unknown when they, or some of them, could not be listed. */
  credentials: Observed<readonly CredentialFacts[]>;
  grants: Observed<readonly Grant[]>;
  trusts: Observed<readonly Trust[]>;
  /** Of a secret in a vault: the key that it is named after. `null`: none that is known. */
  named: Observed<Credential>;
  /** The best evidence. `null`: everything was read and nobody answers for it. */
  owner: Observed<Owner>;
  /** The highest of its grants. */
  privilege: PrivilegeLevel;
}

export interface Context {
  now: Timestamp;
  policy: Policy;
  /** The vendor behind an account number, tenant id or publisher id. `provider` is the connector's id. */
  vendor(provider: string, id: string): Vendor | undefined;
}

/** One line of proof: what was seen, and where. Shown to people and exported. */
export interface Evidence {
  what: string;
  source: string;
  at?: Timestamp;
}

export type Verdict =
  | { outcome: 'violation'; message: string; evidence: readonly Evidence[]; severity?: Severity }
  | { outcome: 'fine' }
  /** A fact that it needs was not readable; `because` says which and why. */
  | { outcome: 'undetermined'; because: string };

export interface Subjects {
  identity: Identity;
  credential: CredentialFacts;
  trust: Trust;
  grant: Grant;
}

interface RuleData {
  /** The condition, kebab-case, the same as its folder: `unused-credential`. */
  id: string;
  title: string;
  severity: Severity;
  /** Why it matters, in one or two sentences. */
  why: string;
  /** What to do about a finding, in the order to do it. */
  remediation: readonly string[];
  references: readonly { title: string; url: string }[];
  /** `OWASP NHI1`, `CIS 5.3`, `SOC 2 CC6.2` … that a finding gives evidence for. */
  controls: readonly string[];
  /** Of rules about credentials: the kinds that it speaks of. Absent: every kind. */
  kinds?: readonly CredentialKind[];
  /** Identities that it speaks of too, where other rules are silent: what the provider keeps, what was deleted. */
  alsoOf?: readonly ('provider' | 'deleted')[];
}

/** `null`: the rule has nothing to say about this subject. */
type Evaluate<About extends keyof Subjects> = (
  subject: Subjects[About],
  facts: Facts,
  context: Context,
) => Verdict | null;

export type Rule = {
  [About in keyof Subjects]: RuleData & { about: About; evaluate: Evaluate<About> };
}[keyof Subjects];

/** Types the function by the subject that the rule is about. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

export const fine: Verdict = { outcome: 'fine' };
export const undetermined = (because: string): Verdict => ({ outcome: 'undetermined', because });

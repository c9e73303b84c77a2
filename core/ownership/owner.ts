/**
 * Evidence → who answers for something. A person or team that somebody wrote down beats whoever happened to create
 * it, and that beats what is concluded from names and places.
 */
import type { OwnerHint } from '../model.ts';
import type { Owner } from '../rules/rule.ts';
import { ownerName } from './name.ts';

type Ladder = Readonly<Record<OwnerHint['kind'], number>>;

/** What evidence on the thing itself, or on its credentials, is worth. */
const ofItself: Ladder = {
  owner: 0.95,
  sponsor: 0.92,
  tag: 0.9,
  creator: 0.7,
  workload: 0.6,
  repository: 0.6,
  stack: 0.5,
  path: 0.45,
  description: 0.4,
  contact: 0.4,
  unit: 0.35,
};

/** The account around it names somebody to ask, not who answers for it: all at or below what `no-owner` accepts. */
const ofScope: Ladder = {
  owner: 0.3,
  sponsor: 0.3,
  tag: 0.3,
  contact: 0.2,
  unit: 0.15,
  description: 0.1,
  creator: 0.1,
  workload: 0.1,
  repository: 0.1,
  stack: 0.1,
  path: 0.1,
};

/**
 * The best evidence; of equally good ones the first.
 * @param own of the identity or credential, best known first
 * @param scope of the account, project or tenant that it lives in
 */
export function ownerOf(own: readonly OwnerHint[], scope: readonly OwnerHint[]): Owner | null {
  return best(own, ofItself) ?? best(scope, ofScope);
}

function best(hints: readonly OwnerHint[], ladder: Ladder): Owner | null {
  let found: Owner | null = null;
  for (const { kind, value, source, standing = 'active' } of hints) {
    // Who left, was switched off or is a guest answers for nothing here.
    if (standing !== 'active') continue;
    const name = ownerName(value);
    const confidence = ladder[kind];
    if (name !== null && (found === null || confidence > found.confidence)) found = { name, confidence, source };
  }
  return found;
}

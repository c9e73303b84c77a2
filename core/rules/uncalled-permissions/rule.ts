import { isUnknown, type Grant, type Timestamp } from '../../model.ts';
import { daysBetween, latest } from '../age.ts';
import { leastPrivilege } from '../controls.ts';
import { sayGrant } from '../grants.ts';
import { isPowerful } from '../power.ts';
import { leastPrivilegePrinciple, owaspNhi } from '../references.ts';
import { defineRule, fine, undetermined } from '../rule.ts';
import { LEAST_WATCH, sayUse } from '../silence.ts';
import { day, notSeen, plural } from '../words.ts';

export const rule = defineRule({
  id: 'uncalled-permissions',
  title: 'Permissions that are granted and never called',
  severity: 'low',
  why: 'What it never calls it does not need. It only makes a break-in worse.',
  remediation: [
    'Verify with its owner or publisher what the permissions are for: some are needed once a year, at a release or in an emergency.',
    'Take them away, or have the publisher ask for less, and keep a note of them, so that they can be given back in a minute.',
    'Wait for one full business cycle and watch for refused requests.',
  ],
  references: [owaspNhi(5), leastPrivilegePrinciple],
  controls: ['OWASP NHI5', ...leastPrivilege],
  about: 'grant',
  evaluate(grant, { identity, lastUsed }, { now }) {
    const { unused, source } = grant;
    if (unused === undefined) return null;
    const what = sayGrant(grant);
    if (identity?.status === 'disabled') return fine;
    if (isUnknown(unused)) return undetermined(`${what}: ${notSeen('what of it was called', unused)}`);
    if (unused === null || unused.length === 0) return fine;
    if (lastUsed.state === 'unknown') return undetermined(`${what}: ${sayUse(lastUsed)}`);
    const since = watchedSince(grant);
    if (since === null) return undetermined(`${what}: since when it could be called and seen is not known`);
    // Of what calls nothing at all, other rules speak.
    if (lastUsed.state === 'unused' || Date.parse(lastUsed.at) < Date.parse(since)) return null;
    const days = daysBetween(since, now);
    if (days < LEAST_WATCH) return undetermined(`${what}: its calls were seen for ${plural(days, 'day')} only`);
    return {
      outcome: 'violation',
      severity: isPowerful(grant.privilege.level) ? 'medium' : 'low',
      message: `Identity ${identity?.name ?? grant.identity} called nothing in ${days} days that needs ${sayPermissions(unused)}; it holds them by ${what}`,
      evidence: [
        { what: `no call since ${day(since)} needed: ${unused.slice(0, PROVEN).join(', ')}`, source, at: since },
        { what: sayUse(lastUsed), source: lastUsed.source },
      ],
    };
  },
});

/** So many are named in the message, and so many proven in its evidence. */
const NAMED = 5;
const PROVEN = 50;

function sayPermissions(unused: readonly string[]): string {
  const named = unused.slice(0, NAMED).join(', ');
  return unused.length > NAMED ? `${named} and ${unused.length - NAMED} more` : named;
}

/** Since its calls are seen, or since it was granted when that was later. `null`: one of the two is not known. */
function watchedSince({ grantedAt, unusedSince }: Grant): Timestamp | null {
  if (typeof grantedAt !== 'string' || unusedSince === undefined) return null;
  return latest(grantedAt, unusedSince);
}

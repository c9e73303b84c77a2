/** What a source says of one thing, or why it says nothing. */
import type { Run } from '../../../core/connector.ts';
import type { NotSeen, UsageSignal } from '../../../core/model.ts';

export type Word = UsageSignal | NotSeen;
export type Usage = UsageSignal[] | NotSeen;

/** Says once what a refusal costs. A service that is switched off or not offered is no refusal. */
export function tellBlind(run: Run, source: string, permission: string, answers: Iterable<object>): void {
  const refused = [...answers].filter(
    (answer): answer is NotSeen => 'unknown' in answer && (answer.unknown === 'denied' || answer.unknown === 'failed'),
  );
  const [first] = refused;
  if (first === undefined) return;
  const places = refused.length === 1 ? 'one place' : `${refused.length} places`;
  run.blind(`last use by ${source} in ${places}`, first.unknown, `${first.detail ?? ''} (it takes ${permission})`);
}

/** Everything that was heard; when nothing was, why. */
export function heard(words: readonly Word[]): Usage {
  const signals = words.filter((word): word is UsageSignal => !('unknown' in word));
  if (signals.length > 0) return signals;
  const silent = words.find((word): word is NotSeen => 'unknown' in word);
  return silent ?? { unknown: 'unsupported', detail: 'no source tells when it was last used' };
}

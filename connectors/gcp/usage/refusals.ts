/** Asks projects what some of them refuse: a few of those are asked again each night, and all once one of these answers. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { Timestamp, Unknown, type NotSeen } from '../../../core/model.ts';
import { recalled } from '../../shared/recalled.ts';
import type { Project } from '../projects.ts';

/** In a night. */
const ASKED_AGAIN = 10;

/** By number of the project: when it last refused, and why. */
const Refused = z.record(z.string(), z.object({ at: Timestamp, because: Unknown }));

/** An answer that will be the same tomorrow, unless somebody changes what the caller may do. */
const lasting: ReadonlySet<Unknown> = new Set(['denied', 'disabled', 'unlicensed', 'unsupported']);

/**
 * @param what is asked, in words
 * @param key of the note that is kept from night to night
 * @param ask answers by number of the project
 */
export async function askedInTurns<Answer extends object>(
  what: string,
  key: string,
  projects: readonly Project[],
  ask: (some: readonly Project[]) => Promise<Map<string, Answer | NotSeen>>,
  run: Run,
): Promise<Map<string, Answer | NotSeen>> {
  const refused = (await recalled(run, key, Refused)) ?? {};
  const at = ({ number }: Project): string => refused[number]?.at ?? '';
  const waiting = projects
    .filter(({ number }) => number in refused)
    .toSorted((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
  const [again, later] = [waiting.slice(0, ASKED_AGAIN), waiting.slice(ASKED_AGAIN)];
  const answers = await ask([...projects.filter(({ number }) => !(number in refused)), ...again]);
  const allowed = again.some(({ number }) => !('unknown' in (answers.get(number) ?? { unknown: '' })));
  for (const [number, answer] of allowed ? await ask(later) : []) answers.set(number, answer);

  const now: z.infer<typeof Refused> = {};
  for (const [number, answer] of answers) {
    if ('unknown' in answer && lasting.has(answer.unknown)) now[number] = { at: run.now(), because: answer.unknown };
  }
  for (const { number } of allowed ? [] : later) {
    const before = refused[number];
    if (before === undefined) continue;
    now[number] = before;
    answers.set(number, { unknown: before.because, detail: `${what} refused it before, and was not asked tonight` });
  }
  if (waiting.length > 0 || Object.keys(now).length > 0) run.known.remember(key, now);
  if (!allowed && later.length > 0) {
    run.note(
      `${what} refused ${waiting.length} projects before: ${again.length} of them were asked again tonight, and all are once one of these answers`,
    );
  }
  return answers;
}

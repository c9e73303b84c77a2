/** What was not read, for people: the same trouble in many places is told once, with the places. */
import type { CoverageLine, RunSummary, SourceLine } from '../run/options.ts';
import { SCOPES } from '../run/source-run.ts';
import { isIncomplete } from '../run/summary.ts';
import { adviceFor } from './advice.ts';
import type { Output } from './output.ts';
import { sanitize } from './text/sanitize.ts';

const MOST_PROBLEMS = 20;
const MOST_PLACES = 4;

interface Trouble {
  source: SourceLine;
  line: CoverageLine;
}

/** What went wrong, worst first in the order of the accounts. */
export function coverageProblems({ sources }: RunSummary, out: Output): string[] {
  const troubles = alike(sources, isIncomplete);
  if (troubles.length === 0) return [];
  const lines = [out.style.bold('Not read')];
  for (const group of troubles.slice(0, MOST_PROBLEMS)) lines.push(...problem(group, out));
  const more = troubles.length - MOST_PROBLEMS;
  if (more > 0) lines.push(`  … and ${more} more kinds of trouble: discover list coverage`);
  // Why signing in failed, and what to do about it, was said when it happened.
  const others = troubles.filter(([first]) => first?.line.collector !== SCOPES || first.line.status !== 'failed');
  const advice = new Set(
    others.flatMap(([first]) => (first && adviceFor(first.line.because, first.source.provider)) ?? []),
  );
  for (const text of advice) lines.push(`  next: ${text}`);
  return lines;
}

/** Left out on purpose or by the provider: nothing to repair, but nobody should think that it was read. */
export function leftOut({ sources }: RunSummary, out: Output): string[] {
  const groups = alike(sources, (line) => line.status === 'skipped' && !isIncomplete(line));
  const inPart = sources.flatMap((source) => source.coverage.flatMap((line) => partOf(source, line)));
  if (groups.length + inPart.length === 0) return [];
  return [
    out.style.bold('Left out'),
    ...groups.map(
      (group) => `  ${sanitize(whatAndWhere(group))}: ${sanitize(group[0]?.line.reason ?? 'no reason was given')}`,
    ),
    ...inPart,
  ];
}

/** A listing that is complete but for some of its scopes. */
function partOf(source: SourceLine, line: CoverageLine): string[] {
  const [gap] = line.gaps;
  if (line.status !== 'complete' || gap === undefined) return [];
  const more = line.gaps.length > 1 ? ` (and ${line.gaps.length - 1} more)` : '';
  const detail = gap.detail === undefined ? '' : `: ${gap.detail}`;
  return [`  ${sanitize(`${whatAndWhere([{ source, line }])}: ${gap.what}${detail}${more}`)}`];
}

function problem(group: readonly Trouble[], out: Output): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { status, reason } = first.line;
  return [
    `  ${out.style.status(status)(status.padEnd(7))}  ${sanitize(whatAndWhere(group))}`,
    `           ${sanitize(reason ?? 'no reason was given')}`,
  ];
}

/** Lines of one collector that say the same, but for where. Those of an account that is skipped whole belong together. */
function alike(sources: readonly SourceLine[], wanted: (line: CoverageLine) => boolean): Trouble[][] {
  const troubles = sources.flatMap((source) => source.coverage.filter(wanted).map((line) => ({ source, line })));
  const key = ({ source, line }: Trouble): string =>
    line.because === 'not-active'
      ? `${source.provider} ${line.reason}`
      : `${source.provider} ${line.collector} ${line.status} ${line.because} ${plain(line.reason ?? '', source, line)}`;
  return [...Map.groupBy(troubles, key).values()];
}

function plain(reason: string, source: SourceLine, line: CoverageLine): string {
  return reason.replaceAll(source.scope, '').replaceAll(line.region ?? source.scope, '');
}

/** E.g. `secrets in 111122223333 prod (eu-west-1, eu-west-2 and 3 more)`. */
function whatAndWhere(group: readonly Trouble[]): string {
  const [first] = group;
  const what = first?.line.because === 'not-active' ? '' : `${first?.line.collector} in `;
  const byScope = Map.groupBy(group, ({ source: { name, scope } }) => (name === scope ? scope : `${scope} ${name}`));
  const places = [...byScope].map(([scope, inIt]) => {
    const regions = [...new Set(inIt.flatMap(({ line }) => line.region ?? []))];
    return regions.length === 0 ? scope : `${scope} (${some(regions)})`;
  });
  return what + some(places);
}

function some(places: readonly string[]): string {
  const more = places.length - MOST_PLACES;
  return `${places.slice(0, MOST_PLACES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

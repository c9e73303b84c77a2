/** When a binding counts at all. https://docs.cloud.google.com/iam/docs/conditions-overview */
import type { Timestamp } from '../../../core/model.ts';
import type { Binding } from './policy.ts';

export interface Condition {
  title: string;
  expression: string;
  /** The moment when it stops to count for good, when that is all that it says. */
  until: string | null;
}

const UNTIL = /^\s*request\.time\s*<=?\s*timestamp\(\s*["']([^"']+)["']\s*\)\s*$/;

export function conditionOf({ condition }: Binding): Condition | null {
  if (!condition || condition.expression === '') return null;
  return { ...condition, until: UNTIL.exec(condition.expression)?.[1] ?? null };
}

export const isOver = (condition: Condition | null, now: Timestamp): boolean =>
  condition !== null && condition.until !== null && Date.parse(condition.until) <= Date.parse(now);

export const sayCondition = ({ title, expression }: Condition): string =>
  `only if ${title === '' ? expression : `${title}: ${expression}`}`.slice(0, 500);

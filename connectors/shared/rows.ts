/** Rows of a listing, parsed one by one: one that is not understood is named in the coverage, and the rest goes on. */
import type { z } from 'zod';
import type { Run } from '../../core/connector.ts';

/** @param what it is and where it stood, e.g. `a user in iam:ListUsers` */
export function parseRow<T>(row: unknown, schema: z.ZodType<T>, what: string, run: Run): T | undefined {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  run.gap(`${what}${nameOf(row)}`, 'failed', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
  return undefined;
}

/** Whatever of it says which one it is. Names and ids are no secrets. */
function nameOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return '';
  const found = Object.entries(row).find(
    ([key, value]) => /(?:Arn|ARN|Id|Name|Url)$/i.test(key) && typeof value === 'string',
  );
  return found === undefined ? ' (without a name)' : ` (${String(found[1]).slice(0, 200)})`;
}

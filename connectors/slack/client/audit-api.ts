/** The Audit Logs API: no method of the Web API, and only for owners of Enterprise organizations. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { auditApiOf, type Settings } from '../settings.ts';
import { refused } from './errors.ts';
import { operationOf } from './methods.ts';
import { nextCursorOf } from './web-api.ts';

/**
 * 9,999 at most, but lines of apps with many scopes are long, and one answer must stay small.
 * https://docs.slack.dev/reference/audit-logs-api/methods-actions-reference#filters
 */
const PAGE = 2500;
export const ACTIONS_IN_A_FILTER = 30;

const Said = z.object({ ok: z.boolean().optional(), error: z.string().optional(), needed: z.string().optional() });
const Page = z.looseObject({ entries: z.array(z.unknown()) });
const Actions = z.object({ actions: z.record(z.string(), z.array(z.string())) });

export interface AuditApi {
  /** Every action that there is. */
  actions(): Promise<readonly string[]>;
  /** Lines of these actions, the newest first. */
  entries(actions: readonly string[], options: { oldest?: number; pages: number; onCut: () => void }): AsyncGenerator;
}

export function auditApi(settings: Settings, token: string, run: Run): AuditApi {
  const get = async <T>(name: string, query: Readonly<Record<string, string>>, schema: z.ZodType<T>): Promise<T> => {
    const url = new URL(name, auditApiOf(settings));
    url.search = new URLSearchParams(query).toString();
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    const response = await run.fetch(url, { headers, door: { operation: operationOf(`audit.${name}`) } });
    const what = `the Audit Logs API (${name})`;
    const body = json(await response.text());
    const said = Said.safeParse(body).data;
    if (!response.ok || said === undefined || said.ok === false) {
      throw refused(what, said?.error ?? (response.ok ? '' : `http_${response.status}`), said?.needed);
    }
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new ReadFailed('failed', `${what} answered in a form that is not understood`);
  };
  return {
    actions: async () => Object.values((await get('actions', {}, Actions)).actions).flat(),
    async *entries(actions, { oldest, pages, onCut }) {
      const query: Record<string, string> = { action: actions.join(','), limit: String(PAGE) };
      if (oldest !== undefined) query['oldest'] = String(oldest);
      const seen = new Set<string>();
      for (let cursor = ''; ;) {
        const page = await get('logs', cursor === '' ? query : { ...query, cursor }, Page);
        yield* page.entries;
        cursor = nextCursorOf(page);
        if (cursor === '') return;
        if (seen.has(cursor))
          throw new ReadFailed('failed', 'the audit log leads back to a page that was read already');
        seen.add(cursor);
        if (seen.size < pages) continue;
        onCut();
        return;
      }
    },
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

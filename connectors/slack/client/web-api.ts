/** The Web API through Slack's own client: one for each rate tier, so that one tier's pause is not the others'. */
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { webApiOf, type Settings } from '../settings.ts';
import { inOurWords, SlackRefused } from './errors.ts';
import { methods, operationOf, type MethodName, type Tier } from './methods.ts';

export type Args = Readonly<Record<string, string | number | boolean>>;

export interface WebApi {
  call<T>(method: MethodName, args: Args, schema: z.ZodType<T>): Promise<T>;
  /** The rows of every page. `pages`: no more than so many; ends with `onCut` when there were more. */
  rows(
    method: MethodName,
    args: Args & { limit: number },
    options: { key: string; pages?: number; onCut?: () => void },
  ): AsyncGenerator;
}

/** Tokens are in its debug lines, and what it warns of is ours to say. */
const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => 'error' as never,
  setName: () => {},
};

const Cursor = z.object({ response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish() });

/** https://docs.slack.dev/apis/web-api/pagination: empty, `null` or left out on the last page */
export const nextCursorOf = (page: unknown): string => Cursor.parse(page).response_metadata?.next_cursor ?? '';

/** Not every method documents how large a page may be: a smaller one is asked for when it says no to the first. */
const SMALLEST = 20;
const isTooLarge = (error: unknown): boolean =>
  error instanceof SlackRefused && /^invalid_(?:limit|arguments|args)$/.test(error.slackCode);

export function webApi(settings: Settings, token: string, run: Run): WebApi {
  const clients = new Map<Tier, WebClient>();
  const base = webApiOf(settings);
  const clientFor = (tier: Tier): WebClient => {
    const made =
      clients.get(tier) ??
      new WebClient(token, {
        slackApiUrl: base,
        allowAbsoluteUrls: false,
        // The one door keeps the pace and tries again; the client must do neither.
        rejectRateLimitedCalls: true,
        retryConfig: { retries: 0 },
        logger: silent,
        fetch: (input, init) => {
          const url = input instanceof Request ? input.url : String(input);
          return run.fetch(url, { ...init, door: { operation: operationOf(url.slice(base.length)) } });
        },
      });
    clients.set(tier, made);
    return made;
  };
  const call: WebApi['call'] = async (method, args, schema) => {
    let answer: unknown;
    try {
      answer = await clientFor(methods[method]).apiCall(method, { ...args });
    } catch (error) {
      throw inOurWords(error, method);
    }
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw new ReadFailed(
      'failed',
      `${method} answered in a form that is not understood: ${parsed.error.issues[0]?.path.join('.') ?? ''}`,
    );
  };
  return {
    call,
    async *rows(method, args, { key, pages = Infinity, onCut }) {
      const Rows = z.looseObject({ [key]: z.array(z.unknown()) });
      const seen = new Set<string>();
      let { limit } = args;
      for (let cursor = ''; ;) {
        let page: z.infer<typeof Rows>;
        try {
          page = await call(method, { ...args, limit, ...(cursor === '' ? {} : { cursor }) }, Rows);
        } catch (error) {
          if (cursor !== '' || limit <= SMALLEST || !isTooLarge(error)) throw error;
          limit = Math.floor(limit / 2);
          continue;
        }
        yield* page[key] as unknown[];
        cursor = nextCursorOf(page);
        if (cursor === '') return;
        if (seen.has(cursor)) throw new ReadFailed('failed', `${method} leads back to a page that was read already`);
        seen.add(cursor);
        if (seen.size < pages) continue;
        onCut?.();
        return;
      }
    },
  };
}

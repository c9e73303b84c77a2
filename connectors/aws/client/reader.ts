/** Calls AWS in one account and region, on behalf of one run: signs, sends, renews, checks the answer. */
import type { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { ResponseTooLarge } from '../../../core/http/index.ts';
import type { Settings } from '../settings.ts';
import type { Account, Keys } from './account.ts';
import type { Partition } from './endpoints.ts';
import { asReadFailed, isExpired } from './errors.ts';
import type { CallOptions } from './handler.ts';
import { newCommand, type InputOf, type Operation, type SdkService } from './operations.ts';
import { pagesOf, type Cursors, type PageSize } from './paging.ts';
import { restCall, type RestRequest } from './rest.ts';

export interface Reader {
  /** Number of the account that is read. */
  readonly account: string;
  readonly region: string;
  /** Gets the account's credentials, if nobody has yet. @throws ReadFailed when it does not let us in */
  enter(): Promise<void>;
  /** @throws ReadFailed by AWS's error codes; Stopped when the run must end */
  call<O extends Operation, T>(operation: O, input: InputOf<O>, schema: z.ZodType<T>): Promise<T>;
  /** Every page of a listing. A page too large to take is asked for again with half the size. */
  pages<O extends Operation, T extends Cursors>(
    operation: O,
    input: InputOf<O>,
    schema: z.ZodType<T>,
    size: PageSize,
  ): AsyncGenerator<T>;
  /** A service without an SDK here; the answer is the parsed JSON, or the text when it is not JSON. */
  rest<T>(request: RestRequest, schema: z.ZodType<T>): Promise<T>;
  restPages<T extends Cursors>(request: RestRequest, schema: z.ZodType<T>, size: PageSize): AsyncGenerator<T>;
}

interface Parts {
  account: Account;
  region: string;
  run: Run;
  settings: Settings;
  partition: Partition;
}

const halve = (error: unknown): boolean => error instanceof ResponseTooLarge;

export function reader(parts: Parts): Reader {
  const { account, region, run } = parts;

  /** Expired credentials are renewed once; if the new ones are refused too, the account is given up. */
  async function signed<T>(operation: string, where: string, send: (keys: Keys) => Promise<T>): Promise<T> {
    const keys = await account.keys(run);
    try {
      return await send(keys);
    } catch (error) {
      if (!isExpired(error)) throw stopOr(error, run) ?? asReadFailed(error, operation, where);
      const renewed = await account.renew(run, keys);
      try {
        return await send(renewed);
      } catch (again) {
        if (!isExpired(again)) throw stopOr(again, run) ?? asReadFailed(again, operation, where);
        const next = "Sign in again; new credentials were refused as expired too. Check this machine's clock.";
        throw account.giveUp(
          new ReadFailed('failed', `${operation} in ${where}: the credentials expired`, { next, cause: again }),
        );
      }
    }
  }

  async function call<O extends Operation, T>(operation: O, input: InputOf<O>, schema: z.ZodType<T>): Promise<T> {
    const service = operation.split(':')[0] as SdkService;
    const at = regionOf(service, parts);
    const where =
      at === parts.region && region !== parts.partition.home ? `account ${account.id}, ${at}` : `account ${account.id}`;
    const answer = await signed(operation, where, async (keys) => {
      const [client, command] = await Promise.all([account.client(service, at, keys), newCommand(operation, input)]);
      const options: CallOptions = { run, operation, limitKey: account.id, abortSignal: run.signal };
      return client.send(command, options);
    });
    return understood(operation, answer, schema);
  }

  async function rest<T>(request: RestRequest, schema: z.ZodType<T>): Promise<T> {
    const answer = await signed(request.operation, `account ${account.id}, ${region}`, (keys) =>
      restCall(request, { ...parts, keys }),
    );
    return understood(request.operation, answer, schema);
  }

  return {
    account: account.id,
    region,
    enter: async () => void (await account.keys(run)),
    call,
    rest,
    pages: (operation, input, schema, size) =>
      pagesOf(
        (cursor) => call(operation, { ...(input as object), ...cursor } as typeof input, schema),
        size,
        halve,
        operation,
      ),
    restPages: (request, schema, size) =>
      pagesOf(
        (cursor) => rest({ ...request, query: { ...request.query, ...texts(cursor) } }, schema),
        size,
        halve,
        request.operation,
      ),
  };
}

/** Global services are signed for one region of the partition, whatever region is being read. */
function regionOf(service: SdkService, { partition, region }: Parts): string {
  if (service === 'iam' || service === 'account') return partition.home;
  return service === 'organizations' ? partition.organizations : region;
}

/** When the run ended meanwhile, that is the reason, and not what the SDK made of it. */
function stopOr(error: unknown, run: Run): unknown {
  if (!run.signal.aborted) return undefined;
  return run.signal.reason instanceof Error ? run.signal.reason : error;
}

function understood<T>(operation: string, answer: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ReadFailed(
    'failed',
    `${operation} answered in a form that is not understood (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
  );
}

function texts(cursor: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(cursor).map(([key, value]) => [key, String(value)]));
}

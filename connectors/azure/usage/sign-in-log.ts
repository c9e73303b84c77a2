/**
 * The sign-in log of single applications: nothing else names the federated credential that somebody signed in with. It is
 * asked for some of them in a run and for the others in the next ones: logs and reports have 5 calls in 10 seconds together.
 * https://learn.microsoft.com/en-us/graph/api/resources/signin?view=graph-rest-beta
 */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { isUnknown, type NotSeen, type Timestamp } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Reader } from '../client/reader.ts';
import { tellMissing } from '../beside.ts';
import { latest, timestamp } from './dates.ts';

/** Applications that are asked for in a run; each costs one call. Nobody waits much longer than silence stays fresh. */
const FEWEST_ASKED = 5;
export const MOST_ASKED = 20;
const RUNS_FOR_ALL = 5;
const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Of an appId, enough to tell who has a turn. */
const DIGITS = 6;
/** The most in a page. https://learn.microsoft.com/en-us/graph/api/signin-list?view=graph-rest-beta */
const PAGE = 1000;

const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
const Row = z.object({
  createdDateTime: z.string(),
  federatedCredentialId: z.string().nullish(),
  status: z.object({ errorCode: z.number().nullish() }).nullish(),
});

/** The newest sign-ins of an application. */
export interface SignIns {
  /** By the id of the federated credential, in lower case. */
  lastAt: ReadonlyMap<string, Timestamp>;
  /** As far back as they go. */
  windowStart: Timestamp;
}

/** Whose turn it is, from run to run. */
const Note = z.object({ turn: z.number(), wanted: z.number() });

export class SignInLog {
  readonly #reader: Reader;
  readonly #run: Run;
  readonly #turn: number;
  /** Runs until everybody had a turn. */
  readonly #turns: number;
  readonly #most: number;
  #wanted = 0;
  #asked = 0;
  /** Why nobody needs to be asked for any more. */
  #refused: NotSeen | null = null;

  private constructor(reader: Reader, run: Run, before: z.infer<typeof Note>) {
    this.#reader = reader;
    this.#run = run;
    this.#turn = before.turn + 1;
    this.#most = Math.min(MOST_ASKED, Math.max(FEWEST_ASKED, Math.ceil(before.wanted / RUNS_FOR_ALL)));
    // One more than there need be: they are not spread evenly.
    this.#turns = before.wanted <= this.#most ? 1 : Math.ceil(before.wanted / this.#most) + 1;
  }

  static async open(reader: Reader, run: Run): Promise<SignInLog> {
    const noted = Note.safeParse(await run.known.recall(keyOf(reader)));
    return new SignInLog(reader, run, noted.success ? noted.data : { turn: -1, wanted: 0 });
  }

  /** @param since as far back as the log is kept */
  async of(appId: string, kind: 'servicePrincipal' | 'managedIdentity', since: Timestamp): Promise<SignIns | NotSeen> {
    if (!isId.test(appId)) return { unknown: 'failed', detail: 'the id of its application is not known' };
    this.#wanted++;
    if (this.#refused !== null) return this.#refused;
    if (this.#asked >= this.#most || !this.#hasTurn(appId))
      return { unknown: 'pending', detail: `the sign-in log is read for ${this.#most} applications in a run` };
    this.#asked++;
    const found = await newest(this.#reader, appId, kind, since);
    if (isUnknown(found) && found.unknown !== 'failed') this.#refused = found;
    if (isUnknown(found)) tellMissing(this.#run, 'when federated credentials were last used', found);
    return found;
  }

  /** By other digits of the id in each round, so that nobody is always behind the same others. */
  #hasTurn(appId: string): boolean {
    const digits = appId.replaceAll('-', '');
    const from = Math.floor(this.#turn / this.#turns) % (digits.length - DIGITS);
    return Number.parseInt(digits.slice(from, from + DIGITS), 16) % this.#turns === this.#turn % this.#turns;
  }

  /** To be called when nobody is left. */
  end(): void {
    this.#run.known.remember(keyOf(this.#reader), { turn: this.#turn, wanted: this.#wanted });
    if (this.#asked < this.#wanted && this.#refused === null)
      this.#run.note(
        `the sign-in log was read for ${this.#asked} of ${this.#wanted} applications that sign in in several ways; the others have their turn in the next runs`,
      );
  }
}

const keyOf = ({ tenant }: Reader): string => `azure:sign-in-log:${tenant}`;

async function newest(reader: Reader, appId: string, kind: string, since: Timestamp): Promise<SignIns | NotSeen> {
  const $filter = `signInEventTypes/any(t: t eq '${kind}') and appId eq '${appId}' and createdDateTime ge ${since}`;
  const operation = 'graph:auditLogs/signIns';
  try {
    const page = await reader.get(
      { service: 'graph', path: '/beta/auditLogs/signIns', query: { $filter, $top: String(PAGE) }, operation },
      Page,
    );
    return summed(page, since) ?? { unknown: 'failed', detail: `${operation} answered out of order, or without dates` };
  } catch (error) {
    return notSeen(error);
  }
}

/** @returns `null` when what is left out may be newer than what is there */
function summed({ value, '@odata.nextLink': more }: z.infer<typeof Page>, since: Timestamp): SignIns | null {
  const lastAt = new Map<string, Timestamp>();
  let oldest: Timestamp | null = null;
  for (const line of value) {
    const row = Row.safeParse(line).data;
    const at = timestamp(row?.createdDateTime);
    if (row === undefined || at === null || (oldest !== null && at > oldest)) return null;
    oldest = at;
    const id = row.federatedCredentialId?.toLowerCase();
    if (id && (row.status?.errorCode ?? 0) === 0) lastAt.set(id, latest([lastAt.get(id), at]) ?? at);
  }
  if (more === undefined) return { lastAt, windowStart: since };
  return oldest === null ? null : { lastAt, windowStart: oldest };
}

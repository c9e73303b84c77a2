/**
 * Every error says what happened, why, and what to do next. The classes are named by what the caller does next:
 * - `UserError`: the person must change something (usage, configuration, environment); exit 2 unless said otherwise
 * - `ReadFailed`: one collector could not read; the coverage says so and the run goes on
 * - `Stopped`: the run itself must end now (budget, deadline, interrupt); what is merged stays
 */
import type { Unknown } from './model.ts';

/** Documented in README, "Exit codes". */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  findings: 3,
  incomplete: 4,
  locked: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

interface Details {
  /** The next step, as a sentence or a command. */
  next?: string | undefined;
  cause?: unknown;
}

export class DiscoverError extends Error {
  /** Stable, kebab-case; listed in docs/errors.md. */
  readonly code: string;
  readonly next: string | undefined;

  constructor(code: string, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.next = details.next;
  }
}

export class UserError extends DiscoverError {
  readonly exitCode: ExitCode;

  constructor(code: string, message: string, details: Details & { exitCode?: ExitCode } = {}) {
    super(code, message, details);
    this.exitCode = details.exitCode ?? exitCodes.usage;
  }
}

/** Nothing of this source was read: credentials are missing, expired, or refused. */
export class SignInFailed extends DiscoverError {
  constructor(message: string, details: Details = {}) {
    super('sign-in-failed', message, details);
  }
}

/** One collector could not read, or could not read on. `because` decides what the coverage says. */
export class ReadFailed extends DiscoverError {
  readonly because: Unknown;

  constructor(because: Unknown, message: string, details: Details = {}) {
    super(`read-${because}`, message, details);
    this.because = because;
  }
}

export type StopReason = 'call-budget' | 'deadline' | 'interrupted';

/** The run must end: nothing more is read, what is merged stays. */
export class Stopped extends DiscoverError {
  readonly reason: StopReason;

  constructor(reason: StopReason, message: string) {
    super(`stopped-${reason}`, message);
    this.reason = reason;
  }
}

/** The message of anything that was thrown, without a stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

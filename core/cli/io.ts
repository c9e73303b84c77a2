/** The world of the command line, so that tests can stand in for it. */
import type { Connector } from '../connector.ts';

export type OutStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** The connectors by id, each loaded when it is needed. */
export type Connectors = Readonly<Record<string, () => Promise<Connector>>>;

export interface Io {
  stdout: OutStream;
  stderr: OutStream;
  env: Readonly<Record<string, string | undefined>>;
  now: () => Date;
  connectors: () => Promise<Connectors>;
  /** Calls back on SIGINT, SIGTERM and SIGHUP; returns how to stop that. */
  onSignal: (handler: () => void) => () => void;
  /** Ends the process at once. */
  exit: (code: number) => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const processIo = (): Io => ({
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => new Date(),
  connectors: async () => (await import('../../connectors/index.ts')).connectors,
  onSignal: (handler) => {
    for (const signal of SIGNALS) process.on(signal, handler);
    return () => {
      for (const signal of SIGNALS) process.off(signal, handler);
    };
  },
  exit: (code) => process.exit(code),
});

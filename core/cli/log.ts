/** The log of a run, on stderr: lines for people, or JSON for machines. */
import type { Logger } from '../connector.ts';
import type { OutStream } from './io.ts';
import type { Output } from './output.ts';
import { sanitize } from './text/sanitize.ts';

export async function createLogger(format: 'text' | 'json', out: Output, stderr: OutStream): Promise<Logger> {
  return format === 'json' ? await jsonLogger(out, stderr) : textLogger(out);
}

const line = (facts: Readonly<Record<string, unknown>>, message: string): string => {
  const rest = Object.entries(facts).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return sanitize([message, ...rest].join(' '));
};

function textLogger(out: Output): Logger {
  return {
    debug: () => {},
    info: (facts, message) => out.detail(line(facts, message)),
    warn: (facts, message) => out.note(`${out.noteStyle.warn('warning:')} ${line(facts, message)}`),
  };
}

/** A second net behind the rule that no secret is ever handed to the log. */
const SECRET_FIELDS = ['authorization', 'password', 'secret', 'token', 'secretAccessKey', 'sessionToken', 'cookie'];

async function jsonLogger(out: Output, stderr: OutStream): Promise<Logger> {
  const { pino } = await import('pino');
  const log = pino(
    {
      level: out.quiet ? 'warn' : out.verbose ? 'debug' : 'info',
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: [...SECRET_FIELDS, ...SECRET_FIELDS.map((field) => `*.${field}`)],
    },
    { write: (text: string) => void stderr.write(text) },
  );
  return {
    debug: (facts, message) => log.debug(facts, message),
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
  };
}

/** What can go wrong with a call, named by what the caller can do about it. */
import { ReadFailed } from '../errors.ts';

/** The call failed after all that the door could do. Connectors may look at `status` to ask for less (504). */
export class RequestFailed extends ReadFailed {
  /** Of the last answer, when there was one. */
  readonly status: number | undefined;
  /** `timeout`, `truncated`, or the system's code such as `ECONNRESET`, when there was no whole answer. */
  readonly fault: string | undefined;
  readonly attempts: number;

  constructor(
    message: string,
    facts: { status?: number | undefined; fault?: string | undefined; attempts: number; next: string },
  ) {
    super('failed', message, { next: facts.next });
    this.status = facts.status;
    this.fault = facts.fault;
    this.attempts = facts.attempts;
  }
}

/** The body is larger than allowed once unpacked. A connector may ask again with a smaller page. */
export class ResponseTooLarge extends ReadFailed {
  readonly maxBytes: number;

  constructor(target: string, maxBytes: number) {
    super('failed', `${target} answered with more than ${Math.round(maxBytes / 2 ** 20)} MiB; it was not read`, {
      next: 'Ask for smaller pages, or raise maxBytes of this request when such a size is right.',
    });
    this.maxBytes = maxBytes;
  }
}

/** An attempt that brought no whole answer. Stays inside the door. */
export class Fault extends Error {
  readonly kind: string;
  readonly transient: boolean;

  constructor(kind: string, transient = true) {
    super(kind);
    this.kind = kind;
    this.transient = transient;
  }
}

/** Certificates and names do not mend themselves within a run. */
const lasting = /^(?:CERT_|ERR_TLS_|ENOTFOUND$|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$)/;

/**
 * Of what `fetch` threw only the innermost code is kept: the messages of undici can quote what was sent
 * (`Headers.append: "Bearer …" is an invalid header value`).
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  let code = 'connection';
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('code' in inner && typeof inner.code === 'string') code = inner.code;
  }
  return new Fault(code, !lasting.test(code));
}

const transientStatus = new Set([500, 502, 503, 504]);

/** Server errors that often pass. https://www.rfc-editor.org/rfc/rfc9110#name-server-error-5xx */
export function isTransient(status: number): boolean {
  return transientStatus.has(status);
}

/** What to try next, by kind of fault. */
export function adviceFor(kind: string, host: string): string {
  if (kind === 'ENOTFOUND') return `Check the spelling of ${host} in the configuration, and the DNS of this machine.`;
  if (lasting.test(kind)) {
    return `Check who answers as ${host}; for a private certificate authority set NODE_EXTRA_CA_CERTS=/path/to/ca.pem.`;
  }
  return `Check the way to ${host} (proxy: NODE_USE_ENV_PROXY=1), then run again; what was read completely is kept.`;
}

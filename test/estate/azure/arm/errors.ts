/** Refusals, in the words of each of the four services. */
import { randomUUID } from 'node:crypto';
import type { Reply } from '../../wire.ts';

export type ServiceName = 'arm' | 'arg' | 'vault' | 'devops';

/** A refusal with the service's own code. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Resource Graph's `details`; Key Vault's `innererror.code` is the first one's. */
  readonly details: readonly Readonly<Record<string, unknown>>[];
  constructor(
    status: number,
    code: string,
    message: string,
    more: { headers?: Record<string, string>; details?: Record<string, unknown>[] } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = more.headers ?? {};
    this.details = more.details ?? [];
  }
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

/** https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/resource-manager-troubleshoot */
const arm = ({ code, message }: Refusal): unknown => ({ error: { code, message } });

/** Resource Graph says in `details` what is wrong, and in the message what its support wants to know. */
const resourceGraph = ({ code, message, details }: Refusal): unknown =>
  details.length === 0
    ? { error: { code, message } }
    : {
        error: {
          code,
          message: `Please provide below info when asking for support: timestamp = ${new Date().toISOString()}, correlationId = ${randomUUID()}.`,
          details,
        },
      };

/** https://learn.microsoft.com/en-us/azure/key-vault/general/rest-error-codes */
const vault = ({ code, message, details: [inner] }: Refusal): unknown => ({
  error: { code, message, ...(inner ? { innererror: inner } : {}) },
});

/** As a .NET service serializes an exception. */
const devops = ({ code, message }: Refusal): unknown => ({
  $id: '1',
  innerException: null,
  message,
  typeName: `Microsoft.TeamFoundation.Framework.Server.${code}, Microsoft.TeamFoundation.Framework.Server`,
  typeKey: code,
  errorCode: 0,
  eventId: 3000,
});

const BODIES: Readonly<Record<ServiceName, (refusal: Refusal) => unknown>> = { arm, arg: resourceGraph, vault, devops };

export const refusalReply = (service: ServiceName, refusal: Refusal): Reply =>
  json(refusal.status, BODIES[service](refusal), { ...refusal.headers });

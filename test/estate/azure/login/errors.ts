import type { Fault } from '../../faults.ts';

/**
 * What the token endpoint says when it refuses. https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 * Texts are as the service writes them, with the values of the request in braces.
 */
interface Refusal {
  error: string;
  status: number;
  text: string;
}

const REFUSALS: Readonly<Record<number, Refusal>> = {
  53003: {
    error: 'invalid_grant',
    status: 400,
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  70003: {
    error: 'unsupported_grant_type',
    status: 400,
    text: "The app requested an unsupported grant type '{grant}'.",
  },
  70021: {
    error: 'invalid_client',
    status: 401,
    text: "No matching federated identity record found for presented assertion. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
  },
  90002: {
    error: 'invalid_request',
    status: 400,
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  },
  90033: {
    error: 'temporarily_unavailable',
    status: 503,
    text: 'A transient error has occurred. Please try again.',
  },
  90055: {
    error: 'temporarily_unavailable',
    status: 429,
    text: 'Tenant throttled: there are too many incoming requests.',
  },
  500011: {
    error: 'invalid_resource',
    status: 400,
    text: 'The resource principal named {resource} was not found in the tenant named {directory}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.',
  },
  650057: {
    error: 'invalid_resource',
    status: 400,
    text: "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {client}.",
  },
  700016: {
    error: 'unauthorized_client',
    status: 400,
    text: "Application with identifier '{client}' was not found in the directory '{directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  700024: {
    error: 'invalid_client',
    status: 401,
    text: 'Client assertion is not within its valid time range. Please refer to the documentation at https://aka.ms/aadsts-assertion-time-range',
  },
  700027: {
    error: 'invalid_client',
    status: 401,
    text: 'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
  },
  700211: {
    error: 'invalid_client',
    status: 401,
    text: "No matching federated identity record found for presented assertion issuer '{issuer}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
  },
  700212: {
    error: 'invalid_client',
    status: 401,
    text: "No matching federated identity record found for presented assertion audience '{audience}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
  },
  700213: {
    error: 'invalid_client',
    status: 401,
    text: "No matching federated identity record found for presented assertion subject '{subject}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation",
  },
  900144: {
    error: 'invalid_request',
    status: 400,
    text: "The request body must contain the following parameter: '{parameter}'.",
  },
  1002012: {
    error: 'invalid_scope',
    status: 400,
    text: 'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  },
  7000112: { error: 'unauthorized_client', status: 400, text: "Application '{client}' is disabled." },
  7000215: {
    error: 'invalid_client',
    status: 401,
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{client}'.",
  },
  7000216: {
    error: 'invalid_client',
    status: 401,
    text: "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  },
  7000222: {
    error: 'invalid_client',
    status: 401,
    text: "The provided client secret keys for app '{client}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  },
  7000229: {
    error: 'unauthorized_client',
    status: 400,
    text: 'The client application {client} is missing service principal in the tenant {tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
  },
};

/** A refusal of the token endpoint, by its AADSTS number. */
export class LoginError extends Error {
  readonly number: number;
  readonly status: number;
  readonly error: string;

  constructor(number: number, values: Readonly<Record<string, string>> = {}) {
    const { error, status, text } = REFUSALS[number] ?? { error: 'invalid_request', status: 400, text: 'Refused.' };
    super(`AADSTS${number}: ${text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)}`);
    this.number = number;
    this.status = status;
    this.error = error;
  }
}

/** The refusal that a fault stands for, if it stands for one. */
export function faultError(fault: Fault, client: string): LoginError | undefined {
  if (fault.kind === 'throttle') return new LoginError(90055);
  if (fault.kind === 'deny') return new LoginError(53003);
  if (fault.kind === 'expired-token') return new LoginError(7000222, { client });
  if (fault.kind !== 'server-error') return undefined;
  return Object.assign(new LoginError(90033), { status: fault.status ?? 500 });
}

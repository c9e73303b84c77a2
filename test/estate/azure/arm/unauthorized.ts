/** What each service says to somebody whose token it does not take. */
import { CLOUDS } from '../clouds.ts';
import type { TokenFault } from '../login/token.ts';
import type { AzureState } from '../state.ts';
import { expired } from './break.ts';
import { Refusal, type ServiceName } from './errors.ts';

const ARM: Readonly<Record<Exclude<TokenFault, 'expired'>, readonly [code: string, message: string]>> = {
  missing: ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."],
  malformed: ['InvalidAuthenticationToken', 'The access token is invalid.'],
  audience: [
    'InvalidAuthenticationTokenAudience',
    "The access token has been obtained for wrong audience or resource. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.",
  ],
  tenant: ['InvalidAuthenticationTokenTenant', 'The access token is from the wrong issuer.'],
};

/** https://learn.microsoft.com/en-us/azure/key-vault/general/authentication-requests-and-responses */
const VAULT: Readonly<Record<Exclude<TokenFault, 'expired'>, string>> = {
  missing: 'AKV10000: Request is missing a Bearer or PoP token.',
  malformed: 'AKV10001: Error validating token: IDX10223.',
  audience: 'AKV10022: Invalid audience. Expected https://vault.azure.net.',
  tenant: 'AKV10032: Invalid issuer.',
};

export function unauthorized(service: ServiceName, fault: TokenFault, { cloud, tenant }: AzureState): Refusal {
  const login = `https://${CLOUDS[cloud].login}/${tenant.id}`;
  if (fault === 'expired') return expired(service);
  if (service === 'vault')
    return new Refusal(401, 'Unauthorized', VAULT[fault], {
      headers: { 'www-authenticate': `Bearer authorization="${login}", resource="https://vault.azure.net"` },
    });
  if (service === 'devops')
    return new Refusal(
      401,
      'UnauthorizedRequestException',
      "TF400813: The user '' is not authorized to access this resource.",
      {
        headers: { 'www-authenticate': `Bearer authorization_uri=${login}` },
      },
    );
  const [code, message] = ARM[fault];
  return new Refusal(401, code, message, {
    headers: {
      'www-authenticate': `Bearer authorization_uri="${login}", error="invalid_token", error_description="${message}"`,
    },
  });
}

import type { FederatedCredential } from '../../state.ts';
import { entity } from '../entity.ts';

/** https://learn.microsoft.com/en-us/graph/api/resources/federatedidentitycredential */
export const federatedIdentityCredential = entity<FederatedCredential>({
  name: 'microsoft.graph.federatedIdentityCredential',
  shortName: 'FederatedIdentityCredential',
  properties: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    issuer: ({ issuer }) => issuer,
    subject: ({ subject }) => subject,
    description: ({ description }) => description,
    audiences: ({ audiences }) => audiences,
    claimsMatchingExpression: {
      read: ({ claimsMatchingExpression }) => claimsMatchingExpression ?? null,
      only: 'beta',
    },
  },
});

/** Tokens and keys that people let in. */
import { createHash } from 'node:crypto';
import { DAY } from '../../clock.ts';
import { alphabets } from '../../random.ts';
import type { AuthorizedCredential, FineGrainedToken, Organization, TokenRequest, User } from '../state.ts';
import { ALPHANUMERIC, type Basics, type Given } from './basics.ts';

export const tokens = ({ random, now, ago, id }: Basics) => ({
  token(organization: Organization, owner: User, name: string, given: Given<FineGrainedToken> = {}): FineGrainedToken {
    const grantedAt = given.grantedAt ?? ago(random.int(10, 300));
    const made: FineGrainedToken = {
      id: id(),
      tokenId: id(),
      name,
      owner,
      selection: 'subset',
      repositories: [],
      permissions: { repository: { metadata: 'read' } },
      grantedAt,
      expiresAt: now + random.int(5, 300) * DAY,
      lastUsedAt: null,
      ...given,
    };
    organization.tokens.push(made);
    return made;
  },

  tokenRequest(organization: Organization, owner: User, name: string, given: Given<TokenRequest> = {}): TokenRequest {
    const made: TokenRequest = {
      id: id(),
      tokenId: id(),
      name,
      owner,
      reason: null,
      selection: 'all',
      repositories: [],
      permissions: { repository: { metadata: 'read' } },
      createdAt: ago(1),
      expiresAt: now + 90 * DAY,
      lastUsedAt: null,
      ...given,
    };
    organization.tokenRequests.push(made);
    return made;
  },

  authorize(
    organization: Organization,
    login: string,
    type: AuthorizedCredential['type'],
    given: Given<AuthorizedCredential> = {},
  ): AuthorizedCredential {
    const ssh = type === 'SSH key';
    const made: AuthorizedCredential = {
      id: id(),
      login,
      type,
      authorizedId: id(),
      ...(ssh
        ? { fingerprint: createHash('md5').update(random.chars(ALPHANUMERIC, 8)).digest('hex') }
        : { lastEight: random.chars(alphabets.lower, 8), scopes: [] }),
      title: null,
      authorizedAt: ago(random.int(30, 700)),
      accessedAt: null,
      expiresAt: null,
      ...given,
    };
    organization.authorizations.push(made);
    return made;
  },
});

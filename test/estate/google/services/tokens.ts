/** `iamcredentials.googleapis.com` as methods; the two endpoints that take forms are in `tokens/`. */
import type { Call, Method } from '../method.ts';
import { generateAccessToken, signJwtFor } from '../tokens/impersonation.ts';

const host = 'iamcredentials.googleapis.com';
const account = ({ path }: Call): string => (path['name'] ?? '').split('/').at(-1) ?? '';

export const credentialMethods: readonly Method[] = [
  {
    id: 'projects.serviceAccounts.generateAccessToken',
    host,
    verb: 'POST',
    paths: ['/v1/{name=projects/-/serviceAccounts/*}:generateAccessToken'],
    body: ['delegates', 'scope', 'lifetime'],
    consumer: 'caller',
    run: (call) => generateAccessToken(call.state, call.token, account(call), call.body, call.wireNow),
  },
  {
    id: 'projects.serviceAccounts.signJwt',
    host,
    verb: 'POST',
    paths: ['/v1/{name=projects/-/serviceAccounts/*}:signJwt'],
    body: ['delegates', 'payload'],
    consumer: 'caller',
    run: (call) => signJwtFor(call.state, call.token, account(call), call.body),
  },
];

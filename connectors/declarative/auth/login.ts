/** A name and a secret, posted as JSON, give a token for the calls that follow. */
import { valueAt } from '../path.ts';
import type { Auth } from '../schema/auth.ts';
import { post, refused, tokenSigner, type Signer, type SigningContext } from './signer.ts';

type Login = Extract<Auth, { type: 'login' }>;

export function login(auth: Login, context: SigningContext): Signer {
  return tokenSigner('a login', auth.scheme, async (run) => {
    const fields = Object.entries(auth.body).map(([name, value]) => [name, context.text(value)] as const);
    const answer = await post(run, context, auth.url, JSON.stringify(Object.fromEntries(fields)), {
      'content-type': 'application/json',
    });
    const token = valueAt(answer, auth.token);
    if (typeof token !== 'string' || token === '') throw refused(context, `its answer has no ${auth.token}`);
    return { token, seconds: undefined };
  });
}

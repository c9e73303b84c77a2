import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SignInFailed } from '../../../core/errors.ts';
import { first, json, run, token, type Answer } from '../../../test/suites/manifests-run.ts';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { manifest } from '../testing.ts';

describe('signing in', () => {
  test('renews a token that was refused, once', async () => {
    let issued = 0;
    const auth = {
      type: 'oauth2_cc',
      tokenUrl: 'https://api.acme.example/oauth/token',
      clientId: 'me',
      clientSecret: '{config.token}',
    };
    const reading = await first(manifest({ auth }), (url, init) => {
      if (url.pathname === '/oauth/token') return json({ access_token: `t${++issued}`, expires_in: 3600 });
      return new Headers(init.headers).get('authorization') === 'Bearer t2'
        ? json({ data: [token('a')] })
        : json({}, 401);
    });
    expect(reading?.status).toBe('complete');
    expect(issued).toBe(2);
  });

  test('proves itself with a signed JWT, and reads nothing when that is refused', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const auth = {
      type: 'jwt_assertion',
      grant: 'client_credentials',
      tokenUrl: '/oauth/token',
      clientId: 'me',
      privateKey: '{config.token}',
    };
    const given = manifest({ auth });
    const answer = (url: URL, init: RequestInit): Response => {
      if (url.pathname !== '/v1/oauth/token') return json({ data: [token('a')] });
      const [head = '', body = '', signature = ''] = (
        new URLSearchParams(init.body as string).get('client_assertion') ?? ''
      ).split('.');
      const good = verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        createPublicKey(publicKey),
        Buffer.from(signature, 'base64url'),
      );
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
      return good && claims['aud'] === 'https://api.acme.example/v1/oauth/token' && claims['iss'] === 'me'
        ? json({ access_token: 'x' })
        : json({ error: 'invalid_client' }, 401);
    };
    expect((await run(given, answer, { token: privateKey })).readings[0]?.status).toBe('complete');
    const refused = run(given, () => json({ error: 'invalid_client' }, 401), { token: privateKey });
    await expect(refused).rejects.toThrow(/invalid_client/);
    const broken = run(given, answer, { token: 'no key' });
    await expect(broken).rejects.toThrow(SignInFailed);
    await expect(broken).rejects.not.toThrow(/no key/);
  });

  describe('with a refresh token', () => {
    const refresh = manifest({
      config: {
        token: { description: 'A refresh token.', secret: true },
        secret: { description: 'Of the client.', secret: true, required: false },
      },
      auth: {
        type: 'oauth2_refresh',
        tokenUrl: '/oauth/token',
        clientId: 'me',
        clientSecret: '{config.secret}',
        refreshToken: '{config.token}',
        scope: 'tokens:read',
      },
    });
    /** Takes each refresh token once, when it rotates; the first access token has ended already. */
    const provider = (rotates: boolean) => {
      const forms: Record<string, string>[] = [];
      const answer: Answer = (url, init) => {
        if (url.pathname !== '/v1/oauth/token') {
          const given = new Headers(init.headers).get('authorization');
          return given === 'Bearer access-2' ? json({ data: [token('a')] }) : json({}, 401);
        }
        forms.push(Object.fromEntries(new URLSearchParams(init.body as string)));
        const wanted = rotates && forms.length > 1 ? 'rotated-1' : 'not-a-secret';
        if (forms.at(-1)?.['refresh_token'] !== wanted) return json({ error: 'invalid_grant' }, 400);
        const more = rotates ? { refresh_token: `rotated-${forms.length}` } : {};
        return json({ access_token: `access-${forms.length}`, expires_in: 3600, ...more });
      };
      return { forms, answer };
    };

    test('exchanges it, as RFC 6749 says, and again when the access token is refused', async () => {
      const { forms, answer } = provider(false);
      const { readings, opening, caller } = await run(refresh, answer);
      expect(readings[0]?.status).toBe('complete');
      const form = {
        grant_type: 'refresh_token',
        refresh_token: 'not-a-secret',
        client_id: 'me',
        scope: 'tokens:read',
      };
      expect(forms).toEqual([form, form]);
      expect(opening.notes).toEqual([]);
      expect(caller).toBe('client me');
    });

    test('goes on with the new one when the provider rotates it, says so, and keeps it nowhere', async () => {
      const { forms, answer } = provider(true);
      const memory = createMemory();
      const found = await run(refresh, answer, { token: 'not-a-secret', secret: 's' }, memory);
      expect(found.readings[0]?.status).toBe('complete');
      expect(forms.map((form) => form['refresh_token'])).toEqual(['not-a-secret', 'rotated-1']);
      expect(forms[0]).toMatchObject({ client_secret: 's' });
      expect(found.opening.notes.join()).toContain('the next run cannot sign in');
      expect(JSON.stringify([found, [...memory.notes], [...memory.records]])).not.toMatch(
        /rotated-|access-|not-a-secret/,
      );
    });

    test('reads nothing when it is taken no more', async () => {
      const refused = run(refresh, () => json({ error: 'invalid_grant', error_description: 'not-a-secret' }, 400));
      await expect(refused).rejects.toThrow(/invalid_grant/);
      await expect(refused).rejects.not.toThrow(/not-a-secret/);
    });
  });

  test('takes the first way that is configured, and says what is missing when none is', async () => {
    const ways = manifest({
      config: {
        id: { description: 'Client.', required: false },
        secret: { description: 'Its secret.', required: false, secret: true },
        token: { description: 'Or a token.', required: false, secret: true },
      },
      auth: [
        { type: 'oauth2_cc', tokenUrl: '/oauth/token', clientId: '{config.id}', clientSecret: '{config.secret}' },
        { type: 'bearer', token: '{config.token}' },
      ],
    });
    const answer: Answer = (_, init) => json({ data: [token(new Headers(init.headers).get('authorization') ?? '')] });
    const { records } = await run(ways, answer, { token: 't' });
    expect(records.map(({ ref }) => ref)).toEqual(['acme:token:Bearer t']);
    // A secret without its client is no way of signing in.
    await expect(run(ways, answer, { secret: 's' })).rejects.toThrow(SignInFailed);
  });
});

import type { Builder } from '../build.ts';
import type { Application } from '../state.ts';
import { personOf, type People } from './people.ts';

/** Reply addresses and audiences through which strangers come in. */
export function exposed(build: Builder, all: People): void {
  const owners = [personOf(all, 'hugo.bergstrom').id];
  const app = (name: string, what: string, web: string[], more: Partial<Application> = {}): void => {
    const made = build.both(name, { owners, redirectUris: { web, spa: [], publicClient: [] }, ...more });
    made.sp.activity.delegatedClientAt = build.ago(1);
    build.note(`app.${name}`, what, made.app.id);
  };
  app('wildcard-redirect', 'any host below the domain gets the tokens', ['https://*.halden.example/callback'], {
    signInAudience: 'AzureADMultipleOrgs',
  });
  app(
    'dangling-redirect',
    'a web site that nobody has any more: whoever registers its name gets the tokens',
    ['https://halden-fleet-old.azurewebsites.net/signin-oidc'],
    { signInAudience: 'AzureADMultipleOrgs' },
  );
  app('http-redirect', 'tokens in plain text', ['http://fleet.halden.example/callback']);
  app('localhost-redirect', 'a development address beside the real one', [
    'http://localhost:3000/callback',
    'https://console.halden.example/callback',
  ]);
  app('multi-tenant', 'anybody with a work account may sign in', ['https://status.halden.example/callback'], {
    signInAudience: 'AzureADMultipleOrgs',
  });
  app('personal-accounts', 'anybody at all may sign in', ['https://careers.halden.example/callback'], {
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
  });
}

/** Why signing in did not work, in words, and what to do about it. */
import { SignInFailed, messageOf } from '../../../core/errors.ts';

interface Attempt {
  what: string;
  isCli: boolean;
  tenant: string | undefined;
  scope: string;
}

interface Words {
  message: (attempt: Attempt, said: string) => string;
  next: string;
}

const inTenant = ({ tenant }: Attempt): string => (tenant === undefined ? 'the tenant' : `tenant ${tenant}`);

/** https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
const words: readonly (readonly [codes: readonly number[], words: Words])[] = [
  [
    [90002, 900023, 90013],
    {
      message: (attempt) => `${inTenant(attempt)} does not exist in this cloud`,
      next: 'Check the tenant id (`az account show --query tenantId`), and `cloud`: government and China have directories of their own.',
    },
  ],
  [
    [700016, 7000229],
    {
      message: (attempt) => `the application that signs in is not in ${inTenant(attempt)}`,
      next: 'Check the client id; in another tenant than its own the application needs consent first: https://login.microsoftonline.com/<tenant>/adminconsent?client_id=<client id>',
    },
  ],
  [
    [7000222],
    {
      message: ({ what }) => `${what} has expired`,
      next: 'Make the application trust this workload (a federated credential) instead of renewing the secret; or: az ad app credential reset --id <client id>',
    },
  ],
  [
    [7000215],
    {
      message: ({ what }) => `${what} is not one of the application's`,
      next: 'Give the value of the secret and not its id, and check that it was not replaced.',
    },
  ],
  [
    [700027, 7000277, 50012],
    {
      message: ({ what }) => `${what} is not known to the application`,
      next: 'Upload the public half to the application (az ad app credential reset --cert …), and check that it has not expired.',
    },
  ],
  [
    [70021, 700211, 700212, 700213, 700214, 7002138],
    {
      message: ({ what }) => `no federated credential of the application fits ${what}`,
      next: "Compare issuer, subject and audience of the token with the application's federated credentials; they must be equal, letter by letter.",
    },
  ],
  [
    [700024, 700082, 70043],
    {
      message: ({ what }) => `${what} has expired`,
      next: "Get a new one; for a token in a file, whoever writes it must renew it. Check this machine's clock.",
    },
  ],
  [
    [53003, 53000, 53001, 530003, 53011, 530034, 50158],
    {
      message: () => 'Conditional Access blocked the sign-in',
      next: 'Let a policy for workload identities allow this application from here; the sign-in log in Entra names the policy.',
    },
  ],
  [
    [65001, 650057, 65004, 650052],
    {
      message: () => 'the application has no consent for what it asks',
      next: 'Let an administrator consent: az ad app permission admin-consent --id <client id>; `discover permissions --provider azure` lists what is needed.',
    },
  ],
  [
    [7000112, 700022, 50105, 501051],
    {
      message: (attempt) => `the application is switched off in ${inTenant(attempt)}, or not assigned`,
      next: 'Enable its enterprise application in Entra ("Enabled for users to sign-in").',
    },
  ],
  [
    [500011, 500014, 650051],
    {
      message: (attempt) =>
        `${inTenant(attempt)} does not know the service ${attempt.scope.replace(/\/\.default$/, '')}`,
      next: 'It is not set up in this tenant, or belongs to another cloud: check `cloud`.',
    },
  ],
  [
    [50020, 50034, 90072, 50177],
    {
      message: (attempt) => `the account that signs in is not in ${inTenant(attempt)}`,
      next: 'Sign in with an account of that tenant: az login --tenant <tenant>',
    },
  ],
  [
    [50076, 50078, 50079, 50173, 50089, 50132, 50133, 50057, 50055],
    {
      message: () => 'the sign-in of this person must be renewed',
      next: 'Run: az login --tenant <tenant> --scope https://graph.microsoft.com/.default',
    },
  ],
];

export function signInFailed(error: unknown, attempt: Attempt): SignInFailed {
  if (error instanceof SignInFailed) return error;
  const said = firstLine(messageOf(error));
  const code = Number(/AADSTS(\d{4,9})/.exec(messageOf(error))?.[1]);
  const known = words.find(([codes]) => codes.includes(code))?.[1];
  if (known !== undefined) {
    const next = attempt.tenant === undefined ? known.next : known.next.replaceAll('<tenant>', attempt.tenant);
    return new SignInFailed(`${known.message(attempt, said)} (AADSTS${code})`, { next, cause: error });
  }
  if (attempt.isCli) return cliFailed(error, said, attempt);
  return new SignInFailed(`signing in with ${attempt.what} failed: ${said}`, {
    next: 'Look the code up at https://login.microsoftonline.com/error, and check tenant, client id and credential.',
    cause: error,
  });
}

function cliFailed(error: unknown, said: string, { tenant }: Attempt): SignInFailed {
  const login = `az login${tenant === undefined ? '' : ` --tenant ${tenant}`}`;
  if (/could not be found|ENOENT/i.test(said)) {
    return new SignInFailed(
      'no credentials were found: no workload identity, no certificate, and the Azure CLI is not installed',
      {
        next: `Set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_FEDERATED_TOKEN_FILE (or a certificate), or install the Azure CLI and run: ${login}`,
        cause: error,
      },
    );
  }
  if (/az login|AADSTS/i.test(said)) {
    return new SignInFailed('the Azure CLI is not signed in, or its sign-in has expired', {
      next: `Run: ${login}`,
      cause: error,
    });
  }
  return new SignInFailed(`the Azure CLI gave no token: ${said}`, {
    next: `Try: az account get-access-token, then ${login}`,
    cause: error,
  });
}

/** The rest is trace ids and times. */
function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((each) => each.trim() !== '') ?? text;
  return line.replace(/ Trace ID: .*$/, '').slice(0, 500);
}

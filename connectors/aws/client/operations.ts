/**
 * The operations of the SDKs, by the name that IAM policies give them: `iam:ListAccessKeys` is the permission, the
 * operation in the meter and limits, and here the command with its typed input. SDKs load when first used.
 */
import type { ServiceName } from './endpoints.ts';

const sdks = {
  account: () => import('@aws-sdk/client-account'),
  iam: () => import('@aws-sdk/client-iam'),
  organizations: () => import('@aws-sdk/client-organizations'),
  secretsmanager: () => import('@aws-sdk/client-secrets-manager'),
  sso: () => import('@aws-sdk/client-sso-admin'),
  sts: () => import('@aws-sdk/client-sts'),
} as const satisfies Partial<Record<ServiceName, () => Promise<unknown>>>;

type Sdks = { [S in keyof typeof sdks]: Awaited<ReturnType<(typeof sdks)[S]>> };
export type SdkService = keyof Sdks;

type CommandsOf<S> = Extract<{ [K in keyof S]: K extends `${infer Name}Command` ? Name : never }[keyof S], string>;
type ReadOnly = `Get${string}` | `List${string}` | `Describe${string}` | 'GenerateCredentialReport' | 'AssumeRole';
/** Reading, but what is read is a secret or makes one. */
type Secret =
  | 'GetSecretValue'
  | 'GetSessionToken'
  | 'GetFederationToken'
  | 'GetWebIdentityToken'
  | 'GetRandomPassword'
  | 'GetDelegatedAccessToken';

/** Operations that read metadata: another one does not even compile. */
export type Operation = {
  [S in SdkService]: `${S}:${Exclude<Extract<CommandsOf<Sdks[S]>, ReadOnly>, Secret>}`;
}[SdkService];

type CommandOf<O extends Operation> = O extends `${infer S extends SdkService}:${infer Name}`
  ? Sdks[S][`${Name}Command` & keyof Sdks[S]]
  : never;
export type InputOf<O extends Operation> =
  CommandOf<O> extends new (...input: infer Input) => unknown ? NonNullable<Extract<Input, [unknown]>[0]> : never;

interface Client {
  send(command: unknown, options: unknown): Promise<unknown>;
}
type Sdk = Record<string, new (argument: unknown) => unknown>;

/** The class of the client is the only one whose name is not in the operation. */
const clients: Readonly<Record<SdkService, string>> = {
  account: 'AccountClient',
  iam: 'IAMClient',
  organizations: 'OrganizationsClient',
  secretsmanager: 'SecretsManagerClient',
  sso: 'SSOAdminClient',
  sts: 'STSClient',
};

async function load(service: SdkService): Promise<Sdk> {
  return (await sdks[service]()) as unknown as Sdk;
}

export async function newClient(service: SdkService, configuration: object): Promise<Client> {
  const Class = (await load(service))[clients[service]];
  if (Class === undefined) throw new TypeError(`@aws-sdk has no ${clients[service]}`);
  return new Class(configuration) as Client;
}

export async function newCommand(operation: Operation, input: object): Promise<unknown> {
  const [service, name] = operation.split(':') as [SdkService, string];
  const Class = (await load(service))[`${name}Command`];
  if (Class === undefined) throw new TypeError(`the SDK of ${service} has no ${name}`);
  return new Class(input);
}
export type { Client };

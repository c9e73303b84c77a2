import { AwsError, common } from '../../errors.ts';
import { marked, paginate } from '../../page.ts';
import type { Context, Operation } from '../../service.ts';
import type { ServiceCredential, User } from '../../state.ts';
import { flag, text, type Params } from '../../validate.ts';
import { notFound, PAGE, resource, theUser } from './find.ts';
import { encodeDocument, groupRow, userFull, userRow } from './shapes.ts';

type Output = Record<string, unknown>;
const ofUser = resource('user/{UserName}');
const under = (params: Params, item: { path: string }): boolean =>
  item.path.startsWith(text(params, 'PathPrefix') ?? '/');

function listOf<T>(
  name: string,
  params: Params,
  context: Context,
  items: readonly T[],
  row: (item: T) => unknown,
): Output {
  const page = paginate(context, params, items, { size: PAGE });
  return { [name]: page.items.map(row), ...marked(page) };
}

function accessKeys(params: Params, context: Context): Output {
  const user = theUser(params, context);
  return listOf('AccessKeyMetadata', params, context, user.keys, (key) => ({
    UserName: user.name,
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: key.createdAt,
  }));
}

function keyLastUsed(params: Params, { account, state, caller, model }: Context): Output {
  const id = text(params, 'AccessKeyId') ?? '';
  const owner = state.keyOwners.get(id);
  const user = owner?.account === account.id ? account.users.get(owner.user) : undefined;
  const key = user?.keys.find((k) => k.id === id);
  // The model has no error for an unknown key: IAM denies, as it does for a key of another account.
  if (!user || !key) {
    const action = 'iam:GetAccessKeyLastUsed';
    throw common(
      model,
      'denied',
      `User: ${caller.arn} is not authorized to perform: ${action} on resource: access key ${id}`,
    );
  }
  const { lastUsed } = key;
  return {
    UserName: user.name,
    AccessKeyLastUsed: {
      ...(lastUsed ? { LastUsedDate: lastUsed.at } : {}),
      ServiceName: lastUsed?.service ?? 'N/A',
      Region: lastUsed?.region ?? 'N/A',
    },
  };
}

const serviceRow = (user: User, credential: ServiceCredential): Output => ({
  UserName: user.name,
  Status: credential.status,
  ...(credential.userName === undefined ? {} : { ServiceUserName: credential.userName }),
  ...(credential.alias === undefined ? {} : { ServiceCredentialAlias: credential.alias }),
  CreateDate: credential.createdAt,
  ...(credential.expiresAt === undefined ? {} : { ExpirationDate: credential.expiresAt }),
  ServiceSpecificCredentialId: credential.id,
  ServiceName: credential.service,
});

const SERVICES = new Set(['bedrock', 'codecommit', 'cassandra', 'logs'].map((name) => `${name}.amazonaws.com`));

function serviceCredentials(params: Params, context: Context): Output {
  const service = text(params, 'ServiceName');
  if (service !== undefined && !SERVICES.has(service)) {
    throw new AwsError('NotSupportedService', `Service ${service} is not supported`);
  }
  if (flag(params, 'AllUsers') && params['UserName'] !== undefined) {
    throw new AwsError('ValidationError', 'UserName and AllUsers cannot be specified together', 400);
  }
  const users = flag(params, 'AllUsers') ? context.account.users.all() : [theUser(params, context)];
  const all = users.flatMap((user) => user.serviceCredentials.map((credential) => ({ user, credential })));
  const wanted = all.filter(({ credential }) => service === undefined || credential.service === service);
  return listOf('ServiceSpecificCredentials', params, context, wanted, ({ user, credential }) =>
    serviceRow(user, credential),
  );
}

function userPolicy(params: Params, context: Context): Output {
  const user = theUser(params, context);
  const name = text(params, 'PolicyName') ?? '';
  const document = user.inline.get(name);
  if (!document) throw notFound(`The user policy with name ${name} cannot be found.`);
  return { UserName: user.name, PolicyName: name, PolicyDocument: encodeDocument(document) };
}

function loginProfile(params: Params, context: Context): Output {
  const user = theUser(params, context);
  if (!user.password) throw notFound(`Login Profile for User ${user.name} cannot be found.`);
  return { LoginProfile: { UserName: user.name, CreateDate: user.password.changedAt, PasswordResetRequired: false } };
}

export const users: Record<string, Operation> = {
  ListUsers: {
    resource: resource('user/'),
    run: (params, context) => {
      const found = context.account.users.all().filter((user) => under(params, user));
      const page = paginate(context, params, found, { size: PAGE, key: ({ id }) => id });
      return { Users: page.items.map(userRow), ...marked(page) };
    },
  },
  GetUser: { resource: ofUser, run: (params, context) => ({ User: userFull(theUser(params, context)) }) },
  ListUserTags: {
    resource: ofUser,
    run: (params, context) => listOf('Tags', params, context, theUser(params, context).tags, (tag) => tag),
  },
  ListGroupsForUser: {
    resource: ofUser,
    run: (params, context) => {
      const groups = [...theUser(params, context).groups].flatMap((name) => context.account.groups.get(name) ?? []);
      return listOf('Groups', params, context, groups, groupRow);
    },
  },
  ListUserPolicies: {
    resource: ofUser,
    run: (params, context) =>
      listOf('PolicyNames', params, context, [...theUser(params, context).inline.keys()], (name) => name),
  },
  GetUserPolicy: { resource: ofUser, run: userPolicy },
  GetLoginProfile: { resource: ofUser, run: loginProfile },
  ListAccessKeys: { resource: ofUser, run: accessKeys },
  GetAccessKeyLastUsed: { resource: resource('user/*'), run: keyLastUsed },
  ListServiceSpecificCredentials: { resource: ofUser, run: serviceCredentials },
  ListSSHPublicKeys: {
    resource: ofUser,
    run: (params, context) => {
      const user = theUser(params, context);
      return listOf('SSHPublicKeys', params, context, user.sshKeys, (key) => ({
        UserName: user.name,
        SSHPublicKeyId: key.id,
        Status: key.status,
        UploadDate: key.uploadedAt,
      }));
    },
  },
  ListSigningCertificates: {
    resource: ofUser,
    run: (params, context) => {
      const user = theUser(params, context);
      return listOf('Certificates', params, context, user.certificates, (certificate) => ({
        UserName: user.name,
        CertificateId: certificate.id,
        CertificateBody: certificate.pem,
        Status: certificate.status,
        UploadDate: certificate.uploadedAt,
      }));
    },
  },
  ListMFADevices: {
    resource: ofUser,
    run: (params, context) => {
      const user = theUser(params, context);
      return listOf('MFADevices', params, context, user.mfa, (device) => ({
        UserName: user.name,
        SerialNumber: device.serial,
        EnableDate: device.enabledAt,
      }));
    },
  },
};

export { listOf, under };

import { AwsError } from '../../errors.ts';
import type { Context } from '../../service.ts';
import type { Group, Role, User } from '../../state.ts';
import { text, type Params } from '../../validate.ts';

export const notFound = (what: string): AwsError => new AwsError('NoSuchEntity', what);

/** The user named, or, as IAM has it, the caller when none is named. */
export function theUser(params: Params, context: Context): User {
  const name = text(params, 'UserName');
  const { identity } = context.caller;
  if (name === undefined) {
    if (identity.kind === 'user') return identity.user;
    throw new AwsError('ValidationError', 'Must specify userName when calling with non-User credentials', 400);
  }
  const user = context.account.users.get(name);
  if (!user) throw notFound(`The user with name ${name} cannot be found.`);
  return user;
}

export function theRole(params: Params, { account }: Context): Role {
  const name = text(params, 'RoleName') ?? '';
  const role = account.roles.get(name);
  if (!role) throw notFound(`The role with name ${name} cannot be found.`);
  return role;
}

export function theGroup(params: Params, { account }: Context): Group {
  const name = text(params, 'GroupName') ?? '';
  const group = account.groups.get(name);
  if (!group) throw notFound(`The group with name ${name} cannot be found.`);
  return group;
}

/** `resource` of access denied messages. */
export const resource =
  (form: string) =>
  (params: Params, { state, account }: Context): string =>
    `arn:${state.partition}:iam::${account.id}:${form.replace(/\{(\w+)\}/g, (_, key: string) => text(params, key) ?? '')}`;

/** IAM's own list size: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export const PAGE = 100;

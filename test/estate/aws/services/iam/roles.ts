import { marked, paginate } from '../../page.ts';
import type { Operation } from '../../service.ts';
import { text } from '../../validate.ts';
import { notFound, PAGE, resource, theGroup, theRole, theUser } from './find.ts';
import { attachedList, encodeDocument, groupRow, instanceProfileRow, roleFull, roleRow, userRow } from './shapes.ts';
import { listOf, under } from './users.ts';

const ofRole = resource('role/{RoleName}');
const ofGroup = resource('group/{GroupName}');

/** Roles, groups and instance profiles, and what is attached to any principal. */
export const roles: Record<string, Operation> = {
  ListRoles: {
    resource: resource('role/'),
    run: (params, context) => {
      const found = context.account.roles.all().filter((role) => under(params, role));
      const page = paginate(context, params, found, { size: PAGE, key: ({ id }) => id });
      return { Roles: page.items.map(roleRow), ...marked(page) };
    },
  },
  GetRole: { resource: ofRole, run: (params, context) => ({ Role: roleFull(theRole(params, context), context.now) }) },
  ListRoleTags: {
    resource: ofRole,
    run: (params, context) => listOf('Tags', params, context, theRole(params, context).tags, (tag) => tag),
  },
  ListRolePolicies: {
    resource: ofRole,
    run: (params, context) =>
      listOf('PolicyNames', params, context, [...theRole(params, context).inline.keys()], (name) => name),
  },
  GetRolePolicy: {
    resource: ofRole,
    run: (params, context) => {
      const role = theRole(params, context);
      const name = text(params, 'PolicyName') ?? '';
      const document = role.inline.get(name);
      if (!document) throw notFound(`The role policy with name ${name} cannot be found.`);
      return { RoleName: role.name, PolicyName: name, PolicyDocument: encodeDocument(document) };
    },
  },
  ListGroups: {
    resource: resource('group/'),
    run: (params, context) =>
      listOf(
        'Groups',
        params,
        context,
        context.account.groups.all().filter((group) => under(params, group)),
        groupRow,
      ),
  },
  GetGroup: {
    resource: ofGroup,
    run: (params, context) => {
      const group = theGroup(params, context);
      const members = context.account.users.all().filter((user) => user.groups.has(group.name));
      return { Group: groupRow(group), ...listOf('Users', params, context, members, userRow) };
    },
  },
  ListGroupPolicies: {
    resource: ofGroup,
    run: (params, context) =>
      listOf('PolicyNames', params, context, [...theGroup(params, context).inline.keys()], (name) => name),
  },
  GetGroupPolicy: {
    resource: ofGroup,
    run: (params, context) => {
      const group = theGroup(params, context);
      const name = text(params, 'PolicyName') ?? '';
      const document = group.inline.get(name);
      if (!document) throw notFound(`The group policy with name ${name} cannot be found.`);
      return { GroupName: group.name, PolicyName: name, PolicyDocument: encodeDocument(document) };
    },
  },
  ListAttachedUserPolicies: {
    resource: resource('user/{UserName}'),
    run: (params, context) =>
      listOf('AttachedPolicies', params, context, attachedList(theUser(params, context).attached), (row) => row),
  },
  ListAttachedRolePolicies: {
    resource: ofRole,
    run: (params, context) =>
      listOf('AttachedPolicies', params, context, attachedList(theRole(params, context).attached), (row) => row),
  },
  ListAttachedGroupPolicies: {
    resource: ofGroup,
    run: (params, context) =>
      listOf('AttachedPolicies', params, context, attachedList(theGroup(params, context).attached), (row) => row),
  },
  ListInstanceProfiles: {
    resource: resource('instance-profile/'),
    run: (params, context) =>
      listOf(
        'InstanceProfiles',
        params,
        context,
        context.account.instanceProfiles.all().filter((profile) => under(params, profile)),
        (profile) => instanceProfileRow(context.account, profile),
      ),
  },
  GetInstanceProfile: {
    resource: resource('instance-profile/{InstanceProfileName}'),
    run: (params, context) => {
      const name = text(params, 'InstanceProfileName') ?? '';
      const profile = context.account.instanceProfiles.get(name);
      if (!profile) throw notFound(`Instance Profile ${name} cannot be found.`);
      return { InstanceProfile: instanceProfileRow(context.account, profile) };
    },
  },
};

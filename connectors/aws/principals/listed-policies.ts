/** Policies of one user, role or group at a time. */
import type { Reader } from '../client/reader.ts';
import { GroupPolicy, ListAttached, ListGroupsForUser, ListInline, RolePolicy, UserPolicy } from '../schemas.ts';
import type { Asker } from './asker.ts';
import type { AttachedPolicy, Group, InlinePolicy } from './principal.ts';

type Held = { inline: InlinePolicy[]; attached: AttachedPolicy[] };

export interface ListedPolicies {
  ofUser(name: string): Promise<Held>;
  ofRole(name: string): Promise<Held>;
  /** Names of a user's groups; their policies are in the map by then. */
  groupsOf(user: string): Promise<string[]>;
}

const PAGE = { MaxItems: 1000 };

export function listPolicies(reader: Reader, asked: Asker, groups: Map<string, Group>): ListedPolicies {
  const loading = new Map<string, Promise<void>>();

  async function ofUser(UserName: string): Promise<Held> {
    const attached = await asked.ask('iam:ListAttachedUserPolicies', 'policies attached to users', () =>
      attachedIn(reader.pages('iam:ListAttachedUserPolicies', { UserName }, ListAttached, PAGE)),
    );
    const inline = await asked.ask('iam:ListUserPolicies', 'inline policies of users', async () =>
      documents(await namesIn(reader.pages('iam:ListUserPolicies', { UserName }, ListInline, PAGE)), (PolicyName) =>
        asked.ask('iam:GetUserPolicy', 'documents of inline policies of users', () =>
          reader.call('iam:GetUserPolicy', { UserName, PolicyName }, UserPolicy),
        ),
      ),
    );
    return { attached: attached ?? [], inline: inline ?? [] };
  }

  async function ofRole(RoleName: string): Promise<Held> {
    const attached = await asked.ask('iam:ListAttachedRolePolicies', 'policies attached to roles', () =>
      attachedIn(reader.pages('iam:ListAttachedRolePolicies', { RoleName }, ListAttached, PAGE)),
    );
    const inline = await asked.ask('iam:ListRolePolicies', 'inline policies of roles', async () =>
      documents(await namesIn(reader.pages('iam:ListRolePolicies', { RoleName }, ListInline, PAGE)), (PolicyName) =>
        asked.ask('iam:GetRolePolicy', 'documents of inline policies of roles', () =>
          reader.call('iam:GetRolePolicy', { RoleName, PolicyName }, RolePolicy),
        ),
      ),
    );
    return { attached: attached ?? [], inline: inline ?? [] };
  }

  async function ofGroup(GroupName: string): Promise<Held> {
    const attached = await asked.ask('iam:ListAttachedGroupPolicies', 'policies attached to groups', () =>
      attachedIn(reader.pages('iam:ListAttachedGroupPolicies', { GroupName }, ListAttached, PAGE)),
    );
    const inline = await asked.ask('iam:ListGroupPolicies', 'inline policies of groups', async () =>
      documents(await namesIn(reader.pages('iam:ListGroupPolicies', { GroupName }, ListInline, PAGE)), (PolicyName) =>
        asked.ask('iam:GetGroupPolicy', 'documents of inline policies of groups', () =>
          reader.call('iam:GetGroupPolicy', { GroupName, PolicyName }, GroupPolicy),
        ),
      ),
    );
    return { attached: attached ?? [], inline: inline ?? [] };
  }

  async function groupsOf(UserName: string): Promise<string[]> {
    const found = await asked.ask('iam:ListGroupsForUser', 'groups of users', async () => {
      const rows = [];
      for await (const page of reader.pages('iam:ListGroupsForUser', { UserName }, ListGroupsForUser, PAGE))
        rows.push(...page.Groups);
      return rows;
    });
    for (const { GroupName: name, GroupId: id, Arn: arn } of found ?? []) {
      const load = loading.get(name) ?? ofGroup(name).then((held) => void groups.set(name, { id, name, arn, ...held }));
      loading.set(name, load);
      await load;
    }
    return (found ?? []).map(({ GroupName }) => GroupName);
  }

  return { ofUser, ofRole, groupsOf };
}

async function attachedIn(pages: AsyncIterable<(typeof ListAttached)['_output']>): Promise<AttachedPolicy[]> {
  const found: AttachedPolicy[] = [];
  for await (const page of pages) {
    found.push(...page.AttachedPolicies.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName, arn: PolicyArn })));
  }
  return found;
}

async function namesIn(pages: AsyncIterable<(typeof ListInline)['_output']>): Promise<string[]> {
  const found: string[] = [];
  for await (const page of pages) found.push(...page.PolicyNames);
  return found;
}

/** A policy whose document may not be read is still a policy: it stays, without one. */
async function documents(
  names: readonly string[],
  read: (name: string) => Promise<{ PolicyDocument: string } | undefined>,
): Promise<InlinePolicy[]> {
  const found: InlinePolicy[] = [];
  for (const name of names) found.push({ name, document: (await read(name))?.PolicyDocument ?? '' });
  return found;
}

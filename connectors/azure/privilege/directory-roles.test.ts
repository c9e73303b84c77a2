import { describe, expect, test } from 'vitest';
import { directoryPrivilege } from './directory-roles.ts';

const builtIn = (templateId: string, name = 'renamed') => ({ templateId, name, builtIn: true, actions: [] });
const custom = (...actions: string[]) => ({ templateId: 'b0b0', name: 'App Operators', builtIn: false, actions });

describe('directory roles', () => {
  test.each([
    ['62e90394-69f5-4237-9190-012177145e10', 'admin', 'Global Administrator'],
    ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'admin', 'Privileged Role Administrator'],
    ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'escalation', 'Application Administrator'],
    ['9360feb5-f418-4baa-8175-e2a00bac4301', 'escalation', 'Directory Writers'],
    ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'sensitive', 'Global Reader'],
    ['c4e39bd9-1100-46d3-8c65-fb160da0071f', 'escalation', 'Authentication Administrator'],
    ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'read', 'Directory Readers'],
    ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'read', 'Reports Reader'],
  ])('built-in %s is %s, by its id and not by its name', (id, level, name) => {
    const privilege = directoryPrivilege(builtIn(id), '/');
    expect(privilege.level).toBe(level);
    expect(privilege.reasons.join()).toContain(name);
  });

  test.each([
    [['microsoft.directory/applications/credentials/update'], 'escalation'],
    [['microsoft.directory/applications/owners/update'], 'escalation'],
    [['microsoft.directory/groups.security/owners/update'], 'escalation'],
    [['microsoft.directory/roleAssignments/allProperties/allTasks'], 'admin'],
    [['microsoft.directory/servicePrincipals/managePermissionGrantsForAll.microsoft-company-admin'], 'escalation'],
    [['microsoft.directory/groups/members/update'], 'escalation'],
    [['microsoft.directory/devices/delete'], 'write'],
    [['microsoft.directory/applications/standard/read'], 'read'],
    [[], 'unknown'],
  ])('custom with %j is %s', (actions, level) => {
    expect(directoryPrivilege(custom(...actions), '/').level).toBe(level);
  });

  test('over a part of the directory it is worth less, and says so', () => {
    const global = '62e90394-69f5-4237-9190-012177145e10';
    expect(directoryPrivilege(builtIn(global), '/administrativeUnits/a1')).toMatchObject({
      level: 'write',
      reasons: [expect.any(String), 'only in one administrative unit'],
    });
    expect(directoryPrivilege(builtIn('unheard-of'), '/a1')).toMatchObject({ level: 'unknown', below: 'admin' });
    expect(directoryPrivilege(builtIn('unheard-of'), '/').level).toBe('unknown');
  });
});

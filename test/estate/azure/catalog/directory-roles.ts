/** Built-in Entra roles: https://learn.microsoft.com/en-us/entra/identity/role-based-access-control/permissions-reference */
import type { RoleDefinition } from '../state.ts';

const ROLES: readonly (readonly [id: string, name: string, isPrivileged: boolean])[] = [
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator', true],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator', true],
  ['7be44c8a-adaf-4e2a-84d6-ab2649e08a13', 'Privileged Authentication Administrator', true],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator', true],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator', true],
  ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', 'Hybrid Identity Administrator', true],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator', true],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers', false],
  ['9360feb5-f418-4baa-8175-e2a00bac4301', 'Directory Writers', true],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader', true],
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader', false],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader', true],
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', 'Exchange Administrator', false],
  ['3a2c62db-5318-420d-8d74-23affee5d9d5', 'Intune Administrator', true],
  ['db506228-d27e-4b7d-95e5-295956d6615f', 'Agent ID Administrator', true],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator', true],
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator', true],
  ['fdd7a751-b60b-444a-984c-02652fe8fa1c', 'Groups Administrator', false],
  ['b0f54661-2d74-4c50-afa3-1ec803f12efe', 'Billing Administrator', false],
  ['69091246-20e8-4a56-aa4d-066075b2a7a8', 'Teams Administrator', false],
];

export const DIRECTORY_ROLES: readonly RoleDefinition[] = ROLES.map(([id, displayName, isPrivileged]) => ({
  id,
  displayName,
  description: `${displayName}, built in`,
  isBuiltIn: true,
  isEnabled: true,
  isPrivileged,
  allowedResourceActions: ['microsoft.directory/applications/standard/read'],
}));

export function directoryRoleId(name: string): string {
  const found = DIRECTORY_ROLES.find(({ displayName }) => displayName === name);
  if (!found) throw new RangeError(`no built-in role ${name}`);
  return found.id;
}

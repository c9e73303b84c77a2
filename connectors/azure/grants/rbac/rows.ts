/** Role assignments and definitions of Azure: in the form that Resource Graph and the Resource Manager share. */
import { z } from 'zod';
import type { AzureRole } from '../../privilege/azure-roles.ts';

/** https://learn.microsoft.com/en-us/rest/api/authorization/role-assignments/list-for-scope */
export const AssignmentRow = z
  .object({
    id: z.string().startsWith('/'),
    properties: z.object({
      roleDefinitionId: z.string().min(1),
      principalId: z.string().min(1),
      principalType: z.string().nullish(),
      scope: z.string().startsWith('/'),
      createdOn: z.string().nullish(),
      /** Object id of a person or principal; empty when Azure made it. */
      createdBy: z.string().nullish(),
      condition: z.string().nullish(),
      description: z.string().nullish(),
      /** Of eligible ones. */
      endDateTime: z.string().nullish(),
    }),
  })
  .transform(({ id, properties }) => ({ id: id.toLowerCase(), ...properties }));
export type Assignment = z.infer<typeof AssignmentRow>;

const actions = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

/** https://learn.microsoft.com/en-us/azure/role-based-access-control/role-definitions */
export const DefinitionRow = z
  .object({
    id: z.string().min(1),
    properties: z.object({
      roleName: z.string().nullish(),
      /** `BuiltInRole` or `CustomRole`. */
      type: z.string().nullish(),
      permissions: z
        .array(z.object({ actions, notActions: actions, dataActions: actions, notDataActions: actions }))
        .nullish(),
    }),
  })
  .transform(({ id, properties: { roleName, type, permissions } }): AzureRole => ({
    id: guidOf(id),
    name: roleName ?? guidOf(id),
    custom: /custom/i.test(type ?? ''),
    permissions: permissions ?? [],
  }));

/** By the GUID that the id of a definition ends in: the rest of it changes with the scope that it was asked for in. */
export type Definitions = Map<string, AzureRole>;

export const guidOf = (definitionId: string): string =>
  definitionId.slice(definitionId.lastIndexOf('/') + 1).toLowerCase();

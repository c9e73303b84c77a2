/** Role definitions of the directory, read once for all that assign them. */
import { z } from 'zod';
import type { Run } from '../../../../core/connector.ts';
import type { Scope } from '../../../../core/model.ts';
import { parseRow } from '../../../shared/rows.ts';
import type { Session } from '../../client/session.ts';
import type { DirectoryRole } from '../../privilege/directory-roles.ts';

/** https://learn.microsoft.com/en-us/graph/api/resources/unifiedroledefinition */
const Row = z.object({
  id: z.string().min(1),
  displayName: z.string().nullish(),
  isBuiltIn: z.boolean().nullish(),
  templateId: z.string().nullish(),
  rolePermissions: z.array(z.object({ allowedResourceActions: z.array(z.string()).nullish() })).nullish(),
});

export type Definitions = ReadonlyMap<string, DirectoryRole>;

export function directoryDefinitions(session: Session, scope: Scope, run: Run): Promise<Definitions> {
  return session.memo(scope.nativeId, 'grants/directory-definitions', async () => {
    const definitions = new Map<string, DirectoryRole>();
    const rows = session.in(scope, run).rows({
      service: 'graph',
      path: '/v1.0/roleManagement/directory/roleDefinitions',
      query: { $select: 'id,displayName,isBuiltIn,templateId,rolePermissions' },
      operation: 'graph:roleManagement',
    });
    for await (const row of rows) {
      const parsed = parseRow(row, Row, 'a directory role', run);
      if (parsed === undefined) continue;
      const { id, displayName, isBuiltIn, templateId, rolePermissions } = parsed;
      definitions.set(id, {
        templateId: templateId ?? id,
        name: displayName ?? id,
        builtIn: isBuiltIn ?? false,
        actions: rolePermissions?.flatMap(({ allowedResourceActions }) => allowedResourceActions ?? []) ?? [],
      });
    }
    return definitions;
  });
}

/** Custom roles, and where there is anything that takes access away: one short chain of Asset Inventory. */
import type { Run } from '../../../core/connector.ts';
import type { ReadFailed } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import { isDenied, isDisabled } from '../../shared/google/errors.ts';
import { parseRow } from '../../shared/rows.ts';
import { Asset, listAssets } from '../assets/list.ts';
import { factsOf, Role } from '../privilege/predefined-roles.ts';
import type { RoleFacts } from '../privilege/role-facts.ts';
import type { Session } from '../session.ts';

export interface IamAssets {
  roles: ReadonlyMap<string, RoleFacts>;
  /** `policies/<attachment point, encoded>/denypolicies/<id>` */
  denyPolicies: readonly string[];
  /** Organizations, folders and projects that have bindings of principal access boundaries: `organizations/…`. */
  boundParents: readonly string[];
  /** Why Asset Inventory refused; `undefined` when it did not. */
  refused: ReadFailed | undefined;
}

/** One pattern, so that a kind which Asset Inventory does not know yet costs nothing. */
const TYPES = String.raw`iam\.googleapis\.com/(Role|PolicyV2|PolicyBinding)`;
const HOST = '//iam.googleapis.com/';

export function iamAssets(session: Session, scope: Scope, run: Run): Promise<IamAssets> {
  return session.memo(scope.nativeId, 'iam-assets', async () => {
    const roles = new Map<string, RoleFacts>();
    const denyPolicies: string[] = [];
    const boundParents = new Set<string>();
    let refused: ReadFailed | undefined;
    const parent = `${scope.kind === 'organization' ? 'organizations' : 'projects'}/${scope.nativeId}`;
    try {
      for await (const row of listAssets(session.reader(run), parent, [TYPES])) {
        const asset = parseRow(row, Asset, 'an asset of IAM', run);
        if (asset === undefined) continue;
        const name = asset.name.startsWith(HOST) ? asset.name.slice(HOST.length) : asset.name;
        if (asset.assetType.endsWith('/PolicyV2')) {
          if (name.includes('/denypolicies/')) denyPolicies.push(name);
        } else if (asset.assetType.endsWith('/PolicyBinding')) {
          const bound = /^((?:organizations|folders|projects)\/[^/]+)\//.exec(name)?.[1];
          if (bound !== undefined) boundParents.add(bound);
        } else {
          const role = parseRow(asset.resource?.data, Role, 'a custom role', run);
          if (role !== undefined) roles.set(role.name, factsOf(role));
        }
      }
    } catch (error) {
      if (!isDenied(error) && !isDisabled(error)) throw error;
      refused = error as ReadFailed;
    }
    return { roles, denyPolicies, boundParents: [...boundParents], refused };
  });
}

/**
 * What a policy really allows, as far as it can be said for sure: everything, or nothing. Between the two it is
 * `unknown`, because a guess would be believed.
 */
import { isUnknown, type Grant, type Observed } from '../../core/model.ts';
import type { PolicyDocument, Statement } from './policy-document.ts';

export type Privilege = Grant['privilege'];

export interface Policy {
  /** ARN of a managed policy; `null` for an inline one. */
  arn: string | null;
  /** `null`: it could not be read. */
  document: PolicyDocument | null;
  /** ARN of the boundary that the identity's permissions are cut down to. */
  boundary: Observed<string>;
}

/** AWS's own, in every partition. It is known without reading it. */
const ADMINISTRATOR = /^arn:[a-z-]+:iam::aws:policy\/AdministratorAccess$/;

export function privilegeOf({ arn, document, boundary }: Policy): Privilege {
  const everything = arn !== null && ADMINISTRATOR.test(arn);
  if (document === null && !everything) return { level: 'unknown', reasons: ['the policy document could not be read'] };
  const statements = document?.statements ?? [];
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  if (!everything && allows.length === 0) return { level: 'none', reasons: ['it allows nothing'] };

  const full = allows.filter(isEverything);
  const unconditional = everything || full.some(({ conditions }) => conditions.length === 0);
  const reasons = [
    ...(everything ? ['AWS-managed AdministratorAccess'] : []),
    ...(!everything && full.length > 0 ? ['allows every action on every resource'] : []),
    ...(unconditional ? [] : full.flatMap(conditionsOf)),
    ...(statements.some(({ effect }) => effect === 'Deny') ? ['it also denies something'] : []),
  ];
  if (!everything && full.length === 0) {
    if (allows.some(exceptSome)) return { level: 'unknown', reasons: [...reasons, 'allows every action but some'] };
    return { level: 'unknown', below: 'admin', reasons };
  }
  if (!unconditional) return { level: 'unknown', reasons };
  if (isUnknown(boundary))
    return { level: 'unknown', reasons: [...reasons, 'whether a permissions boundary cuts it down could not be read'] };
  if (boundary !== null && !ADMINISTRATOR.test(boundary)) {
    return {
      level: 'unknown',
      reasons: [...reasons, `cut down by the permissions boundary ${boundary}`.slice(0, 500)],
    };
  }
  return { level: 'admin', reasons };
}

function isEverything({ actions, notActions, resources, notResources }: Statement): boolean {
  const allActions =
    notActions === null ? actions.some((action) => /^\*+(?::\*+)?$/.test(action)) : notActions.length === 0;
  const allResources =
    notResources === null ? resources.some((resource) => /^\*+$/.test(resource)) : notResources.length === 0;
  return allActions && allResources;
}

function exceptSome({ notActions, notResources }: Statement): boolean {
  return (notActions?.length ?? 0) > 0 || (notResources?.length ?? 0) > 0;
}

function conditionsOf({ conditions }: Statement): string[] {
  return conditions
    .map(({ operator, key, values }) => `only if ${key} ${operator} ${values.join(', ')}`.slice(0, 500))
    .slice(0, 20);
}

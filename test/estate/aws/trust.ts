import type { Caller } from './service.ts';
import type { PolicyDocument } from './state.ts';

type Statement = Readonly<Record<string, unknown>>;
type Conditions = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;

const list = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [value as string];

const like = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(value);

/** The few condition operators that trust policies of the estate use. An operator it does not know is not met. */
function conditionsHold(conditions: unknown, facts: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries((conditions ?? {}) as Conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const fact = facts[key.toLowerCase()];
      if (fact === undefined) return /^ForAllValues:|IfExists$/.test(operator);
      const values = list(wanted);
      const name = operator.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '');
      if (name === 'StringEquals' || name === 'ArnEquals') return values.includes(fact);
      if (name === 'StringLike' || name === 'ArnLike') return values.some((pattern) => like(pattern, fact));
      return false;
    }),
  );
}

function actions(statement: Statement): string[] {
  return list(statement['Action']);
}

function isPrincipal(principal: unknown, caller: Caller): boolean {
  if (principal === '*') return true;
  const names = list((principal as Readonly<Record<string, unknown>> | undefined)?.['AWS']);
  const { account, identity } = caller;
  const own = new Set([
    '*',
    account.id,
    identity.kind === 'user' ? identity.user.arn : identity.role.arn,
    identity.kind === 'user' ? identity.user.id : identity.role.id,
    caller.arn,
  ]);
  return names.some((name) => own.has(name) || name.endsWith(`:iam::${account.id}:root`));
}

/** Whether a role's trust policy lets this caller assume it. */
export function mayAssume(
  trust: PolicyDocument,
  caller: Caller,
  facts: Readonly<Record<string, string | undefined>>,
): boolean {
  const applies = (statement: Statement): boolean =>
    actions(statement).some((action) => action === 'sts:AssumeRole' || action === 'sts:*' || action === '*') &&
    isPrincipal(statement['Principal'], caller) &&
    conditionsHold(statement['Condition'], facts);
  const of = (effect: string): Statement[] => trust.Statement.filter((s) => s['Effect'] === effect && applies(s));
  return of('Deny').length === 0 && of('Allow').length > 0;
}

/** Whether a trust policy accepts a token of this OIDC provider with these claims. */
export function mayFederate(
  trust: PolicyDocument,
  providerArn: string,
  facts: Readonly<Record<string, string | undefined>>,
): boolean {
  return trust.Statement.some(
    (statement) =>
      statement['Effect'] === 'Allow' &&
      actions(statement).includes('sts:AssumeRoleWithWebIdentity') &&
      list((statement['Principal'] as Record<string, unknown> | undefined)?.['Federated']).includes(providerArn) &&
      conditionsHold(statement['Condition'], facts),
  );
}

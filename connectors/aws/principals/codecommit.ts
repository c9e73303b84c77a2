/**
 * Whether a policy allows Git with CodeCommit, the only thing that an SSH key of an IAM user is good for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_ssh-keys.html
 *
 * Conditions, resources, denies and boundaries are left aside: at worst a user is asked about for nothing.
 */
import type { PolicyDocument, Statement } from '../policy-document.ts';

/** https://docs.aws.amazon.com/codecommit/latest/userguide/auth-and-access-control-permissions-reference.html */
const GIT = ['codecommit:GitPull', 'codecommit:GitPush'] as const;

export function allowsGit({ statements }: PolicyDocument): boolean {
  return statements.some(
    (statement) => statement.effect === 'Allow' && GIT.some((action) => covers(statement, action)),
  );
}

function covers({ actions, notActions }: Statement, action: string): boolean {
  return notActions === null
    ? actions.some((pattern) => matches(pattern, action))
    : !notActions.some((pattern) => matches(pattern, action));
}

/** `*` is any number of characters, `?` is one; case does not matter. */
function matches(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}

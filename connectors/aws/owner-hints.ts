/** Who may answer for something: whatever AWS holds that hints at it. `core/ownership` weighs the hints. */
import type { OwnerHint } from '../../core/model.ts';

type Tags = Readonly<Record<string, string>>;

const ownerTag =
  /^(?:(?:technical|business|product|service|app|application|data|code|resource)?[-_: ]?owner(?:[-_: ]?(?:email|team|name|contact|group))?|(?:owning|responsible)?[-_: ]?(?:team|squad|group)(?:[-_: ]?(?:name|email))?|contact(?:[-_: ]?(?:email|person))?|maintainer|maintained[-_ ]?by|managed[-_ ]?for|responsible|steward|e?mail|poc)$/i;
const creatorTag = /^(?:created[-_ ]?by|creator|aws:createdby|requester|requested[-_ ]?by)$/i;
const repositoryTag =
  /^(?:repo|repository|git[-_ ]?(?:repo|repository|url)|source[-_ ]?(?:repo|code)|github[-_ ]?repo(?:sitory)?|gitlab[-_ ]?(?:project|repo)|terraform[-_ ]?(?:repo|module|source)|vcs)$/i;
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html */
const stackTag =
  /^(?:aws:cloudformation:stack-name|aws:servicecatalog:provisioningprincipalarn|aws:cdk:path|terraform[-_ ]?(?:workspace|stack)|pulumi[-_ ]?stack|stack)$/i;
const purposeTag = /^(?:purpose|description|usage|used[-_ ]?for|what)$/i;

export function hintsFromTags(tags: Tags): OwnerHint[] {
  return Object.entries(tags).flatMap(([key, text]): OwnerHint[] => {
    const value = text.trim().slice(0, 500);
    const source = `tag:${key}`.slice(0, 200);
    if (value === '') return [];
    if (ownerTag.test(key)) return [{ kind: 'tag', value, source }];
    if (creatorTag.test(key)) return [{ kind: 'creator', value, source }];
    if (repositoryTag.test(key)) return [{ kind: 'repository', value, source }];
    if (stackTag.test(key)) return [{ kind: 'stack', value, source }];
    return [];
  });
}

/** IAM paths are folders that people chose: `/payments/ci/`. AWS's own say nothing. */
export function hintsFromPath(path: string): OwnerHint[] {
  const value = path.replace(/^\/|\/$/g, '');
  if (value === '' || /^(?:aws-service-role|aws-reserved|service-role)(?:\/|$)/.test(value)) return [];
  if (/^(?:people|humans?|users?|machines?|services?|systems?|bots?|applications?|roles?)$/i.test(value)) return [];
  return [{ kind: 'path', value: value.slice(0, 500), source: 'iam:path' }];
}

interface TokenNeeds {
  subjects?: readonly string[] | undefined;
  conditions?: readonly { key: string; values: readonly string[] }[] | undefined;
}

/** The repository or Kubernetes workload that a token must name to act as a role. */
export function hintsFromTrusts(trusts: readonly TokenNeeds[]): OwnerHint[] {
  const hints = trusts.flatMap(({ subjects = [], conditions = [] }) => [
    ...subjects.flatMap(hintFromSubject),
    ...conditions
      .filter(({ key }) => /:(?:repository|project_path)$/i.test(key))
      .flatMap(({ values }) => values.filter((value) => !/[*?]/.test(value)))
      .map((value): OwnerHint => ({ kind: 'repository', value: value.slice(0, 500), source: 'trust:claim' })),
  ]);
  return [...new Map(hints.map((hint) => [hint.value, hint])).values()].slice(0, 20);
}

function hintFromSubject(subject: string): OwnerHint[] {
  const repository = /^(?:repo|project_path):([^:*?]+\/[^:*?]+)(?::|$)/.exec(subject)?.[1];
  if (repository !== undefined) {
    return [{ kind: 'repository', value: repository.slice(0, 500), source: 'trust:subject' }];
  }
  const [, namespace, account] = /^system:serviceaccount:([^:*?]+):([^:*?]+)$/.exec(subject) ?? [];
  if (namespace === undefined) return [];
  return [{ kind: 'workload', value: `${namespace}/${account}`.slice(0, 500), source: 'trust:subject' }];
}

export function purposeOf(tags: Tags): string | null {
  const found = Object.entries(tags).find(([key, value]) => purposeTag.test(key) && value.trim() !== '');
  return found?.[1].slice(0, 2000) ?? null;
}

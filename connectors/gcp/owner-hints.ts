/** Who may answer for something: whatever Google holds that hints at it. `core/ownership` weighs the hints. */
import type { OwnerHint } from '../../core/model.ts';

/** Keys of labels are lower case, with `-` and `_`; their values cannot hold an `@`. https://docs.cloud.google.com/resource-manager/docs/labels-overview */
const ownerLabel =
  /^(?:(?:technical|business|product|service|app|application|data)?[-_]?owner(?:[-_](?:email|team|name|contact|group))?|(?:owning|responsible)?[-_]?(?:team|squad|group)(?:[-_](?:name|email))?|contact|maintainer|maintained[-_]by|managed[-_]by[-_]team|responsible|steward)$/;
const creatorLabel = /^(?:created[-_]by|creator|requester|requested[-_]by)$/;
const repositoryLabel =
  /^(?:repo|repository|git[-_](?:repo|repository)|github[-_]repo(?:sitory)?|terraform[-_](?:repo|module))$/;
const stackLabel =
  /^(?:goog-dm|goog-terraform-provisioned|terraform[-_](?:workspace|stack)|pulumi[-_]stack|stack|deployment)$/;

/** @param source `label`, or `project label` for what is only in that project */
export function hintsFromLabels(labels: Readonly<Record<string, string>>, source: string): OwnerHint[] {
  return Object.entries(labels).flatMap(([key, value]): OwnerHint[] => {
    if (value === '' || value === 'true') return [];
    const hint = { value: value.slice(0, 500), source: `${source}:${key}`.slice(0, 200) };
    if (ownerLabel.test(key)) return [{ kind: 'tag', ...hint }];
    if (creatorLabel.test(key)) return [{ kind: 'creator', ...hint }];
    if (repositoryLabel.test(key)) return [{ kind: 'repository', ...hint }];
    return stackLabel.test(key) ? [{ kind: 'stack', ...hint }] : [];
  });
}

/** The addresses of people that someone wrote into a description or a name. */
export function hintsFromText(text: string, source: string): OwnerHint[] {
  const found = text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
  return [...new Set(found)]
    .filter((address) => !address.endsWith('gserviceaccount.com'))
    .slice(0, 5)
    .map((value) => ({ kind: 'description', value: value.slice(0, 500), source }));
}

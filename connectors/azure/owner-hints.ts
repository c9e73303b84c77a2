/** Who may answer for something: whatever Azure and Entra hold that hints at it. `core/ownership` weighs the hints. */
import type { OwnerHint } from '../../core/model.ts';

type Tags = Readonly<Record<string, string>>;

/** https://learn.microsoft.com/en-us/azure/cloud-adoption-framework/ready/azure-best-practices/resource-tagging */
const ownerTag =
  /^(?:(?:technical|business|product|service|app|application|data|ops|resource)?[-_: ]?owner(?:[-_: ]?(?:email|team|name|contact|group))?|(?:owning|responsible|ops)?[-_: ]?(?:team|squad)(?:[-_: ]?(?:name|email))?|contact(?:[-_: ]?(?:email|person))?|maintainer|maintained[-_ ]?by|responsible|e?mail)$/i;
const creatorTag = /^(?:created[-_ ]?by|creator|requester|requested[-_ ]?by)$/i;
const unitTag = /^(?:business[-_ ]?unit|department|cost[-_ ]?cent(?:er|re)|division)$/i;
const repositoryTag =
  /^(?:repo|repository|git[-_ ]?(?:repo|repository|url)|source[-_ ]?(?:repo|code)|terraform[-_ ]?(?:repo|module|source))$/i;
const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/u;

/** ARM tags, in the case that people wrote them. */
export function hintsFromTags(tags: Tags): OwnerHint[] {
  return Object.entries(tags).flatMap(([key, text]): OwnerHint[] => {
    const kind = kindOfTag(key);
    const value = text.trim().slice(0, 500);
    return kind === undefined || value === '' ? [] : [{ kind, value, source: `tag:${key}`.slice(0, 200) }];
  });
}

function kindOfTag(key: string): OwnerHint['kind'] | undefined {
  if (ownerTag.test(key)) return 'tag';
  if (creatorTag.test(key)) return 'creator';
  if (unitTag.test(key)) return 'unit';
  return repositoryTag.test(key) ? 'repository' : undefined;
}

/** Entra's tags are words; people also write `owner:payments` or `owner=payments`. */
export function hintsFromWords(words: readonly string[]): OwnerHint[] {
  const pairs = words.flatMap((word): [string, string][] => {
    const [, key, value] = /^([^:=]{1,60})[:=](.+)$/s.exec(word) ?? [];
    return key === undefined || value === undefined ? [] : [[key.trim(), value]];
  });
  return hintsFromTags(Object.fromEntries(pairs));
}

/** A mailbox in a note; the note itself names nobody. */
export function hintsFromNotes(notes: string | null | undefined, source: string): OwnerHint[] {
  const value = mail.exec(notes ?? '')?.[0];
  return value === undefined ? [] : [{ kind: 'contact', value: value.slice(0, 500), source }];
}

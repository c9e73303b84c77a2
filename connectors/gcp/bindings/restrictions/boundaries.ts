/**
 * Principal access boundaries: where principals may go at all. Each version of their enforcement blocks some permissions
 * and not others, so they never lower a level; they are a reason to look.
 * https://docs.cloud.google.com/iam/docs/principal-access-boundary-policies
 */
import { z } from 'zod';
import type { Chain } from '../chain.ts';
import type { Member } from '../members.ts';

export const BoundaryPolicy = z.object({
  name: z.string(),
  displayName: z.string().default(''),
  details: z.object({ rules: z.array(z.object({ resources: z.array(z.string()).default([]) })).default([]) }).nullish(),
});

export const PolicyBinding = z.object({
  policy: z.string(),
  target: z.object({ principalSet: z.string().default('') }).nullish(),
  condition: z.object({ expression: z.string().default('') }).nullish(),
});

export interface Boundary {
  name: string;
  /** `organizations/…`, `folders/…`, `projects/<number>`: the principals that live there. */
  of: string;
  /** Where they may go. */
  into: readonly string[];
}

const PLACE = /cloudresourcemanager\.googleapis\.com\/((?:organizations|folders|projects)\/[^/]+)/;

/** Boundaries of principals that live in a place of Google Cloud; those of people are for people. */
export function boundariesFrom(
  policies: readonly z.infer<typeof BoundaryPolicy>[],
  bindings: readonly z.infer<typeof PolicyBinding>[],
  byNumber: (place: string) => string,
): Boundary[] {
  const byName = new Map(policies.map((policy) => [policy.name, policy]));
  return bindings.flatMap(({ policy: name, target }) => {
    const policy = byName.get(name);
    const of = PLACE.exec(target?.principalSet ?? '')?.[1];
    if (policy === undefined || of === undefined) return [];
    const resources = (policy.details?.rules ?? []).flatMap((rule) => rule.resources);
    const into = resources.map((resource) => PLACE.exec(resource)?.[1]).filter((place) => place !== undefined);
    return [{ name: policy.displayName || name, of: byNumber(of), into: into.map((place) => byNumber(place)) }];
  });
}

/** Of several boundaries, one that lets in is enough. */
export function outside(
  boundaries: readonly Boundary[],
  member: Member,
  home: Chain | undefined,
  place: Chain,
): string[] {
  if (home === undefined || (member.kind !== 'account' && member.kind !== 'workload')) return [];
  const those = boundaries.filter(({ of }) => home.includes(of));
  if (those.length === 0 || those.some(({ into }) => into.some((allowed) => place.includes(allowed)))) return [];
  return [`a principal access boundary may keep it out of here (${those.map(({ name }) => name).join(', ')})`];
}

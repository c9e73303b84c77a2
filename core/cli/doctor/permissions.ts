/** Every permission of every collector, tried in every scope. */
import pLimit from 'p-limit';
import type { ProbeResult } from '../../connector.ts';
import { messageOf, Stopped } from '../../errors.ts';
import { Scope } from '../../model.ts';
import { isReadByItself, type Visit } from '../open-source.ts';

export interface Probe {
  scope: string;
  name: string;
  permission: string;
  /** Collectors that need it. */
  collectors: readonly string[];
  result: ProbeResult;
  /** Why it cannot be told, when the attempt itself failed. */
  detail?: string;
}

export interface ProbeOptions {
  concurrency: number;
  /** Native id, name or ref of the only scopes to try. */
  only: readonly string[] | undefined;
  onProbe: () => void;
}

export async function probeAll(visit: Visit, { concurrency, only, onProbe }: ProbeOptions): Promise<Probe[]> {
  const limit = pLimit(concurrency);
  const wanted = visit.scopes
    .filter(isReadByItself)
    .map(({ scope }) => Scope.parse(scope))
    .filter(
      ({ ref, nativeId, name }) => only === undefined || [ref, nativeId, name].some((each) => only.includes(each)),
    );
  const probes = wanted.flatMap((scope) =>
    [...neededIn(visit, scope)].map(([permission, collectors]) =>
      limit(async (): Promise<Probe> => {
        const about = { scope: scope.nativeId, name: scope.name, permission, collectors };
        try {
          return {
            ...about,
            result: await visit.source.connector.probe(visit.opened.session, scope, permission, visit.run),
          };
        } catch (error) {
          if (error instanceof Stopped) throw error;
          return { ...about, result: 'cannot-tell', detail: messageOf(error) };
        } finally {
          onProbe();
        }
      }),
    ),
  );
  return await Promise.all(probes);
}

function neededIn({ source }: Visit, scope: Scope): Map<string, string[]> {
  const needed = new Map<string, string[]>();
  for (const { id, in: kinds, permissions } of source.connector.collectors) {
    if (!kinds.includes(scope.kind)) continue;
    for (const permission of permissions) needed.set(permission, [...(needed.get(permission) ?? []), id]);
  }
  return needed;
}

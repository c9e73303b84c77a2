/** Organizations, below their enterprise when it is configured. */
import type { ReachedScope } from '../../core/connector.ts';
import type { Ref } from '../../core/model.ts';
import type { Session } from './client/session.ts';

export const organizationRef = (id: number): Ref => `github:organization:${id}`;

export async function* reachedScopes({ organizations, settings }: Session): AsyncGenerator<ReachedScope> {
  const { enterprise } = settings;
  const parent: Ref | null = enterprise === undefined ? null : `github:enterprise:${enterprise}`;
  if (enterprise !== undefined && parent !== null) {
    yield {
      scope: {
        record: 'scope',
        ref: parent,
        source: 'configuration',
        kind: 'tenant',
        name: enterprise,
        nativeId: enterprise,
        parent: null,
        status: 'active',
      },
      // Nothing is read of an enterprise itself: what GitHub tells, it tells of its organizations.
      readWithParent: true,
    };
  }
  for (const { id, login, name } of organizations) {
    yield {
      scope: {
        record: 'scope',
        ref: organizationRef(id),
        source: 'orgs/get',
        kind: 'organization',
        name,
        nativeId: login,
        parent,
        status: 'active',
      },
    };
  }
}

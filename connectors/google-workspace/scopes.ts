/** The only scope: the customer. */
import type { ReachedScope } from '../../core/connector.ts';
import type { Ref } from '../../core/model.ts';
import type { Session } from './client/session.ts';

const customerRef = (customerId: string): Ref => `google-workspace:customer:${customerId}`;

export async function* reachedScopes({ customerId, settings }: Session): AsyncGenerator<ReachedScope> {
  yield {
    scope: {
      record: 'scope',
      ref: customerRef(customerId),
      source: 'admin:directory.users.list',
      kind: 'tenant',
      name: settings.adminEmail.split('@')[1] ?? customerId,
      nativeId: customerId,
      parent: null,
      status: 'active',
    },
  };
}

/** Clients that may act as anybody in the domain, and whom they did act as. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { Identity } from '../../../core/model.ts';
import { AUDIT, USERS } from '../client/scopes.ts';
import type { Session } from '../client/session.ts';
import { delegations, type Delegations } from '../delegation/grants.ts';
import { delegationRecords } from '../delegation/records.ts';
import { apiUse, askSingly, usageOf, type ApiUse } from '../reports/api-use.ts';
import { peopleOf, type People } from '../users.ts';

/** Ids that are remembered of each client. More than that is everybody. */
const MOST_PEOPLE = 500;

export const delegation: Collector<Session> = {
  id: 'delegation',
  title: 'Domain-wide delegation and whom it was used for',
  in: ['tenant'],
  emits: ['delegated-client', 'delegation'],
  permissions: [AUDIT, USERS],
  after: ['oauth-apps'],
  firstRunCalls: 10,
  async *collect(session, scope, run) {
    const found = await delegations(session, run);
    const use = await useOf(session, run, found);
    run.known.remember('delegations', found);
    if (session.settings.delegatedClients === undefined) {
      run.note(
        'clients authorized before the 180 days of the log are seen once they are used, or with delegatedClients',
      );
    }
    const place = { scope: scope.ref, domain: scope.name, people: await namesOf(session, run) };
    for (const [clientId, client] of Object.entries(found.clients)) {
      yield* delegationRecords(clientId, client, usage(use, clientId, run), place);
    }
  },
};

/** Adds clients that are only known by their use, and whom each was seen to act as. */
async function useOf(session: Session, run: Run, { clients, removed }: Delegations): Promise<ApiUse | ReadFailed> {
  try {
    const bulk = await apiUse(session, run);
    for (const clientId of bulk.impersonating.keys()) {
      if (removed[clientId] === undefined)
        clients[clientId] ??= { scopes: null, grantedAt: null, grantedBy: null, by: 'use', name: null, people: [] };
    }
    await askSingly(session, run, 'impersonating', Object.keys(clients));
    for (const [clientId, { name, people }] of bulk.impersonating) {
      const client = clients[clientId];
      if (client === undefined) continue;
      client.people = [...new Set([...client.people, ...people.keys()])].slice(0, MOST_PEOPLE);
      client.name ??= name ?? null;
    }
    return bulk;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap('use of domain-wide delegation', error.because, error.message);
    return error;
  }
}

function usage(use: ApiUse | ReadFailed, clientId: string, run: Run): Identity['usage'] {
  if (use instanceof ReadFailed) return { unknown: use.because, detail: use.message.slice(0, 1000) };
  return usageOf(use, 'impersonating', clientId, run.now());
}

/** Only for the names of those who were acted as. */
async function namesOf(session: Session, run: Run): Promise<People> {
  try {
    return await peopleOf(session, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.blind('names of the people who were acted as', error.because, error.message);
    return new Map();
  }
}

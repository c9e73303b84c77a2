/** Who owners and sponsors are, and whether they are still here. Looked up a thousand at a time, each only once. */
import { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import type { NotSeen, OwnerHint } from '../../../core/model.ts';
import { notSeen } from '../../shared/not-seen.ts';
import type { Reader } from '../client/reader.ts';

/** https://learn.microsoft.com/en-us/graph/api/directoryobject-getbyids */
const IN_A_CALL = 1000;
/** https://learn.microsoft.com/en-us/graph/filter-query-parameter: clauses that one filter may join. */
const IN_A_FILTER = 15;
const SELECT = 'id,displayName,userPrincipalName,mail,accountEnabled,userType';
const Answer = z.object({ value: z.array(z.unknown()) });
const Row = z.object({
  '@odata.type': z.string().optional(),
  id: z.string().min(1),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
});

const USER = '#microsoft.graph.user';

interface Person {
  name: string;
  /** A service principal that owns something made it, as pipelines do; it answers for nothing. */
  isMachine: boolean;
  standing: OwnerHint['standing'];
}

export class People {
  readonly #reader: Reader;
  readonly #run: Run;
  readonly #known = new Map<string, Person>();
  #refused: NotSeen | undefined;

  constructor(reader: Reader, run: Run) {
    this.#reader = reader;
    this.#run = run;
  }

  /** Looks up whoever is not known yet; to be called for many at once. */
  async meet(ids: Iterable<string>): Promise<void> {
    const strangers = [...new Set(ids)].filter((id) => !this.#known.has(id));
    for (let at = 0; at < strangers.length && this.#refused === undefined; at += IN_A_CALL) {
      await this.#lookUp(strangers.slice(at, at + IN_A_CALL));
    }
  }

  /** @returns `{unknown}` when there is somebody, and who that is could not be read */
  hints(kind: 'owner' | 'sponsor', ids: readonly string[], source: string): OwnerHint[] | NotSeen {
    const people = ids.map((id) => this.#known.get(id));
    if (people.includes(undefined))
      return this.#refused ?? { unknown: 'failed', detail: 'its owners could not be looked up' };
    return people.flatMap((person) => (person === undefined ? [] : [hintOf(person, kind, source)]));
  }

  async #lookUp(ids: readonly string[]): Promise<void> {
    try {
      const { value } = await this.#reader.post(
        {
          service: 'graph',
          path: '/v1.0/directoryObjects/getByIds',
          query: { $select: SELECT },
          operation: 'graph:directoryObjects/getByIds',
          body: { ids, types: ['user', 'servicePrincipal', 'group'] },
        },
        Answer,
      );
      const vague: string[] = [];
      let odd = false;
      for (const row of value) {
        const found = Row.safeParse(row).data;
        odd ||= found === undefined;
        if (found === undefined) continue;
        const person = personOf(found);
        this.#known.set(found.id, person);
        if (found['@odata.type'] === USER && person.standing === undefined) vague.push(found.id);
      }
      await this.#lookCloser(vague);
      // One that is not understood may be anybody of those that did not come.
      if (odd) return this.#run.blind('who some owners are', 'failed', 'an answer of getByIds was not understood');
      for (const id of ids)
        if (!this.#known.has(id)) this.#known.set(id, { name: id, isMachine: false, standing: 'deleted' });
    } catch (error) {
      this.#refused = notSeen(error);
      this.#run.blind('who the owners are', this.#refused.unknown, this.#refused.detail);
    }
  }

  /** `$select` is honoured there and documented nowhere: whose account may be off is asked a second way. */
  async #lookCloser(ids: readonly string[]): Promise<void> {
    const filters: string[] = [];
    for (let at = 0; at < ids.length; at += IN_A_FILTER) {
      filters.push(
        ids
          .slice(at, at + IN_A_FILTER)
          .map((id) => `id eq '${id}'`)
          .join(' or '),
      );
    }
    const items = filters.map((filter) => ({
      id: filter,
      path: `/users?$select=${SELECT}&$filter=${encodeURIComponent(filter)}`,
    }));
    for await (const { rows, error } of this.#reader.batch(items, 'graph:users')) {
      if (error !== null) this.#run.note(`whether some owners still work here is not known: ${error.message}`);
      for (const row of rows) {
        const found = Row.safeParse(row).data;
        if (found !== undefined) this.#known.set(found.id, personOf({ ...found, '@odata.type': USER }));
      }
    }
  }
}

function personOf(row: z.infer<typeof Row>): Person {
  const name = (row.userPrincipalName ?? row.mail ?? row.displayName ?? row.id).slice(0, 500);
  const isMachine = row['@odata.type'] === '#microsoft.graph.servicePrincipal';
  return { name, isMachine, standing: isMachine ? undefined : standingOf(row) };
}

function standingOf({ accountEnabled, userType }: z.infer<typeof Row>): OwnerHint['standing'] {
  if (accountEnabled === false) return 'disabled';
  if (userType === 'Guest') return 'guest';
  return accountEnabled === true ? 'active' : undefined;
}

function hintOf({ name, isMachine, standing }: Person, kind: 'owner' | 'sponsor', source: string): OwnerHint {
  return { kind: isMachine ? 'creator' : kind, value: name, source, ...(standing === undefined ? {} : { standing }) };
}

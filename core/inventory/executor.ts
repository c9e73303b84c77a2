/**
 * Kysely builds the statements, better-sqlite3 runs them, at once and without a promise: what must be one transaction
 * is one synchronous block, so nothing of another task can slip into it.
 */
import type Database from 'better-sqlite3';
import { Kysely, type Compilable, DummyDriver, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Tables } from './schema.ts';

export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export interface Executor {
  readonly db: Database.Database;
  all<Row>(query: Compilable<Row>): Row[];
  get<Row>(query: Compilable<Row>): Row | undefined;
  run(query: Compilable): { changes: number; lastId: number };
  /** A hand-written statement of the hot path, prepared once. */
  statement<Row = unknown>(text: string): Database.Statement<unknown[], Row>;
  /** All or nothing; takes the write lock at once, so that it cannot fail half-way for want of it. */
  transaction<T>(work: () => T): T;
}

export function createExecutor(db: Database.Database): Executor {
  const prepared = new Map<string, Database.Statement>();
  const statement = <Row>(text: string): Database.Statement<unknown[], Row> => {
    let found = prepared.get(text);
    if (found === undefined) {
      found = db.prepare(text);
      prepared.set(text, found);
    }
    return found as Database.Statement<unknown[], Row>;
  };
  return {
    db,
    statement,
    all: <Row>(query: Compilable<Row>) => {
      const { sql: text, parameters } = query.compile();
      return statement<Row>(text).all(...parameters);
    },
    get: <Row>(query: Compilable<Row>) => {
      const { sql: text, parameters } = query.compile();
      return statement<Row>(text).get(...parameters);
    },
    run: (query) => {
      const { sql: text, parameters } = query.compile();
      const { changes, lastInsertRowid } = statement(text).run(...parameters);
      return { changes, lastId: Number(lastInsertRowid) };
    },
    transaction: (work) => db.transaction(work).immediate(),
  };
}

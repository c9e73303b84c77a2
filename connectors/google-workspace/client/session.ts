/** Everything that one sign-in knows, and how a collector reads. */
import type { z } from 'zod';
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { memoOf, type Memos } from '../../shared/memo.ts';
import type { GoogleReader, GoogleRequest } from '../../shared/google/client.ts';
import { googleErrorOf } from '../../shared/google/errors.ts';
import type { Settings } from '../settings.ts';
import { AUDIT, SECURITY, USAGE, USERS } from './scopes.ts';

/** What is called, and which scope it needs. */
const operations = {
  'directory.users.list': USERS,
  'directory.tokens.list': SECURITY,
  'directory.asps.list': SECURITY,
  'reports.activities.list': AUDIT,
  'reports.userUsageReport.get': USAGE,
} as const;
export type Operation = keyof typeof operations;

export interface Request {
  operation: Operation;
  /** From `/admin/` on, with every variable part encoded. */
  path: string;
  query?: Readonly<Record<string, string>>;
}

export interface Reader {
  get<T>(request: Request, schema: z.ZodType<T>): Promise<T>;
  /** The items of every page. */
  rows(request: Request & { items: string; size: number }): AsyncGenerator;
}

export interface Session {
  readonly settings: Settings;
  /** `C…` */
  readonly customerId: string;
  in(run: Run): Reader;
  /**
   * For what is only called when something changed: a quiet night must not hide that it may not be called any more.
   * @throws ReadFailed when the scope of the operation is not allowed
   */
  demand(operation: Operation): void;
  /** What one collector found out for the next ones. What failed may go well the next time. */
  memo<T>(key: string, make: () => Promise<T>): Promise<T>;
}

interface Parts {
  settings: Settings;
  customerId: string;
  reader: (run: Run) => GoogleReader;
  /** Of the scopes that were asked for, those that the administrators have allowed. */
  granted: ReadonlySet<string>;
}

export function createSession({ settings, customerId, reader, granted }: Parts): Session {
  const memos: Memos = new Map();
  return {
    settings,
    customerId,
    in: (run) => workspaceReader(reader(run), granted, settings),
    demand: (operation) => demandScope(operation, granted),
    memo: (key, make) => memoOf(memos, key, make),
  };
}

export function workspaceReader(reader: GoogleReader, granted: ReadonlySet<string>, settings: Settings): Reader {
  const checked = ({ operation, path, query = {} }: Request): GoogleRequest => {
    demandScope(operation, granted);
    return { service: 'admin', path, query, operation: `admin:${operation}` };
  };
  return {
    async get(request, schema) {
      const asked = checked(request);
      try {
        return await reader.get(asked, schema);
      } catch (error) {
        throw inWorkspaceWords(error, request.operation, settings);
      }
    },
    async *rows({ items, size, ...request }) {
      const asked = { ...checked(request), items, pageSize: size, pageSizeName: 'maxResults' };
      try {
        yield* reader.rows(asked);
      } catch (error) {
        throw inWorkspaceWords(error, request.operation, settings);
      }
    },
  };
}

function demandScope(operation: Operation, granted: ReadonlySet<string>): void {
  const scope = operations[operation];
  if (granted.has(scope)) return;
  throw new ReadFailed('denied', `${operation}: domain-wide delegation does not include ${scope}`, {
    next: 'Add it to the entry of this client in the Admin console: Security › API controls › Domain-wide delegation.',
  });
}

const privileges: Readonly<Record<Operation, string>> = {
  'directory.users.list': 'Users › Read',
  'directory.tokens.list': 'Users › Security settings',
  'directory.asps.list': 'Users › Security settings',
  'reports.activities.list': 'Reports',
  'reports.userUsageReport.get': 'Reports',
};

/**
 * To somebody without the role, Directory says 403, and Reports says 401 although the token is fine.
 * https://developers.google.com/workspace/admin/reports/v1/guides/prerequisites
 */
function inWorkspaceWords(error: unknown, operation: Operation, { adminEmail }: Pick<Settings, 'adminEmail'>): unknown {
  const said = googleErrorOf(error);
  if (said === undefined) return error;
  const noRole =
    (said.status === 403 && /^(?:forbidden|notAuthorized)$/.test(said.reason)) ||
    (said.status === 401 && /not authorized to read/i.test(said.message));
  if (!noRole) return error;
  return new ReadFailed('denied', `${operation}: ${adminEmail} may not read this: ${said.message}`, {
    next: `Give ${adminEmail} an administrator role with the privilege "${privileges[operation]}": Admin console › Account › Admin roles.`,
    cause: said,
  });
}

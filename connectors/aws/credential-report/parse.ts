/**
 * The credential report's CSV → rows by column name. Live reports have 22 columns, the guide says 23.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export interface ReportKey {
  slot: 1 | 2;
  active: boolean;
  /** When it was made. The join to ListAccessKeys, because the report has no key ids. */
  createdAt: string;
  lastUsed: { at: string; region: string | null; service: string | null } | null;
}

export interface ReportRow {
  user: string;
  arn: string;
  createdAt: string | null;
  /** `null`: `not_supported`, as for root. */
  hasPassword: boolean | null;
  /** `null`: no sign-in is known of (`no_information`), or there is no password. */
  passwordLastUsed: string | null;
  passwordChanged: string | null;
  passwordNextRotation: string | null;
  mfa: boolean | null;
  keys: readonly ReportKey[];
  /** True when it has, or had, an X.509 signing certificate. */
  hasCertificates: boolean;
}

export interface Report {
  /** By ARN. The root row is not among them. */
  users: ReadonlyMap<string, ReportRow>;
  root: ReportRow | null;
  /** Rows that are not understood. */
  bad: number;
}

const REQUIRED = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'access_key_1_active',
  'access_key_1_last_rotated',
];

/** @returns `null` for something that is not a credential report */
export function parseReport(csv: string): Report | null {
  const [head = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '');
  const header = cellsOf(head);
  if (!REQUIRED.every((name) => header.includes(name))) return null;
  const users = new Map<string, ReportRow>();
  let root: ReportRow | null = null;
  let bad = 0;
  for (const line of lines) {
    const row = rowOf(header, cellsOf(line));
    if (row === undefined) bad++;
    else if (row.user === '<root_account>') root = row;
    else users.set(row.arn, row);
  }
  return { users, root, bad };
}

/** https://www.rfc-editor.org/rfc/rfc4180 */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, line.endsWith(',') ? undefined : -1)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

function rowOf(header: readonly string[], cells: readonly string[]): ReportRow | undefined {
  const whole = rejoin(cells, header.length);
  if (whole === undefined) return undefined;
  const cell = new Map(header.map((name, i) => [name, whole[i] ?? '']));
  const get = (name: string) => cell.get(name) ?? '';
  const user = get('user');
  const arn = get('arn');
  if (user === '' || !arn.startsWith('arn:')) return undefined;
  return {
    user,
    arn,
    createdAt: time(get('user_creation_time')),
    hasPassword: flag(get('password_enabled')),
    passwordLastUsed: time(get('password_last_used')),
    passwordChanged: time(get('password_last_changed')),
    passwordNextRotation: time(get('password_next_rotation')),
    mfa: flag(get('mfa_active')),
    keys: ([1, 2] as const).flatMap((slot) => keyOf(slot, get)),
    hasCertificates: [1, 2].some((n) => time(get(`cert_${n}_last_rotated`)) !== null),
  };
}

/** A comma is allowed in a user's name, and so stands in its ARN too: cells that belong together are joined again. */
function rejoin(cells: readonly string[], width: number): readonly string[] | undefined {
  const extra = cells.length - width;
  if (extra === 0) return cells;
  if (extra < 0 || extra % 2 === 1) return undefined;
  const n = extra / 2 + 1;
  const [user, arn] = [cells.slice(0, n).join(','), cells.slice(n, 2 * n).join(',')];
  return arn.endsWith(`/${user}`) ? [user, arn, ...cells.slice(2 * n)] : undefined;
}

function keyOf(slot: 1 | 2, get: (name: string) => string): ReportKey[] {
  const of = (name: string) => get(`access_key_${slot}_${name}`);
  const createdAt = time(of('last_rotated'));
  if (createdAt === null) return [];
  const at = time(of('last_used_date'));
  const lastUsed =
    at === null ? null : { at, region: text(of('last_used_region')), service: text(of('last_used_service')) };
  return [{ slot, active: flag(of('active')) === true, createdAt, lastUsed }];
}

function flag(cell: string): boolean | null {
  if (/^true$/i.test(cell)) return true;
  return /^false$/i.test(cell) ? false : null;
}

function text(cell: string): string | null {
  return cell === '' || cell === 'N/A' ? null : cell;
}

/** `N/A`, `no_information` and `not_supported` are no times. */
function time(cell: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT/.test(cell)) return null;
  const date = new Date(cell);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

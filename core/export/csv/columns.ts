/** What a spreadsheet gets of each kind: one value a column. A fact that was not seen says so; it is never empty. */
import type { Json } from '../../model.ts';
import type { ExportKind } from '../exporter.ts';

type Item = Readonly<Record<string, Json | undefined>>;

export interface CsvColumn {
  title: string;
  value: (item: Item) => string;
}

/** The text of any value; `unknown (denied)` for what we could not see, nothing for what is not there. */
function cell(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  const { unknown } = value as { unknown?: Json };
  if (typeof unknown === 'string') return `unknown (${unknown})`;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('; ');
  return JSON.stringify(value);
}

/** `path('owner.name')`: the column is called by its path unless it is given another title. */
function path(keys: string, title = keys): CsvColumn {
  const parts = keys.split('.');
  return {
    title,
    value: (item) =>
      cell(
        parts.reduce<Json | undefined>(
          (value, key) =>
            typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Json>>)[key] : undefined,
          item as Json,
        ),
      ),
  };
}

const paths = (...all: readonly string[]): CsvColumn[] => all.map((each) => path(each));

/** The decision of core/usage.ts: `lastUsedState` tells whether the dates speak of a use or of a silence. */
const lastUsed: readonly CsvColumn[] = [
  path('lastUsed.state', 'lastUsedState'),
  path('lastUsed.at', 'lastUsedAt'),
  path('lastUsed.source', 'lastUsedSource'),
  {
    title: 'noUseSince',
    value: ({ lastUsed: decision }) => {
      const { since, quiet } = (decision ?? {}) as { since?: string; quiet?: { since?: string } | null };
      return since ?? quiet?.since ?? '';
    },
  },
  {
    title: 'noUseUpTo',
    value: ({ lastUsed: decision }) => {
      const { asOf, quiet } = (decision ?? {}) as { asOf?: string; quiet?: { asOf?: string } | null };
      return asOf ?? quiet?.asOf ?? '';
    },
  },
  path('lastUsed.reason', 'lastUsedUnknownBecause'),
  path('lastUsed.blindTo', 'lastUsedBlindTo'),
  path('lastRotatedAt'),
];

const owner = [
  path('owner.name', 'owner'),
  path('owner.confidence', 'ownerConfidence'),
  path('owner.source', 'ownerSource'),
];
const bookkeeping = paths('state', 'firstSeen', 'lastReadAt', 'goneAt');
const place = paths('ref', 'provider', 'sourceName', 'scope');

export const columns: Readonly<Record<ExportKind, readonly CsvColumn[]>> = {
  identities: [
    ...place,
    ...paths('kind', 'name', 'nativeId', 'status'),
    path('nature.is', 'nature'),
    path('nature.because', 'natureBecause'),
    ...paths('managedBy', 'createdAt', 'purpose'),
    ...lastUsed,
    ...owner,
    path('publisher.name', 'publisher'),
    ...paths('credentials', 'privilege', 'findings', 'tags'),
    ...bookkeeping,
  ],
  credentials: [
    ...place,
    ...paths(
      'identity',
      'identityName',
      'kind',
      'name',
      'nativeId',
      'status',
      'managedBy',
      'createdAt',
      'rotatedAt',
      'expiresAt',
    ),
    ...lastUsed,
    ...owner,
    ...paths('rotation', 'exposure', 'findings', 'tags'),
    ...bookkeeping,
  ],
  grants: [
    ...place,
    ...paths('identity', 'identityName', 'role', 'roleId', 'resource'),
    path('origin.kind', 'origin'),
    path('origin.via', 'via'),
    ...paths('grantedAt', 'grantedBy'),
    path('privilege.level', 'privilege'),
    path('privilege.reasons', 'privilegeReasons'),
    ...bookkeeping,
  ],
  trusts: [
    ...place,
    ...paths('identity', 'identityName'),
    path('principal.kind', 'principalKind'),
    path('principal.id', 'principal'),
    path('principal.owner', 'principalOwner'),
    path('principal.dangling', 'dangling'),
    ...paths('reach', 'weaknesses', 'subjects', 'conditions'),
    ...bookkeeping,
  ],
  findings: paths(
    'id',
    'rule',
    'severity',
    'state',
    'subject',
    'subjectName',
    'identity',
    'identityName',
    'scope',
    'provider',
    'message',
    'evidence',
    'firstSeen',
    'lastSeen',
    'resolvedAt',
    'resolution',
    'undetermined',
  ),
  scopes: [
    ...paths(
      'ref',
      'provider',
      'sourceName',
      'kind',
      'name',
      'nativeId',
      'parent',
      'status',
      'environment',
      'identities',
      'tags',
    ),
    ...bookkeeping,
  ],
  coverage: paths(
    'run',
    'provider',
    'source',
    'scope',
    'scopeName',
    'collector',
    'status',
    'because',
    'reason',
    'calls',
    'throttled',
    'retries',
    'records',
    'appeared',
    'changed',
    'gone',
    'held',
    'quarantined',
    'gaps',
    'notes',
    'startedAt',
    'endedAt',
    'lastReadAt',
  ),
};

/** https://cloud.google.com/policy-intelligence/docs/reference/policyanalyzer/rest/v1/projects.locations.activityTypes.activities/query */
import { iso, type Seconds } from '../../clock.ts';
import { invalid } from '../errors.ts';
import { analyzerDate, analyzerWindow } from '../last-use.ts';
import { param, type Call, type Method } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject } from '../places.ts';
import type { Shape } from '../shapes/common.ts';
import type { Project, ServiceAccount, Use } from '../state.ts';

const host = 'policyanalyzer.googleapis.com';
const PERMISSIONS: Readonly<Record<string, string>> = {
  serviceAccountLastAuthentication: 'policyanalyzer.serviceAccountLastAuthenticationActivities.query',
  serviceAccountKeyLastAuthentication: 'policyanalyzer.serviceAccountKeyLastAuthenticationActivities.query',
};

interface Subject {
  name: string;
  createdAt: Seconds;
  uses: readonly Use[];
  field: 'serviceAccount' | 'serviceAccountKey';
  account: ServiceAccount;
}

function typeOf({ path }: Call): string {
  const type = (path['parent'] ?? '').split('/').at(-1) ?? '';
  if (!(type in PERMISSIONS)) throw invalid(`Invalid activity type: ${type}`);
  return type;
}

/** Everything that signs in as the account counts for it, its keys included. */
function subjects(call: Call, project: Project): Subject[] {
  const mine = [...call.state.serviceAccounts.values()].filter((account) => account.project === project.number);
  const nameOf = ({ email }: ServiceAccount): string =>
    `//iam.googleapis.com/projects/${project.id}/serviceAccounts/${email}`;
  if (typeOf(call) === 'serviceAccountLastAuthentication') {
    return mine.map((account) => {
      const uses = [...account.uses, ...account.keys.flatMap((key) => key.uses)];
      return { name: nameOf(account), createdAt: account.createdAt, uses, field: 'serviceAccount', account };
    });
  }
  return mine.flatMap((account) =>
    account.keys.map((key): Subject => ({
      name: `${nameOf(account)}/keys/${key.id}`,
      createdAt: key.validAfter,
      uses: key.uses,
      field: 'serviceAccountKey',
      account,
    })),
  );
}

function activity({ name, createdAt, uses, field, account }: Subject, type: string, now: Seconds): Shape[] {
  const window = analyzerWindow(createdAt, now);
  // Nothing is known yet of what is younger than the end of the window.
  if (window.start >= window.end) return [];
  const at = analyzerDate(uses, window);
  const about = { projectNumber: account.project, serviceAccountId: account.uniqueId, fullResourceName: name };
  return [
    {
      fullResourceName: name,
      activityType: type,
      observationPeriod: { startTime: iso(window.start), endTime: iso(window.end) },
      activity: { ...(at === undefined ? {} : { lastAuthenticatedTime: iso(at) }), [field]: about },
    },
  ];
}

/** Only the two filters that its documentation names. */
function filterOf(call: Call): (subject: Subject) => boolean {
  const text = param(call, 'filter');
  if (text === undefined || text === '') return () => true;
  const [, name] = /^activities\.(?:full_resource_name|fullResourceName)\s*=\s*"([^"]+)"$/.exec(text.trim()) ?? [];
  if (name === undefined) throw invalid(`Invalid filter: ${text}`);
  return (subject) => subject.name === name;
}

function query(call: Call): Record<string, unknown> {
  const type = typeOf(call);
  const permission = PERMISSIONS[type] ?? '';
  const project = activeProject(call.state, (call.path['parent'] ?? '').split('/')[1] ?? '', permission);
  const found = subjects(call, project)
    .filter(filterOf(call))
    .flatMap((subject) => activity(subject, type, call.now));
  const page = paginate(call, found, { default: 100, max: 1000 });
  return { ...(page.items.length > 0 ? { activities: page.items } : {}), ...nextToken(page) };
}

/** The discovery document has paths of folders and organizations too; its text admits projects only, and so do we. */
function refuse(): never {
  throw invalid('Invalid parent: only projects are supported.');
}

const parent = (kind: string): string => `/v1/{parent=${kind}/*/locations/*/activityTypes/*}/activities:query`;
const parameters = { filter: 'text', pageSize: 'number', pageToken: 'text' } as const;

export const analyzerMethods: readonly Method[] = [
  {
    id: 'projects.locations.activityTypes.activities.query',
    host,
    verb: 'GET',
    paths: [parent('projects')],
    query: parameters,
    need: (call) => ({
      permission: PERMISSIONS[typeOf(call)] ?? '',
      on: (call.path['parent'] ?? '').split('/').slice(0, 2).join('/'),
    }),
    consumer: 'caller',
    run: query,
  },
  {
    id: 'organizations.locations.activityTypes.activities.query',
    host,
    verb: 'GET',
    paths: [parent('organizations'), parent('folders')],
    query: parameters,
    need: (call) => ({
      permission: PERMISSIONS[typeOf(call)] ?? '',
      on: (call.path['parent'] ?? '').split('/').slice(0, 2).join('/'),
    }),
    consumer: 'caller',
    run: refuse,
  },
];

/** APIs of which one listing is enough: Service Usage, Essential Contacts, Recommender. */
import { DAY, iso } from '../../clock.ts';
import { TITLES } from '../catalog.ts';
import { invalid } from '../errors.ts';
import { analyzerDate, analyzerWindow } from '../last-use.ts';
import { params, param, type Call, type Method, type Need } from '../method.ts';
import { nextToken, paginate } from '../page.ts';
import { activeProject, ancestorsOf } from '../places.ts';
import type { Shape } from '../shapes/common.ts';
import { contactShape, serviceShape } from '../shapes/things.ts';

const parentNeed =
  (permission: string) =>
  ({ path }: Call): Need => ({ permission, on: (path['parent'] ?? '').split('/').slice(0, 2).join('/') });
const listed = (name: string, items: readonly unknown[], page: { next?: string }): Record<string, unknown> => ({
  ...(items.length > 0 ? { [name]: items } : {}),
  ...nextToken(page),
});

/** https://cloud.google.com/service-usage/docs/reference/rest/v1/services/list */
function services(call: Call): Record<string, unknown> {
  const project = activeProject(
    call.state,
    (call.path['parent'] ?? '').split('/')[1] ?? '',
    'serviceusage.services.list',
  );
  const filter = param(call, 'filter') ?? 'state:ENABLED';
  if (filter !== 'state:ENABLED' && filter !== 'state:DISABLED') throw invalid('Invalid filter.');
  const names = filter === 'state:ENABLED' ? [...project.services].toSorted() : [];
  const page = paginate(call, names, { default: 50, max: 200, above: 'refused' });
  return listed(
    'services',
    page.items.map((name) => serviceShape(project, name, TITLES[name] ?? name)),
    page,
  );
}

/** `contacts:compute` adds those of everything above. */
function contacts(call: Call, inherited: boolean): Record<string, unknown> {
  const above = ancestorsOf(call.state, call.path['parent'] ?? '');
  const places = inherited ? above : above.slice(0, 1);
  const categories = params(call, 'notificationCategories');
  const found = call.state.contacts.filter(
    (contact) =>
      places.includes(contact.parent) &&
      (categories.length === 0 || contact.categories.some((one) => one === 'ALL' || categories.includes(one))),
  );
  const page = paginate(call, found, { default: 100, max: 100 });
  return listed('contacts', page.items.map(contactShape), page);
}

/** Accounts that were idle for 90 days, with the same blind spots as Policy Analyzer. */
function insights(call: Call): Record<string, unknown> {
  const { state, now } = call;
  const [, number = '', , location = '', , type] = (call.path['parent'] ?? '').split('/');
  if (type !== 'google.iam.serviceAccount.Insight')
    throw invalid(`The estate does not simulate the insight type ${type ?? ''}.`);
  const project = activeProject(state, number, 'recommender.iamServiceAccountInsights.list');
  const idle = [...state.serviceAccounts.values()].filter((account) => {
    if (account.project !== project.number) return false;
    const at = analyzerDate(
      [...account.uses, ...account.keys.flatMap(({ uses }) => uses)],
      analyzerWindow(account.createdAt, now),
    );
    return now - account.createdAt > 90 * DAY && (at === undefined || now - at > 90 * DAY);
  });
  const page = paginate(call, idle, { default: 100, max: 1000 });
  const shown = page.items.map(({ email, uniqueId }): Shape => ({
    name: `projects/${project.number}/locations/${location}/insightTypes/${type}/insights/${uniqueId}`,
    description: `Service account ${email} was inactive in the past 90 days.`,
    content: { email, serviceAccountId: uniqueId },
    lastRefreshTime: iso(now - DAY),
    observationPeriod: `${90 * DAY}s`,
    stateInfo: { state: 'ACTIVE' },
    category: 'SECURITY',
    insightSubtype: 'SERVICE_ACCOUNT_USAGE',
    targetResources: [`//iam.googleapis.com/projects/${project.id}/serviceAccounts/${uniqueId}`],
    severity: 'LOW',
  }));
  return listed('insights', shown, page);
}

const paging = { pageSize: 'number', pageToken: 'text' } as const;
const PLACES = ['organizations', 'folders', 'projects'];

export const smallMethods: readonly Method[] = [
  {
    id: 'services.list',
    host: 'serviceusage.googleapis.com',
    verb: 'GET',
    paths: ['/v1/{parent=projects/*}/services'],
    query: { ...paging, filter: 'text' },
    need: parentNeed('serviceusage.services.list'),
    consumer: 'caller',
    run: services,
  },
  {
    id: 'contacts.list',
    host: 'essentialcontacts.googleapis.com',
    verb: 'GET',
    paths: PLACES.map((kind) => `/v1/{parent=${kind}/*}/contacts`),
    query: paging,
    need: parentNeed('essentialcontacts.contacts.list'),
    consumer: 'caller',
    run: (call) => contacts(call, false),
  },
  {
    id: 'contacts.compute',
    host: 'essentialcontacts.googleapis.com',
    verb: 'GET',
    paths: PLACES.map((kind) => `/v1/{parent=${kind}/*}/contacts:compute`),
    query: { ...paging, notificationCategories: 'repeated' },
    need: parentNeed('essentialcontacts.contacts.list'),
    consumer: 'caller',
    run: (call) => contacts(call, true),
  },
  {
    id: 'projects.locations.insightTypes.insights.list',
    host: 'recommender.googleapis.com',
    verb: 'GET',
    paths: ['/v1/{parent=projects/*/locations/*/insightTypes/*}/insights'],
    query: { ...paging, filter: 'text' },
    need: parentNeed('recommender.iamServiceAccountInsights.list'),
    consumer: 'caller',
    run: insights,
  },
];

/** Service accounts: those that people made, and those that Google made with a project or a service. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, NotSeen, Observed, Timestamp } from '../../../core/model.ts';
import { accountRef } from '../account-index.ts';
import { assetsOf } from '../assets/read.ts';
import type { Row } from '../assets/shelf.ts';
import { creatorHint, originsOf, storedOrigin, type Origin } from '../origins.ts';
import { hintsFromLabels, hintsFromText } from '../owner-hints.ts';
import type { Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { accountUsage } from '../usage/account-usage.ts';
import { projectsWith } from '../usage/projects-with.ts';
import type { Usage } from '../usage/words.ts';

export const serviceAccounts: Collector<Session> = {
  id: 'service-accounts',
  title: 'service accounts',
  in: ['organization', 'project'],
  emits: ['service-account'],
  permissions: [
    'cloudasset.assets.listResource',
    'iam.serviceAccounts.list',
    'policyanalyzer.serviceAccountLastAuthenticationActivities.query',
    'monitoring.timeSeries.list',
    'monitoring.metricsScopes.get',
    'logging.logEntries.list',
  ],
  firstRunCalls: 30,
  async *collect(session, scope, run) {
    const shelf = await assetsOf(session, scope, run);
    shelf.tell(run, 'serviceAccount');
    const projects = projectsWith(session, shelf, 'serviceAccount');
    const origins = await originsOf(session, scope, shelf, run);
    const usageOf = await accountUsage(session, scope, 'serviceAccount', projects, run);
    for (const row of shelf.of('serviceAccount')) {
      const project = row.project === null ? undefined : session.projects.get(row.project);
      const origin = origins.of(row.data.email) ?? (await storedOrigin(accountRef(row.data.uniqueId), run));
      yield record(
        row,
        project,
        { origin, missing: origins.missing(row.project ?? '') },
        usageOf(row.project ?? '', row.data.uniqueId),
      );
    }
  },
};

const CREATED = 'CreateServiceAccount';

/** https://docs.cloud.google.com/iam/docs/service-account-types#default */
function defaultOf(email: string): 'Compute Engine' | 'App Engine' | undefined {
  if (/^\d+-compute@developer\.gserviceaccount\.com$/.test(email)) return 'Compute Engine';
  return email.endsWith('@appspot.gserviceaccount.com') ? 'App Engine' : undefined;
}

interface Made {
  origin: Origin | undefined;
  missing: NotSeen | undefined;
}

function record(
  row: Row<'serviceAccount'>,
  project: Project | undefined,
  made: Made,
  usage: Usage,
): InventoryRecordInput {
  const { data } = row;
  const madeWith = defaultOf(data.email);
  return {
    record: 'identity',
    ref: accountRef(data.uniqueId),
    scope: row.scope,
    source: row.source,
    kind: 'service-account',
    name: data.email,
    nativeId: data.email,
    status: data.disabled ? 'disabled' : 'active',
    nature: {
      is: 'machine',
      because: madeWith === undefined ? 'a service account' : `made with the project for ${madeWith}`,
    },
    managedBy: 'customer',
    createdAt: createdAt(made),
    purpose: data.description || data.displayName || null,
    ownerHints: [
      ...creatorHint(made.origin, CREATED),
      ...hintsFromText(data.description, 'description'),
      ...hintsFromText(data.displayName, 'display name'),
      ...hintsFromLabels(project?.labels ?? {}, 'project label'),
    ].slice(0, 50),
    weaknesses: madeWith === undefined ? [] : ['default-identity'],
    usage,
    attributes: {
      uniqueId: data.uniqueId,
      ...(data.displayName === '' ? {} : { displayName: data.displayName }),
      ...(project === undefined ? {} : { project: project.id }),
      ...(madeWith === undefined ? {} : { defaultOf: madeWith }),
    },
  };
}

function createdAt({ origin, missing }: Made): Observed<Timestamp> {
  if (origin !== undefined) return origin.at;
  return (
    missing ?? {
      unknown: 'unsupported',
      detail: 'its creation is not in what was read of the audit log, which is kept for 400 days',
    }
  );
}

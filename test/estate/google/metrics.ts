/** What Monitoring keeps of use: https://cloud.google.com/monitoring/api/metrics_gcp_i_o#gcp-iam and its neighbours. */
import { invalid } from './errors.ts';
import type { GoogleState, ServiceAccount, Use } from './state.ts';

export interface Series {
  metric: { type: string; labels: Record<string, string> };
  resource: { type: string; labels: Record<string, string> };
}
interface Line {
  series: Series;
  uses: Use[];
}

type Source = (state: GoogleState, type: string, projects: ReadonlySet<string>) => Line[];

const idOf = (state: GoogleState, number: string): string => state.projects.get(number)?.id ?? number;

const accounts = (state: GoogleState, projects: ReadonlySet<string>): ServiceAccount[] =>
  [...state.serviceAccounts.values()].filter(({ project }) => projects.has(project));

const accountResource = (state: GoogleState, { project, email, uniqueId }: ServiceAccount): Series['resource'] => ({
  type: 'iam_service_account',
  labels: { project_id: idOf(state, project), email_id: email, unique_id: uniqueId },
});

/** Every sign-in as the account, delegated ones too, whichever key it was with. */
const accountEvents: Source = (state, type, projects) =>
  accounts(state, projects).map((account) => ({
    series: { metric: { type, labels: {} }, resource: accountResource(state, account) },
    uses: [...account.uses, ...account.keys.flatMap(({ uses }) => uses)],
  }));

const keyEvents: Source = (state, type, projects) =>
  accounts(state, projects).flatMap((account) =>
    account.keys.map(({ id, uses }) => ({
      series: { metric: { type, labels: { key_id: id } }, resource: accountResource(state, account) },
      uses,
    })),
  );

/**
 * Calls of APIs by credential, which is a label of the resource `consumed_api`:
 * https://cloud.google.com/apis/docs/monitoring#available_metrics
 */
const requests: Source = (state, type, projects) => {
  const line = (project: string, credential: string, service: string, uses: Use[]): Line => ({
    series: {
      metric: {
        type,
        labels: { response_code: '200', response_code_class: '2xx', protocol: 'http', grpc_status_code: '' },
      },
      resource: {
        type: 'consumed_api',
        labels: {
          project_id: idOf(state, project),
          service,
          method: `${service}.call`,
          version: 'v1',
          location: 'global',
          credential_id: credential,
        },
      },
    },
    uses,
  });
  const keys = [...state.apiKeys.values()].filter(({ project }) => projects.has(project));
  return [
    ...keys.map(({ uid, project, uses }) => line(project, `apikey:${uid}`, 'maps-backend.googleapis.com', uses)),
    ...accounts(state, projects).map((account) =>
      line(account.project, `serviceaccount:${account.uniqueId}`, 'storage.googleapis.com', account.uses),
    ),
  ];
};

/** https://cloud.google.com/monitoring/api/metrics_gcp_p_z#gcp-storage */
const storageSignIns: Source = (state, type, projects) =>
  [...state.hmacKeys.values()]
    .filter(({ project }) => projects.has(project))
    .map(({ accessId, project, uses }) => ({
      series: {
        metric: {
          type,
          labels: { authentication_method: 'HMAC_SERVICE_ACCOUNT', access_id: accessId, response_code: 'OK' },
        },
        resource: {
          type: 'gcs_bucket',
          labels: { project_id: idOf(state, project), bucket_name: 'halden-lake', location: 'eu' },
        },
      },
      uses,
    }));

/** Tokens of others that were taken for ours, or refused. */
const federation: Source = (state, type, projects) =>
  state.pools
    .filter(({ project }) => projects.has(project))
    .flatMap((pool) =>
      pool.providers.map(({ id, uses }) => ({
        series: {
          metric: { type, labels: { result: 'success', provider_id: id } },
          resource: {
            type: 'iam.googleapis.com/WorkloadIdentityPoolProvider',
            labels: {
              resource_container: idOf(state, pool.project),
              location: 'global',
              pool_id: pool.name.split('/').at(-1) ?? '',
              provider_id: id,
            },
          },
        },
        uses,
      })),
    );

const SOURCES: Readonly<Record<string, Source>> = {
  'iam.googleapis.com/service_account/authn_events_count': accountEvents,
  'iam.googleapis.com/service_account/key/authn_events_count': keyEvents,
  'serviceruntime.googleapis.com/api/request_count': requests,
  'storage.googleapis.com/authn/authentication_count': storageSignIns,
  'iam.googleapis.com/workload_identity_federation/count': federation,
  'iam.googleapis.com/workforce_identity_federation/count': () => [],
};

export function seriesOf(state: GoogleState, type: string, projects: ReadonlySet<string>): Line[] {
  const source = SOURCES[type];
  if (!source) throw invalid(`Cannot find metric(s) that match type = "${type}".`);
  return source(state, type, projects);
}

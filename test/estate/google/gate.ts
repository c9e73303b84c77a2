/** Who pays for a call, whether its API is switched on there, and whether the caller may make it. */
import { allows } from './access.ts';
import { isCollector } from './callers.ts';
import { TITLES } from './catalog.ts';
import { GoogleError, permissionDenied, serviceDisabled, userProjectDenied } from './errors.ts';
import type { Method } from './method.ts';
import { ancestorsOf, ownProject } from './places.ts';
import { projectOf, type GoogleState } from './state.ts';
import type { AccessToken } from './tokens/store.ts';

/** gcloud's own project, which no caller may charge: https://cloud.google.com/docs/authentication/adc-troubleshooting/user-creds */
const GCLOUD_PROJECT = '764086051850';

/** The number of the project that is charged: what the caller named, or where it lives. */
export function payerOf(state: GoogleState, token: AccessToken, named: string | undefined, method: Method): string {
  if (named !== undefined) {
    const project = ownProject(state, named);
    const places = project ? ancestorsOf(state, `projects/${project.number}`) : [];
    if (!project || !isCollector(state, token) || !allows(state.access, 'serviceusage.services.use', places)) {
      throw userProjectDenied(method.host, named);
    }
    return project.number;
  }
  if (token.kind === 'user') return GCLOUD_PROJECT;
  const [, number] = /iam\.googleapis\.com\/projects\/(\d+)\//.exec(token.principal) ?? [];
  return number ?? state.serviceAccounts.get(token.principal)?.project ?? state.collector.quotaProject;
}

/** `projects/<id or number>` → the number. */
export const numberOf = (state: GoogleState, place: string): string =>
  (ancestorsOf(state, place)[0] ?? place).slice('projects/'.length);

export function checkSwitchedOn(state: GoogleState, method: Method, payer: string, place: string): void {
  const asked =
    method.consumer === 'resource' && place.startsWith('projects/') ? place.slice('projects/'.length) : payer;
  const project = projectOf(state, asked);
  if (payer === GCLOUD_PROJECT && method.consumer === 'caller') throw noQuotaProject(method);
  if (!project || project.foreign || project.services.has(method.host)) return;
  throw serviceDisabled(method.host, TITLES[method.host] ?? method.host, project.number);
}

function noQuotaProject({ host }: Method): GoogleError {
  const title = TITLES[host] ?? host;
  const refused = serviceDisabled(host, title, GCLOUD_PROJECT);
  const message = `Your application is authenticating by using local Application Default Credentials. The ${host} API requires a quota project, which is not set by default. To learn how to set your quota project, see https://cloud.google.com/docs/authentication/adc-troubleshooting/user-creds .`;
  return new GoogleError('PERMISSION_DENIED', message, refused.details);
}

export function checkAllowed(state: GoogleState, token: AccessToken, permission: string, on: string): void {
  const places = ancestorsOf(state, on);
  const known = places.length > 0 && ownPlace(state, places[0] ?? '');
  if (known && isCollector(state, token) && allows(state.access, permission, places)) return;
  throw permissionDenied(permission, `//cloudresourcemanager.googleapis.com/${on}`);
}

const ownPlace = (state: GoogleState, place: string): boolean =>
  !place.startsWith('projects/') || ownProject(state, place.slice('projects/'.length)) !== undefined;

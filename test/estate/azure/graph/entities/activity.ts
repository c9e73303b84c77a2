/** The two reports of last use, both in beta only. */
import { HOUR, iso, type Seconds } from '../../../clock.ts';
import type { Activity, Application, AzureState, Certificate, Secret, ServicePrincipal } from '../../state.ts';
import { entity, type Wire } from '../entity.ts';

const requestId = (id: string): string => `${id.slice(0, 8)}-0000-4000-8000-${id.slice(-12)}`;

const signIn = (at: Seconds | undefined, id: string): Wire | null =>
  at === undefined ? null : { lastSignInDateTime: iso(at), lastSignInRequestId: requestId(id) };

const newest = (activity: Activity): Seconds | undefined => {
  const all = Object.values(activity) as Seconds[];
  return all.length === 0 ? undefined : Math.max(...all);
};

export const isActive = ({ activity }: ServicePrincipal): boolean => Object.keys(activity).length > 0;

/** https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipalsigninactivity?view=graph-rest-beta */
export const servicePrincipalSignInActivity = entity<ServicePrincipal>({
  name: 'microsoft.graph.servicePrincipalSignInActivity',
  shortName: 'ServicePrincipalSignInActivity',
  properties: {
    id: ({ appId }) => Buffer.from(appId).toString('base64'),
    appId: ({ appId }) => appId,
    delegatedClientSignInActivity: ({ activity, id }) => signIn(activity.delegatedClientAt, id),
    delegatedResourceSignInActivity: ({ activity, id }) => signIn(activity.delegatedResourceAt, id),
    applicationAuthenticationClientSignInActivity: ({ activity, id }) =>
      signIn(activity.applicationAuthenticationClientAt, id),
    applicationAuthenticationResourceSignInActivity: ({ activity, id }) =>
      signIn(activity.applicationAuthenticationResourceAt, id),
    lastSignInActivity: ({ activity, id }) => signIn(newest(activity), id),
  },
});

export interface CredentialActivity {
  keyId: string;
  appId: string;
  appObjectId: string;
  servicePrincipalId: string;
  origin: 'application' | 'servicePrincipal';
  credential: Secret | Certificate;
  at: Seconds;
}

function ofHolder(
  holder: Application | ServicePrincipal,
  given: Omit<CredentialActivity, 'keyId' | 'credential' | 'at'>,
) {
  return [...holder.secrets, ...holder.certificates].flatMap((credential) =>
    credential.lastUsedAt === undefined
      ? []
      : [{ ...given, keyId: credential.keyId, credential, at: credential.lastUsedAt }],
  );
}

/** Credentials that were used. One that never was has no line. */
export function credentialActivities(state: AzureState): CredentialActivity[] {
  const ofApplications = [...state.applications.values()].flatMap((app) =>
    ofHolder(app, {
      appId: app.appId,
      appObjectId: app.id,
      servicePrincipalId: app.servicePrincipalId ?? '',
      origin: 'application',
    }),
  );
  const ofPrincipals = [...state.servicePrincipals.values()].flatMap((sp) =>
    ofHolder(sp, {
      appId: sp.appId,
      appObjectId: state.applicationByAppId.get(sp.appId) ?? '',
      servicePrincipalId: sp.id,
      origin: 'servicePrincipal',
    }),
  );
  return [...ofApplications, ...ofPrincipals];
}

/** Every third date as in the documentation's examples: with the offset `-8:00`, which ISO 8601 does not have. */
function oddly(at: Seconds, keyId: string, { behaviour }: AzureState): string {
  if (!behaviour.oddDates || keyId.charCodeAt(0) % 3 !== 0) return iso(at);
  return iso(at - 8 * HOUR).replace('Z', '-8:00');
}

/** https://learn.microsoft.com/en-us/graph/api/resources/appcredentialsigninactivity?view=graph-rest-beta */
export const appCredentialSignInActivity = entity<CredentialActivity>({
  name: 'microsoft.graph.appCredentialSignInActivity',
  shortName: 'AppCredentialSignInActivity',
  id: ({ keyId }) => keyId,
  properties: {
    id: ({ keyId, appId }) => Buffer.from(`${appId}${keyId}`).toString('base64'),
    keyId: ({ keyId }) => keyId,
    keyType: ({ credential }) => ('value' in credential ? 'clientSecret' : 'certificate'),
    keyUsage: ({ credential }) => ('usage' in credential ? credential.usage.toLowerCase() : 'verify'),
    appId: ({ appId }) => appId,
    appObjectId: ({ appObjectId }) => appObjectId,
    servicePrincipalObjectId: ({ servicePrincipalId }) => servicePrincipalId,
    resourceId: () => '00000003-0000-0000-c000-000000000000',
    credentialOrigin: ({ origin }) => origin,
    createdDateTime: ({ credential, keyId }, state) => oddly(credential.createdAt, keyId, state),
    expirationDateTime: ({ credential, keyId }, state) => oddly(credential.endDateTime, keyId, state),
    signInActivity: ({ at, keyId }, state) => ({
      lastSignInDateTime: oddly(at, keyId, state),
      lastSignInRequestId: requestId(keyId),
    }),
  },
});

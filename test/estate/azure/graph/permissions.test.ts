import { describe, expect, test } from 'vitest';
import { COLLECTOR_PERMISSIONS } from '../catalog/needed.ts';
import { lab, type GraphLab } from '../testing.ts';

const PATHS: Readonly<Record<string, (here: GraphLab) => string>> = {
  organization: () => '/organization',
  applications: () => '/applications?$top=1',
  federated: ({ side }) => `/applications/${side.state.collector.applicationId}/federatedIdentityCredentials`,
  blueprints: () => '/applications/microsoft.graph.agentIdentityBlueprint',
  agents: () => '/servicePrincipals/microsoft.graph.agentIdentity',
  grants: () => '/oauth2PermissionGrants?$top=1',
  roles: () => '/roleManagement/directory/roleAssignments',
  eligibility: () => '/roleManagement/directory/roleEligibilitySchedules',
  schedules: () => '/roleManagement/directory/roleAssignmentSchedules',
  users: () => '/users?$top=1',
  groups: () => '/groups',
  policy: () => '/policies/authorizationPolicy',
  consent: () => '/policies/permissionGrantPolicies',
  activities: () => '/beta/reports/servicePrincipalSignInActivities?$top=1',
  credentials: () => '/beta/reports/appCredentialSignInActivities?$top=1',
  summaries: () => "/beta/auditLogs/getSummarizedServicePrincipalSignIns(aggregationWindow='d1')",
  signIns: () => "/beta/auditLogs/signIns?$filter=signInEventTypes/any(t:t eq 'servicePrincipal')",
  audits: () => '/auditLogs/directoryAudits',
  risky: () => '/identityProtection/riskyServicePrincipals',
};

/** Paths that do not open any more, and with which codes. */
function closed(here: GraphLab): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PATHS).flatMap(([name, path]) => {
      const { status, error } = here.get(path(here));
      return status === 200 ? [] : [[name, `${status} ${error.code}`]];
    }),
  );
}

const DENIED = '403 Authorization_RequestDenied';
const LOGS = '403 Authentication_MSGraphPermissionMissing';

describe('permissions', () => {
  test('with all of them, every door is open', () => {
    expect(closed(lab())).toEqual({});
  });

  test('each one missing closes what it alone opens', () => {
    const without = (permission: string) => {
      const here = lab();
      here.side.mutate({ do: 'deny', permission });
      return closed(here);
    };
    expect(without('Application.Read.All')).toEqual({ federated: DENIED });
    expect(without('Directory.Read.All')).toEqual({
      organization: DENIED,
      grants: DENIED,
      users: DENIED,
      groups: DENIED,
    });
    expect(without('AuditLog.Read.All')).toEqual({ summaries: LOGS, signIns: LOGS, audits: LOGS });
    expect(without('RoleManagement.Read.Directory')).toEqual({ eligibility: DENIED, schedules: DENIED });
    expect(without('Policy.Read.All')).toEqual({ policy: DENIED, consent: DENIED });
    expect(without('IdentityRiskyServicePrincipal.Read.All')).toEqual({ risky: DENIED });
    expect(without('AgentIdentity.Read.All')).toEqual({ agents: DENIED });
  });

  test('without any, all doors are closed; given back, they open', () => {
    const here = lab();
    here.side.mutate({ do: 'deny', permission: [...COLLECTOR_PERMISSIONS] });
    expect(Object.keys(closed(here))).toEqual(Object.keys(PATHS));
    here.side.mutate({ do: 'undeny', permission: [...COLLECTOR_PERMISSIONS] });
    expect(closed(here)).toEqual({});
  });

  test('what may not be seen is expanded to nothing, without a word', () => {
    const here = lab();
    here.side.mutate({ do: 'deny', permission: 'Application.Read.All' });
    const { status, rows } = here.get('/applications?$expand=federatedIdentityCredentials&$top=999');
    expect(status).toBe(200);
    expect(rows.flatMap((row) => row['federatedIdentityCredentials'])).toEqual([]);
  });

  test('another application has only what it was granted', () => {
    const here = lab();
    const app = [...here.side.state.applications.values()].find(({ displayName }) => displayName === 'payments-ledger');
    const form = { client_id: app?.appId, client_secret: app?.secrets[0]?.value };
    const headers = { authorization: `Bearer ${String(here.signIn(form).json['access_token'])}` };
    expect(here.ask('GET', '/v1.0/users', headers).status).toBe(200);
    expect(here.ask('GET', '/v1.0/applications', headers).error.code).toBe('Authorization_RequestDenied');
  });
});

describe('licences and clouds', () => {
  test('without P1 there are no sign-ins, and the refusal says why', () => {
    const here = lab();
    here.side.mutate({ do: 'licence', p1: false, p2: false });
    const premium = '403 Authentication_RequestFromNonPremiumTenantOrB2CTenant';
    expect(closed(here)).toEqual({
      activities: premium,
      credentials: premium,
      summaries: premium,
      signIns: premium,
      eligibility: '400 AadPremiumLicenseRequired',
      risky: '403 Forbidden',
    });
  });

  test('a person without a role for it reads no logs', () => {
    const here = lab();
    here.side.mutate({ do: 'behaviour', supportedRole: false });
    const role = '403 Authentication_RequestFromUnsupportedUserRole';
    expect(closed(here)).toEqual({ activities: role, credentials: role, summaries: role, signIns: role });
  });

  test('the two reports are of the public cloud only', () => {
    const here = lab();
    here.side.mutate({ do: 'behaviour', signInReports: false });
    expect(closed(here)).toEqual({ activities: '400 BadRequest', credentials: '400 BadRequest' });
  });

  test('another cloud has another door', () => {
    const here = lab();
    here.side.mutate({ do: 'cloud', cloud: 'china' });
    expect(here.signIn().json['error']).toBe('invalid_resource');
    const token = here.signIn({ scope: 'https://microsoftgraph.chinacloudapi.cn/.default' }).json['access_token'];
    const ask = (host: string) =>
      here.ask('GET', '/v1.0/applications', { authorization: `Bearer ${String(token)}`, host });
    const { status, json } = ask('microsoftgraph.chinacloudapi.cn');
    expect([status, json['@odata.context']]).toEqual([
      200,
      'https://microsoftgraph.chinacloudapi.cn/v1.0/$metadata#applications',
    ]);
  });
});

describe('throttling', () => {
  test('says how long to wait, or does not', () => {
    const here = lab();
    here.estate.faults.add({ service: 'graph', operation: 'applications', kind: 'throttle' });
    const first = here.get('/applications');
    expect([first.status, first.error.code, first.headers['retry-after']]).toEqual([429, 'TooManyRequests', '1']);
    here.side.mutate({ do: 'behaviour', retryAfter: false });
    expect(here.get('/applications').headers['retry-after']).toBeUndefined();
  });

  test('costs are told, and the limit when it comes near', () => {
    const here = lab();
    const units = (target: string) => here.get(target).headers['x-ms-resource-unit'];
    expect(['/applications', '/applications?$select=id', '/applications?$expand=owners', '/users'].map(units)).toEqual([
      '2',
      '1',
      '3',
      '2',
    ]);
    expect(here.get('/users').headers['x-ms-throttle-limit-percentage']).toBeUndefined();
    here.side.mutate({ do: 'behaviour', throttlePercentage: 1.2 });
    expect(here.get('/users').headers['x-ms-throttle-limit-percentage']).toBe('1.2');
  });

  test('reports take five requests in ten seconds, once the documented limits are on', () => {
    const here = lab();
    here.side.mutate({ do: 'behaviour', documentedLimits: true });
    const statuses = Array.from({ length: 6 }, () => here.get('/beta/reports/servicePrincipalSignInActivities').status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(here.get('/applications').status).toBe(200);
  });
});

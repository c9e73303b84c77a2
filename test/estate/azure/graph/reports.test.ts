import { describe, expect, test } from 'vitest';
import { DAY } from '../../clock.ts';
import { lab, type Json } from '../testing.ts';

const SIGN_INS = "/beta/auditLogs/signIns?$filter=signInEventTypes/any(t:t eq 'servicePrincipal')&$top=1000";

describe('reports of last use', () => {
  test('by application, only those that were ever used', () => {
    const here = lab();
    const rows = here.all('/beta/reports/servicePrincipalSignInActivities?$top=1000');
    const used = here.side
      .truth()
      .directory.servicePrincipals.filter(({ lastUse }) => lastUse.application !== null || lastUse.delegated !== null);
    const reported = new Set(rows.map(({ appId }) => appId));
    expect(used.filter(({ appId }) => !reported.has(appId))).toEqual([]);
    const appIdOf = (name: string) => here.side.state.applications.get(here.id(name))?.appId;
    expect(reported.has(appIdOf('app.expired-with-grants'))).toBe(true);
    expect(reported.has(appIdOf('app.no-principal'))).toBe(false);
    const called = rows.find(({ appId }) => appId === appIdOf('app.only-called'));
    expect(called?.['applicationAuthenticationClientSignInActivity']).toBeNull();
    expect(called?.['applicationAuthenticationResourceSignInActivity']).toMatchObject({
      lastSignInDateTime: '2026-11-20T12:00:00Z',
    });
  });

  test('by credential, with dates that no calendar has', () => {
    const here = lab();
    const rows = here.all('/beta/reports/appCredentialSignInActivities');
    const of = (name: string) => rows.find(({ keyId }) => keyId === here.id(name));
    expect(of('secret.never-used')).toBeUndefined();
    expect(of('secret.only-failures')).toBeUndefined();
    expect(of('secret.unused-94d')).toMatchObject({ keyType: 'clientSecret', credentialOrigin: 'application' });
    expect(of('principal-secret.own')).toMatchObject({ credentialOrigin: 'servicePrincipal' });
    const odd = (all: Json[]) => all.filter(({ createdDateTime }) => String(createdDateTime).endsWith('-8:00'));
    expect(odd(rows).length).toBeGreaterThan(3);
    expect(odd(rows).length).toBeLessThan(rows.length);
    here.side.mutate({ do: 'behaviour', oddDates: false });
    expect(odd(here.all('/beta/reports/appCredentialSignInActivities'))).toEqual([]);
  });

  test('by day: one line for each application, address, resource and outcome', () => {
    const here = lab();
    for (let i = 0; i < 3; i++) here.side.mutate({ do: 'use-application', application: 'warehouse-sync' });
    const name = 'warehouse-sync';
    const rows = here.all("/beta/auditLogs/getSummarizedServicePrincipalSignIns(aggregationWindow='d1')?$top=1000");
    const lines = rows.filter(({ servicePrincipalName }) => servicePrincipalName === name);
    const counted = lines.reduce((sum, line) => sum + Number(line['signInCount']), 0);
    const logged = here.all(SIGN_INS).filter(({ servicePrincipalName }) => servicePrincipalName === name);
    expect(counted).toBe(logged.length);
    expect(lines[0]).toMatchObject({ aggregationDateTime: '2026-11-21T00:00:00Z', status: { errorCode: 0 } });
    expect(here.get("/beta/auditLogs/getSummarizedServicePrincipalSignIns(aggregationWindow='d7')").status).toBe(400);
    const machines = here.all("/beta/auditLogs/getSummarizedMSISignIns(aggregationWindow='d1')");
    expect(machines.map(({ managedServiceIdentity }) => (managedServiceIdentity as Json)['msiType'])).toContain(
      'systemAssigned',
    );
  });

  test('the function may be gone', () => {
    const here = lab();
    here.side.mutate({ do: 'behaviour', summarizedSignIns: false });
    const { status, error } = here.get("/beta/auditLogs/getSummarizedMSISignIns(aggregationWindow='d1')");
    expect([status, error.message]).toEqual([400, "Resource not found for the segment 'getSummarizedMSISignIns'."]);
  });
});

describe('the sign-in log', () => {
  test('names the secret and the federated credential of each sign-in', () => {
    const here = lab();
    const rows = here.all(SIGN_INS);
    expect(rows.find((row) => row['servicePrincipalCredentialKeyId'] === here.id('secret.fresh'))).toMatchObject({
      clientCredentialType: 'clientSecret',
    });
    expect(rows.find((row) => row['federatedCredentialId'] === here.id('federated.payments-deploy'))).toMatchObject({
      clientCredentialType: 'federatedIdentityCredential',
      servicePrincipalName: 'payments-deploy',
    });
  });

  test('is of people when nothing else is asked for, and forgets after thirty days', () => {
    const here = lab();
    expect(here.all('/beta/auditLogs/signIns')).toEqual([]);
    const before = here.all(SIGN_INS).length;
    expect(before).toBeGreaterThan(20);
    here.estate.clock.advance(31 * DAY);
    expect(here.all(SIGN_INS)).toEqual([]);
  });

  test('a new sign-in is the first of it, and of the report', () => {
    const here = lab();
    here.estate.clock.advance(DAY);
    const id = here.id('secret.never-used');
    here.side.mutate({ do: 'use-credential', id });
    expect(here.all(SIGN_INS)[0]).toMatchObject({
      servicePrincipalCredentialKeyId: id,
      createdDateTime: '2026-11-22T12:00:00Z',
    });
    const line = here.all('/beta/reports/appCredentialSignInActivities').find(({ keyId }) => keyId === id);
    expect(line).toMatchObject({ keyId: id });
  });

  test('the audit log has the name as the real one writes it', () => {
    const here = lab();
    const filter = "startswith(activityDisplayName,'Update application – Certificates and secrets management')";
    const { rows } = here.get(`/auditLogs/directoryAudits?$filter=${encodeURIComponent(filter)}`);
    expect(rows.map(({ activityDisplayName }) => activityDisplayName)).toEqual([
      'Update application – Certificates and secrets management ',
    ]);
  });
});

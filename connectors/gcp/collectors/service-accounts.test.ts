import { afterEach, describe, expect, test, vi } from 'vitest';
import { use } from '../../../test/estate/google/build.ts';
import { createMemory } from '../../../test/suites/connector-run.ts';
import { deny, discoverGoogle, googleCompany, readingOf, recordOf } from '../../../test/suites/google.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const DAY = 86_400;
const only = { only: ['service-accounts', 'service-account-keys'] };

test('an account that people made, with what hints at its owner', async () => {
  const { estate, made } = googleCompany((build) => {
    const project = build.project('halden-shop', { labels: { team: 'payments' } });
    return build.account(project, 'checkout', {
      displayName: 'Checkout',
      description: 'Books orders, ask ada@halden.example',
    });
  });
  const found = await discoverGoogle(estate, {}, only);
  expect(recordOf(found, `gcp:service-account:${made.uniqueId}`)).toMatchObject({
    record: 'identity',
    kind: 'service-account',
    scope: `gcp:project:${made.project}`,
    name: made.email,
    nativeId: made.email,
    status: 'active',
    managedBy: 'customer',
    purpose: 'Books orders, ask ada@halden.example',
    weaknesses: [],
    ownerHints: [
      { kind: 'description', value: 'ada@halden.example', source: 'description' },
      { kind: 'tag', value: 'payments', source: 'project label:team' },
    ],
    attributes: { project: 'halden-shop', uniqueId: made.uniqueId },
  });
});

test.each(['compute', 'appengine'] as const)('the default account of %s', async (of) => {
  const { estate, made } = googleCompany((build) => build.defaultAccount(build.project('halden-shop'), of));
  const found = await discoverGoogle(estate, {}, only);
  expect(recordOf(found, `gcp:service-account:${made.uniqueId}`)).toMatchObject({ weaknesses: ['default-identity'] });
});

test('a disabled account', async () => {
  const { estate, made } = googleCompany((build) =>
    build.account(build.project('halden-shop'), 'off', { disabled: true }),
  );
  const found = await discoverGoogle(estate, {}, only);
  expect(recordOf(found, `gcp:service-account:${made.uniqueId}`)).toMatchObject({ status: 'disabled' });
});

describe('keys', () => {
  const withKeys = () =>
    googleCompany((build) => {
      const account = build.account(build.project('halden-shop'), 'checkout');
      return {
        account,
        plain: build.key(account, { validAfter: build.ago(30) }),
        uploaded: build.key(account, { origin: 'USER_PROVIDED' }),
        expiring: build.key(account, { validBefore: build.now + 10 * DAY }),
        expired: build.key(account, { validBefore: build.now - 10 * DAY }),
        exposed: build.key(account, { disabled: 'EXPOSED' }),
        enabledAgain: build.key(account, {
          extendedStatus: [
            { key: 'SERVICE_ACCOUNT_KEY_EXTENDED_STATUS_KEY_EXPOSED', value: 'https://example.com/leak' },
          ],
        }),
        compromised: build.key(account, { disabled: 'COMPROMISE_DETECTED' }),
        disabled: build.key(account, { disabled: 'USER_INITIATED' }),
      };
    });

  test('only those that people made or uploaded, each with its state', async () => {
    const { estate, made } = withKeys();
    const found = await discoverGoogle(estate, {}, only);
    const keyOf = ({ id }: { id: string }) => recordOf(found, `gcp:service-account-key:${made.account.uniqueId}/${id}`);
    expect(readingOf(found, 'service-account-keys').records).toHaveLength(8);
    expect(keyOf(made.plain)).toMatchObject({
      record: 'credential',
      kind: 'key-pair',
      identity: `gcp:service-account:${made.account.uniqueId}`,
      status: 'active',
      createdAt: new Date(made.plain.validAfter * 1000).toISOString().replace('.000Z', 'Z'),
      rotatedAt: null,
      expiresAt: null,
      weaknesses: ['user-managed'],
      exposure: [],
    });
    expect(keyOf(made.uploaded)).toMatchObject({ weaknesses: ['user-managed', 'uploaded'] });
    expect(keyOf(made.expiring)).toMatchObject({ status: 'active', expiresAt: expect.any(String) as string });
    expect(keyOf(made.expired)).toMatchObject({ status: 'expired' });
    expect(keyOf(made.exposed)).toMatchObject({ status: 'disabled', exposure: ['exposed'] });
    expect(keyOf(made.enabledAgain)).toMatchObject({ status: 'active', exposure: ['exposed'] });
    expect(keyOf(made.compromised)).toMatchObject({ status: 'disabled', exposure: ['compromised'] });
    expect(keyOf(made.disabled)).toMatchObject({ status: 'disabled', exposure: [] });
  });
});

describe('who made them, and when', () => {
  const logged = () =>
    googleCompany((build) => {
      const account = build.account(build.project('halden-shop'), 'checkout');
      build.state.auditLog.push({
        at: build.now - 50 * DAY,
        project: account.project,
        service: 'iam.googleapis.com',
        method: 'google.iam.admin.v1.CreateServiceAccount',
        resourceName: 'projects/halden-shop',
        principal: 'ada@halden.example',
        response: { email: account.email, unique_id: account.uniqueId },
        resource: { type: 'service_account', labels: { email_id: account.email } },
      });
      return account;
    });

  test('is in the audit log of the project, and stays known when the log is not', async () => {
    const { estate, made } = logged();
    const ref = `gcp:service-account:${made.uniqueId}`;
    const memory = createMemory();
    const first = recordOf(await discoverGoogle(estate, {}, { ...only, memory }), ref);
    const known = {
      createdAt: expect.stringMatching(/^\d{4}-/) as string,
      ownerHints: [{ kind: 'creator', value: 'ada@halden.example', source: 'audit-log:CreateServiceAccount' }],
    };
    expect(first).toMatchObject(known);
    estate.google.state.auditLog = [];
    expect(recordOf(await discoverGoogle(estate, {}, { ...only, memory }), ref)).toMatchObject(known);
  });

  test('of a key is known on later nights too, which read only the newest of the log', async () => {
    const { estate, made } = googleCompany((build) => {
      const account = build.account(build.project('halden-shop'), 'checkout');
      const key = build.key(account, { validAfter: build.ago(100) });
      build.state.auditLog.push({
        at: key.validAfter,
        project: account.project,
        service: 'iam.googleapis.com',
        method: 'google.iam.admin.v1.CreateServiceAccountKey',
        resourceName: '',
        principal: 'bo@halden.example',
        response: { name: `projects/halden-shop/serviceAccounts/${account.email}/keys/${key.id}` },
        resource: { type: 'service_account', labels: {} },
      });
      return `gcp:service-account-key:${account.uniqueId}/${key.id}`;
    });
    const memory = createMemory();
    for (const night of [1, 2]) {
      const key = recordOf(await discoverGoogle(estate, {}, { ...only, memory }), made);
      expect(key, `night ${night}`).toMatchObject({
        ownerHints: [{ kind: 'creator', value: 'bo@halden.example', source: 'audit-log:CreateServiceAccountKey' }],
      });
      estate.clock.advance(DAY);
    }
  });

  test('a log that is longer than a night may read is read as far as that', async () => {
    const { estate, made } = logged();
    const [entry] = estate.google.state.auditLog;
    if (entry === undefined) throw new Error('no entry');
    for (let index = 0; index < 11_000; index++) {
      const response = { email: `old-${index}@halden-shop.iam.gserviceaccount.com` };
      estate.google.state.auditLog.push({ ...entry, at: entry.at - 1000 - index, response });
    }
    const found = await discoverGoogle(estate, {}, only);
    expect(found.calls['logging:entries.list']).toBe(10);
    expect(readingOf(found, 'service-accounts').notes.join()).toContain('goes on after 10 pages');
    // The newest come first.
    expect(recordOf(found, `gcp:service-account:${made.uniqueId}`)).toMatchObject({
      createdAt: expect.any(String) as string,
    });
  });

  test('is unknown where the log may not be read', async () => {
    const { estate, made } = logged();
    deny(estate, ['logging.logEntries.list']);
    const found = await discoverGoogle(estate, {}, only);
    expect(recordOf(found, `gcp:service-account:${made.uniqueId}`)).toMatchObject({
      createdAt: { unknown: 'denied' },
      ownerHints: [],
    });
    expect(readingOf(found, 'service-accounts').status).toBe('complete');
  });
});

describe('last use', () => {
  /** Used by API twenty days ago, and for Workspace users two days ago, which only Monitoring sees. */
  const used = () =>
    googleCompany((build) => {
      const account = build.account(build.project('halden-shop'), 'checkout', {
        uses: [use(build.now - 20 * DAY), use(build.now - 2 * DAY, 'delegation')],
      });
      const key = build.key(account, { validAfter: build.ago(300), uses: [use(build.now - 90 * DAY)] });
      return { account, key };
    });
  const usageOf = (record: ReturnType<typeof recordOf>) =>
    record.record === 'identity' || record.record === 'credential' ? record.usage : undefined;

  test('is what Monitoring and Policy Analyzer say, each with what it cannot see', async () => {
    const { estate, made } = used();
    const now = estate.clock.now();
    const found = await discoverGoogle(estate, {}, only);
    const usage = usageOf(recordOf(found, `gcp:service-account:${made.account.uniqueId}`));
    expect(usage).toMatchObject([
      { source: 'gcp:monitoring', precision: 'day', lagHours: 4 },
      { source: 'gcp:policy-analyzer', precision: 'day', lagHours: 72 },
    ]);
    const [monitoring, analyzer] = usage as { lastAt: string; blindTo?: string[] }[];
    // Within the day that begins there, which for Policy Analyzer is one of California.
    expect(Date.parse(monitoring?.lastAt ?? '') / 1000).toBeGreaterThan(now - 3 * DAY);
    expect(Math.floor((now - 20 * DAY - Date.parse(analyzer?.lastAt ?? '') / 1000) / DAY)).toBe(0);
    expect(analyzer?.blindTo?.join()).toContain('domain-wide delegation');
    expect(monitoring?.blindTo?.join()).not.toContain('domain-wide delegation');
  });

  test('of a key reaches back as far as Policy Analyzer does', async () => {
    const { estate, made } = used();
    const found = await discoverGoogle(estate, {}, only);
    const ref = `gcp:service-account-key:${made.account.uniqueId}/${made.key.id}`;
    expect(usageOf(recordOf(found, ref))).toMatchObject([
      { source: 'gcp:monitoring', lastAt: null },
      { source: 'gcp:policy-analyzer', lastAt: expect.any(String) as string },
    ]);
  });

  test('Policy Analyzer is asked once for each project, Monitoring every night', async () => {
    const { estate } = used();
    const memory = createMemory();
    const analyzer = 'policyanalyzer:serviceAccountLastAuthenticationActivities.query';
    const first = await discoverGoogle(estate, {}, { ...only, memory });
    // Two projects, and the organization, which it does not answer for.
    expect(first.calls[analyzer]).toBe(3);
    estate.clock.advance(DAY);
    const second = await discoverGoogle(estate, {}, { ...only, memory });
    expect(second.calls[analyzer]).toBeUndefined();
    expect(second.calls['monitoring:timeSeries.list']).toBe(first.calls['monitoring:timeSeries.list']);
    const windows = second.records.flatMap((record) => (usageOf(record) ?? []) as { windowStart: string }[]);
    const start = new Date((estate.clock.now() - 2 * DAY) * 1000).toISOString().slice(0, 10);
    expect(new Set(windows.map(({ windowStart }) => windowStart.slice(0, 10)))).toEqual(new Set([start]));
  });

  test('after a week without a run, the window reaches back to the last one', async () => {
    const { estate, made } = used();
    const memory = createMemory();
    await discoverGoogle(estate, {}, { ...only, memory });
    estate.clock.advance(7 * DAY);
    const found = await discoverGoogle(estate, {}, { ...only, memory });
    const [monitoring] = usageOf(recordOf(found, `gcp:service-account:${made.account.uniqueId}`)) as {
      windowStart: string;
    }[];
    const days = (estate.clock.now() - Date.parse(monitoring?.windowStart ?? '') / 1000) / DAY;
    expect(days).toBeGreaterThanOrEqual(8);
  });

  test('a project that may not be monitored is asked from Policy Analyzer every night', async () => {
    const { estate, made } = used();
    deny(estate, ['monitoring.timeSeries.list'], `projects/${made.account.project}`);
    const memory = createMemory();
    await discoverGoogle(estate, {}, { ...only, memory });
    const second = await discoverGoogle(estate, {}, { ...only, memory });
    expect(usageOf(recordOf(second, `gcp:service-account:${made.account.uniqueId}`))).toMatchObject([
      { source: 'gcp:policy-analyzer' },
    ]);
    expect(readingOf(second, 'service-accounts').notes.join()).toContain(
      'Monitoring did not answer for 1 of 2 projects',
    );
    expect(readingOf(second, 'service-accounts')).toMatchObject({
      status: 'partial',
      gaps: [{ what: 'last use by Monitoring in one place', because: 'denied' }],
    });
    expect(readingOf(second, 'service-accounts').gaps[0]?.detail).toContain('monitoring.timeSeries.list');
  });

  test('is unknown, and never "none", when nothing may be read', async () => {
    const { estate, made } = used();
    deny(estate, [
      'monitoring.timeSeries.list',
      'policyanalyzer.serviceAccountLastAuthenticationActivities.query',
      'policyanalyzer.serviceAccountKeyLastAuthenticationActivities.query',
    ]);
    const found = await discoverGoogle(estate, {}, only);
    for (const ref of [
      `gcp:service-account:${made.account.uniqueId}`,
      `gcp:service-account-key:${made.account.uniqueId}/${made.key.id}`,
    ]) {
      expect(usageOf(recordOf(found, ref))).toMatchObject({ unknown: 'denied', detail: expect.any(String) as string });
    }
  });

  test('a metrics scope answers for all of its projects in one call', async () => {
    const { estate, made } = used();
    const { state } = estate.google;
    const home = state.collector.quotaProject;
    state.metricsScopes.set(home, [home, made.account.project]);
    const settings = { metricsScopes: ['projects/halden-security'] };
    const found = await discoverGoogle(estate, settings, only);
    expect(found.calls).toMatchObject({ 'monitoring:metricsScopes.get': 1, 'monitoring:timeSeries.list': 2 });
    expect(usageOf(recordOf(found, `gcp:service-account:${made.account.uniqueId}`))).toMatchObject([
      { source: 'gcp:monitoring', lastAt: expect.any(String) as string },
      { source: 'gcp:policy-analyzer' },
    ]);
  });

  test('a project outside of the metrics scope is asked by itself: it would look unused', async () => {
    const { estate, made } = used();
    const { state } = estate.google;
    state.metricsScopes.set(state.collector.quotaProject, [state.collector.quotaProject]);
    const found = await discoverGoogle(estate, { metricsScopes: ['projects/halden-security'] }, only);
    expect(usageOf(recordOf(found, `gcp:service-account:${made.account.uniqueId}`))).toMatchObject([
      { source: 'gcp:monitoring', lastAt: expect.any(String) as string },
      { source: 'gcp:policy-analyzer' },
    ]);
    expect(readingOf(found, 'service-accounts').notes.join()).toContain(
      'no metrics scope of the configuration has them',
    );
  });
});

import { DAY } from '../../clock.ts';
import type { Builder } from '../build.ts';
import { personOf, type People } from './people.ts';

/** Own applications that sign in with secrets. */
export function secrets(build: Builder, all: People): void {
  const { ago, now } = build;
  const owner = [personOf(all, 'carla.mendes').id];

  const fresh = build.both('payments-ledger', { owners: owner });
  const used = build.secret(fresh.app, { displayName: 'vault', createdAt: ago(20), endDateTime: now + 160 * DAY });
  build.use(fresh.sp, ago(0.2), { by: used });
  build.permit(fresh.sp, 'User.Read.All');
  build.note('secret.fresh', 'twenty days old, used today', used.keyId);

  const soon = build.both('invoice-export', { owners: owner });
  const ending = build.secret(soon.app, { createdAt: ago(170), endDateTime: now + 10 * DAY });
  build.use(soon.sp, ago(1), { by: ending });
  build.permit(soon.sp, 'Mail.Send');
  build.note('secret.expiring', 'ends in ten days, and something signs in with it every day', ending.keyId);

  const over = build.both('shipping-labels', { owners: owner });
  const expired = build.secret(over.app, { createdAt: ago(400), endDateTime: ago(35) });
  over.sp.activity.applicationAuthenticationClientAt = ago(36);
  expired.lastUsedAt = ago(36);
  build.permit(over.sp, 'Files.ReadWrite.All');
  build.note('secret.expired-with-grants', 'its only secret has ended, its permissions have not', expired.keyId);
  build.note('app.expired-with-grants', 'its only secret has ended, its permissions have not', over.app.id);

  const many = build.both('warehouse-sync', { owners: owner });
  const old = build.secret(many.app, { displayName: 'first', createdAt: ago(500), endDateTime: now + 230 * DAY });
  const idle = build.secret(many.app, { displayName: 'spare', createdAt: ago(300), endDateTime: now + 430 * DAY });
  const current = build.secret(many.app, { displayName: 'current', createdAt: ago(60) });
  build.secret(many.app, { displayName: 'somebody tried', createdAt: ago(59) });
  build.use(many.sp, ago(94), { by: old });
  build.use(many.sp, ago(0.1), { by: current });
  build.note('app.many-secrets', 'four secrets, one of them in use', many.app.id);
  build.note('secret.unused-94d', 'used 94 days ago, while its neighbour is used today', old.keyId);
  build.note('secret.never-used', 'no sign-in with it was ever seen', idle.keyId);

  const forever = build.both('label-printer', { owners: owner });
  const eternal = build.secret(forever.app, { createdAt: ago(800), endDateTime: now + 36_000 * DAY });
  build.use(forever.sp, ago(2), { by: eternal });
  build.note('secret.forever', 'valid until the next century', eternal.keyId);

  const backdated = build.both('erp-bridge', { owners: owner });
  const lying = build.secret(backdated.app, {
    createdAt: ago(4),
    startDateTime: ago(900),
    endDateTime: now + 90 * DAY,
  });
  build.use(backdated.sp, ago(1), { by: lying });
  build.note('secret.backdated', 'made four days ago, and says that it is 900 days old', lying.keyId);

  const wrong = build.both('metrics-push', { owners: owner });
  const stolen = build.secret(wrong.app, { createdAt: ago(90) });
  build.use(wrong.sp, ago(2), { by: stolen, errorCode: 7_000_215 });
  build.note('secret.only-failures', 'somebody tries, and never succeeds', stolen.keyId);

  const called = build.both('fleet-api', { owners: owner, identifierUris: ['api://fleet'] });
  called.sp.activity.applicationAuthenticationResourceAt = ago(1);
  build.secret(called.app, { createdAt: ago(200) });
  build.note('app.only-called', 'others ask for tokens for it; itself, it never signs in', called.app.id);

  const reports = build.both('finance-reports', { owners: owner, serviceManagementReference: 'SVC-1042' });
  build.use(reports.sp, ago(3), { by: build.secret(reports.app) });
  const bare = build.app('half-finished', { createdAt: ago(3), owners: owner });
  build.note('app.no-principal', 'registered, and never given a service principal', bare.id);

  rotations(build, all);
}

/** What the audit log says of credentials: with the dash and the trailing space that the real one has. */
function rotations(build: Builder, all: People): void {
  const app = [...build.state.applications.values()].find(({ displayName }) => displayName === 'warehouse-sync');
  if (!app) return;
  const target = { id: app.id, displayName: app.displayName, type: 'Application' } as const;
  const by = { user: personOf(all, 'astrid.lund').id };
  build.audit({
    at: build.ago(20),
    category: 'ApplicationManagement',
    activityDisplayName: 'Update application – Certificates and secrets management ',
    initiatedBy: by,
    target,
  });
  build.audit({
    at: build.ago(45),
    category: 'ApplicationManagement',
    activityDisplayName: 'Update application',
    initiatedBy: by,
    target,
  });
}

import type { Builder } from '../build.ts';

/** Deleted, and for thirty days as good as alive: whoever restores it has its permissions again. */
export function deleted(build: Builder): void {
  const { state, ago } = build;
  const { app, sp } = build.both('old-provisioner', { createdAt: ago(700) });
  build.secret(app, { createdAt: ago(600) });
  const forget = (type: 'application' | 'servicePrincipal', deletedAt: number): void => {
    if (type === 'application') {
      state.applications.delete(app.id);
      state.applicationByAppId.delete(app.appId);
      state.deleted.set(app.id, { type, object: app, deletedAt });
    } else {
      state.servicePrincipals.delete(sp.id);
      state.servicePrincipalByAppId.delete(sp.appId);
      state.deleted.set(sp.id, { type, object: sp, deletedAt });
    }
  };
  forget('application', ago(6));
  forget('servicePrincipal', ago(6));
  build.note('deleted.application', 'can be restored for 24 days more', app.id);
  build.note('deleted.principal', 'its service principal', sp.id);
}

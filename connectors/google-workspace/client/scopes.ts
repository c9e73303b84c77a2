/** The OAuth scopes that are asked for: these are the permissions of this provider. */
const AUTH = 'https://www.googleapis.com/auth/';

export const USERS = `${AUTH}admin.directory.user.readonly`;
/** Consents and app passwords. It could revoke them too: Google has no read-only variant. */
export const SECURITY = `${AUTH}admin.directory.user.security`;
export const AUDIT = `${AUTH}admin.reports.audit.readonly`;
export const USAGE = `${AUTH}admin.reports.usage.readonly`;

export const allScopes: readonly string[] = [USERS, SECURITY, AUDIT, USAGE];

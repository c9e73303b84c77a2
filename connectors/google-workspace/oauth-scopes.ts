/**
 * What OAuth scopes open. The classes are Google's own; `admin` is ours, for what changes the company's directory or
 * cloud. Restricted: https://support.google.com/cloud/answer/13464325, sensitive and the rest:
 * https://developers.google.com/identity/protocols/oauth2/scopes
 */

/** From the most to the least powerful. */
export const scopeClasses = ['admin', 'restricted', 'sensitive', 'plain'] as const;
export type ScopeClass = (typeof scopeClasses)[number];

const PREFIX = 'https://www.googleapis.com/auth/';

/** Who somebody is, and files that the person picked for the app. Google asks for no review of these. */
const plain = new Set([
  'openid',
  'email',
  'profile',
  'userinfo.email',
  'userinfo.profile',
  'plus.me',
  'drive.file',
  'drive.appdata',
  'drive.appfolder',
  'drive.install',
  'https://www.google.com/accounts/OAuthLogin',
]);

/** By beginnings, after the prefix: `drive.metadata` stands for `drive.metadata.readonly` too. */
const restricted = [
  'https://mail.google.com/',
  'gmail.readonly',
  'gmail.metadata',
  'gmail.modify',
  'gmail.insert',
  'gmail.compose',
  'gmail.settings',
  'drive.readonly',
  'drive.activity',
  'drive.metadata',
  'drive.scripts',
  'drive.meet.readonly',
  'fitness.',
  'chat.messages',
  'chat.delete',
  'chat.import',
];

/** `ediscovery` is Vault: the mail and files of everybody. */
const admin = [
  'admin.',
  'apps.groups',
  'apps.licensing',
  'apps.alerts',
  'cloud-identity',
  'cloud-platform',
  'cloudplatformprojects',
  'ediscovery',
  'iam',
  'compute',
  'devstorage.full_control',
  'chrome.management',
  'chat.admin.',
];

export const shortName = (scope: string): string => (scope.startsWith(PREFIX) ? scope.slice(PREFIX.length) : scope);
export const isReadOnly = (scope: string): boolean => /(?:\.read-?only|\.metadata)$/.test(shortName(scope));

export function classOf(scope: string): ScopeClass {
  const name = shortName(scope);
  if (plain.has(name)) return 'plain';
  if (admin.some((beginning) => name.startsWith(beginning))) return 'admin';
  if (name === 'drive' || restricted.some((beginning) => name.startsWith(beginning))) return 'restricted';
  return 'sensitive';
}

const rank = (scope: string): number => scopeClasses.indexOf(classOf(scope)) * 2 + (isReadOnly(scope) ? 1 : 0);

/** The widest first: what the whole is called by. */
export function byPower(scopes: readonly string[]): string[] {
  return scopes.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** A list as the console and its log write it: with commas, spaces or line ends between. */
export const scopesIn = (text: string): string[] =>
  [...new Set(text.split(/[\s,;]+/).filter((scope) => scope !== ''))].toSorted();

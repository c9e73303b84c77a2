/** Where the conditions that rules look for are described. */
import type { Rule } from './rule.ts';

type Reference = Rule['references'][number];

const pages = {
  1: ['Improper Offboarding', '1-improper-offboarding'],
  2: ['Secret Leakage', '2-secret-leakage'],
  3: ['Vulnerable Third-Party NHI', '3-vulnerable-third-party-nhi'],
  4: ['Insecure Authentication', '4-insecure-authentication'],
  5: ['Overprivileged NHI', '5-overprivileged-nhi'],
  6: ['Insecure Cloud Deployment Configurations', '6-insecure-cloud-deployment-configurations'],
  7: ['Long-Lived Secrets', '7-long-lived-secrets'],
  10: ['Human Use of NHI', '10-human-use-of-nhi'],
} as const;

export function owaspNhi(risk: keyof typeof pages): Reference {
  const [title, page] = pages[risk];
  return {
    title: `OWASP NHI${risk}:2025 ${title}`,
    url: `https://owasp.org/www-project-non-human-identities-top-10/2025/${page}/`,
  };
}

const cwe = (id: number, title: string): Reference => ({
  title: `CWE-${id} ${title}`,
  url: `https://cwe.mitre.org/data/definitions/${id}.html`,
});

export const confusedDeputy = cwe(441, 'Unintended Proxy or Intermediary (Confused Deputy)');
export const openResource = cwe(732, 'Incorrect Permission Assignment for Critical Resource');
export const leastPrivilegePrinciple = cwe(250, 'Execution with Unnecessary Privileges');

export const insufficientVerification = cwe(345, 'Insufficient Verification of Data Authenticity');
export const openRedirect = cwe(601, 'URL Redirection to Untrusted Site');
export const oneFactor = cwe(308, 'Use of Single-factor Authentication');

const attack = (id: string, title: string): Reference => ({
  title: `MITRE ATT&CK ${id} ${title}`,
  url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`,
});

export const addedCredentials = attack('T1098.001', 'Account Manipulation: Additional Cloud Credentials');
export const stolenToken = attack('T1528', 'Steal Application Access Token');

/** Redirect addresses are compared exactly (§ 2.1, 4.1). */
export const oauthSecurity: Reference = {
  title: 'RFC 9700 Best Current Practice for OAuth 2.0 Security',
  url: 'https://www.rfc-editor.org/rfc/rfc9700.html',
};

export const oidcClaims: Reference = {
  title: 'OpenID Connect Core 1.0, ID Token Validation',
  url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation',
};

const cis = (control: number, safeguard: string, title: string): Reference => ({
  title: `CIS Safeguard ${safeguard} ${title}`,
  url: `https://controls-assessment-specification.readthedocs.io/en/stable/control-${control}/control-${safeguard}.html`,
});

export const dormantAccounts = cis(5, '5.3', 'Disable Dormant Accounts');
export const serviceAccounts = cis(5, '5.5', 'Establish and Maintain an Inventory of Service Accounts');

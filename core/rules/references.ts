/** Where the conditions that rules look for are described. */
import type { Rule } from './rule.ts';

type Reference = Rule['references'][number];

const pages = {
  1: ['Improper Offboarding', '1-improper-offboarding'],
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

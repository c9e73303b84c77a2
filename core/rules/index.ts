/** The only list of rules. */
import type { Rule } from './rule.ts';
import { rule as credentialWithoutExpiry } from './credential-without-expiry/rule.ts';
import { rule as rootAccessKey } from './root-access-key/rule.ts';
import { rule as unusedCredential } from './unused-credential/rule.ts';

export const rules: readonly Rule[] = [credentialWithoutExpiry, rootAccessKey, unusedCredential];

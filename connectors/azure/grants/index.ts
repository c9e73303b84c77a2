/** What principals may do, and where. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { appRoles } from './app-roles.ts';
import { delegatedGrants } from './delegated-grants.ts';
import { directoryRoleEligibility } from './directory-role-eligibility.ts';
import { directoryRoles } from './directory-roles.ts';
import { roleAssignments } from './role-assignments.ts';
import { roleEligibility } from './role-eligibility.ts';
import { rootRoleAssignments } from './root-role-assignments.ts';
import { unknownPrincipals } from './unknown-principals.ts';

export const grantCollectors: readonly Collector<Session>[] = [
  appRoles,
  delegatedGrants,
  directoryRoles,
  directoryRoleEligibility,
  roleAssignments,
  rootRoleAssignments,
  roleEligibility,
  unknownPrincipals,
];

/** Every path of Graph that the estate has. The first that fits a request is meant. */
import { applicationRoutes } from './applications.ts';
import { directoryRoutes } from './directory.ts';
import { grantRoutes } from './grants.ts';
import { groupRoutes } from './groups.ts';
import { logRoutes } from './logs.ts';
import type { Route } from './route.ts';
import { servicePrincipalRoutes } from './service-principals.ts';

export const ROUTES: readonly Route[] = [
  ...applicationRoutes,
  ...servicePrincipalRoutes,
  ...grantRoutes,
  ...directoryRoutes,
  ...groupRoutes,
  ...logRoutes,
];

/** All endpoints. */
import type { Route } from '../route.ts';
import { actions } from './actions.ts';
import { apps } from './apps.ts';
import { auditLog } from './audit-log.ts';
import { copilot } from './copilot.ts';
import { insights } from './insights.ts';
import { installations } from './installations.ts';
import { organizations } from './organizations.ts';
import { repositories } from './repositories.ts';
import { secrets } from './secrets.ts';
import { server } from './server.ts';
import { tokens } from './tokens.ts';

export const ROUTES: readonly Route[] = [
  ...apps,
  ...organizations,
  ...installations,
  ...tokens,
  ...repositories,
  ...secrets,
  ...actions,
  ...copilot,
  ...auditLog,
  ...insights,
  ...server,
];

/** In the order that they run. */
import type { Collector } from '../../../core/connector.ts';
import type { Session } from '../client/session.ts';
import { apps } from './apps.ts';
import { bots } from './bots.ts';
import { installedApps } from './installed-apps.ts';
import { appGovernance } from './unlicensed.ts';
import { workflows } from './workflows.ts';

export const collectors: readonly Collector<Session>[] = [apps, installedApps, appGovernance, bots, workflows];

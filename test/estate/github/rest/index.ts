/** All endpoints. */
import type { Route } from '../route.ts';
import { apps } from './apps.ts';

export const ROUTES: readonly Route[] = [...apps];

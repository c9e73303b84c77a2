/** How one identity is shown. */
import type { Timestamp } from '../../model.ts';
import type { Style } from '../text/style.ts';

export interface Look {
  style: Style;
  width: number | undefined;
  now: Date;
}

export const minute = (at: Timestamp): string => `${at.slice(0, 16)}Z`;

/** One thing as Cloud Asset Inventory holds it: a line, whose content is written only when it is asked for. */
import type { Seconds } from '../../clock.ts';
import type { Shape } from '../shapes/common.ts';

export interface Asset {
  type: string;
  /** `//iam.googleapis.com/projects/…` */
  name: string;
  /** `organizations/…`, `folders/…` or `projects/<number>`: where it is. */
  at: string;
  /** Full name of what it belongs to. */
  parent: string;
  updatedAt: Seconds;
  location: string;
  version: string;
  data: () => Shape;
  /** Key of its policy in the state, where it can have one. */
  policy?: string;
  /** For the search, which has fields of its own. */
  found?: {
    displayName?: string;
    description?: string;
    labels?: Record<string, string>;
    state?: string;
    createdAt?: Seconds;
  };
}

export const CRM = '//cloudresourcemanager.googleapis.com';
type Draft = Pick<Asset, 'type' | 'name' | 'at' | 'data' | 'updatedAt'> & Partial<Asset>;

export const asset = (draft: Draft): Asset => ({
  parent: `${CRM}/${draft.at}`,
  location: 'global',
  version: 'v1',
  ...draft,
});

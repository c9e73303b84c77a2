/** What each method of the APIs declares about itself. */
import type { Seconds } from '../../clock.ts';
import type { GoogleState } from '../state.ts';
import type { Workspace } from './model.ts';

export interface Call {
  state: GoogleState;
  workspace: Workspace;
  now: Seconds;
  path: string;
  /** Variable parts of the path, decoded. */
  key: string;
  second: string;
  query: URLSearchParams;
}

export interface Method {
  /** As in the documentation and in the request log. */
  name: string;
  path: RegExp;
  /** Any one of them lets in. */
  scopes: readonly string[];
  /** Query parameters besides those that every method has. */
  parameters: readonly string[];
  /** Names that `fields` may ask for. */
  fields: readonly string[];
  answer(call: Call): Record<string, unknown>;
}

/** https://cloud.google.com/apis/docs/system-parameters */
export const SYSTEM_PARAMETERS = ['alt', 'fields', 'prettyPrint', 'quotaUser', 'key', 'access_token'];

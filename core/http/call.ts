/** One call on its way through the door, over all its attempts. */
import type { Meter } from './meter.ts';
import type { Outgoing } from './request.ts';

export interface Call {
  /** Changes when a redirect is followed. */
  request: Outgoing;
  readonly meter: Meter;
  /** Any of them ends the call: the run's, the collector's, the caller's own. */
  readonly signals: readonly AbortSignal[];
  faults: number;
  refusals: number;
  hops: number;
}

/** How the call is named in errors: never with its query or its headers. */
export function nameOf({ request: { tag, method, url } }: Call): string {
  const target = `${method} ${url.host}${url.pathname.slice(0, 200)}`;
  return tag.operation === `${method} ${url.host}` ? target : `${tag.operation} (${target})`;
}

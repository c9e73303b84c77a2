/** What may happen to the company's Google side between two nights. */
import type { GoogleState } from './state.ts';

export type CloudChange =
  /** Takes a permission from the collector: everywhere, or at one organization, folder or project. */
  | { do: 'deny' | 'undeny'; permissions: string[]; on?: string }
  /** Moves the servers' clock, as a client sees it, so many seconds. */
  | { do: 'skew'; seconds: number };

/** Changes the company. Returns what the caller could not know, such as a new key's id. */
export function mutateCloud(state: GoogleState, change: CloudChange): unknown {
  switch (change.do) {
    case 'deny':
      state.access.denied.push(
        ...change.permissions.map((permission) => ({
          permission,
          ...(change.on === undefined ? {} : { on: change.on }),
        })),
      );
      return undefined;
    case 'undeny':
      state.access.denied = state.access.denied.filter(
        ({ permission, on }) => !change.permissions.includes(permission) || on !== change.on,
      );
      return undefined;
    case 'skew':
      state.skew = change.seconds;
      return undefined;
    default:
      throw new RangeError(`no mutation ${JSON.stringify(change)}`);
  }
}

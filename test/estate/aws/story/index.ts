import type { Builder } from '../build.ts';
import type { Account, AwsState } from '../state.ts';
import { productionUsers } from './production-users.ts';

/** Tells an account's part of the company's story. */
export function tellStory(name: string, state: AwsState, build: Builder, _named: ReadonlyMap<string, Account>): void {
  if (name === 'production') {
    productionUsers(state, build);
  }
}

import type { Method } from '../method.ts';
import { credentialMethods } from './tokens.ts';

/** Everything that the Google Cloud side answers. */
export const METHODS: readonly Method[] = [...credentialMethods];

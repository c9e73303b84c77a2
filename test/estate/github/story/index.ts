import type { Builder } from '../build.ts';

/** The awkward cases. */
export function story(_build: Builder): void {}

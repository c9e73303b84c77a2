import type { Builder } from '../build.ts';

/** Tells Microsoft's part of the company's story. */
export function tellStory(_build: Builder): void {}

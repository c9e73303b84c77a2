#!/usr/bin/env node
/** The program. It must load nothing else, and use no new syntax, before it knows that this Node will do. */
import { setFlagsFromString } from 'node:v8';
import { unfitNode } from './node-version.ts';

// Pages of records live for a moment. Left alone, V8 takes several times what is alive before it cleans up, and a nightly
// job has a small container: memory for a little more time. https://v8.dev/blog/trash-talk has the words.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=30');

const unfit = unfitNode(process.versions.node);
if (unfit === undefined) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(`${unfit}\n`);
  process.exitCode = 1;
}

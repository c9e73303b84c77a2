#!/usr/bin/env node
/** The program. It must load nothing else, and use no new syntax, before it knows that this Node will do. */
import { unfitNode } from './node-version.ts';

const unfit = unfitNode(process.versions.node);
if (unfit === undefined) {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(`${unfit}\n`);
  process.exitCode = 1;
}

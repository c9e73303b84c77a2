/**
 * Who may import whom. Works on sources in memory, so that its own tests can show that it fails when it should.
 * Reads imports with a pattern, types included: TypeScript 7 has no parser to call, and an import in a comment is worth
 * a complaint too.
 */
import { posix } from 'node:path';

/** Path in the repository → its text (only that of .ts files is read). */
export type Sources = ReadonlyMap<string, string>;

/** `self`: the same unit, never its neighbours. `product`: all that is shipped. `everything`: tests and scripts too. */
const arrows: Record<string, readonly string[] | 'product' | 'everything'> = {
  leaf: ['leaf'],
  http: ['http', 'leaf'],
  inventory: ['inventory', 'leaf'],
  config: ['config', 'leaf'],
  // These two answer in the terms of the rules' contract.
  ownership: ['ownership', 'rules', 'leaf'],
  vendors: ['vendors', 'rules', 'leaf'],
  connector: ['self', 'connectors shared', 'http', 'leaf'],
  // What several connectors do alike: one family of sign-in, one way to read rows.
  'connectors shared': ['connectors shared', 'http', 'leaf'],
  'connector list': ['connector', 'connector list', 'leaf'],
  rule: ['self', 'rules', 'leaf'],
  rules: ['rules', 'leaf'],
  'rule list': ['rule', 'rules', 'leaf'],
  exporter: ['self', 'exporters', 'http', 'leaf'],
  exporters: ['exporters', 'http', 'leaf'],
  'exporter list': ['exporter', 'exporters', 'leaf'],
  ...each(
    ['run', 'schedule', 'report'],
    ['inventory', 'rules', 'rule list', 'exporters', 'exporter list', 'ownership', 'vendors', 'http', 'leaf'],
  ),
  // The only place that wires parts together.
  cli: 'product',
  // The simulated company follows the providers' documentation, not what our connectors happen to send.
  estate: ['estate', 'leaf'],
  test: 'everything',
  scripts: 'everything',
};

/** The first that matches decides. The group, if any, is the unit's name. */
const parts: readonly (readonly [part: string, where: RegExp])[] = [
  ['leaf', /^(?:core\/(?:model|map-of|connector|errors|usage)\.ts|package\.json)$/],
  ['connector list', /^connectors\/index\.ts$/],
  ['connectors shared', /^connectors\/shared\//],
  ['connector', /^connectors\/([^/]+)\//],
  ['rule list', /^core\/rules\/index\.ts$/],
  ['rule', /^core\/rules\/([^/]+)\//],
  ['rules', /^core\/rules\//],
  ['exporter list', /^core\/export\/index\.ts$/],
  ['exporter', /^core\/export\/([^/]+)\//],
  ['exporters', /^core\/export\//],
  ...['http', 'run', 'inventory', 'ownership', 'vendors', 'report', 'schedule', 'cli'].map(
    (folder) => [folder, new RegExp(`^core/${folder}/`)] as const,
  ),
  ['config', /^config\//],
  ['estate', /^test\/estate\//],
  ['test', /^test\//],
  ['scripts', /^scripts\//],
];

function each(names: readonly string[], targets: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [name, [name, ...targets]]));
}

function place(path: string): { part: string; unit: string | undefined } | undefined {
  for (const [part, where] of parts) {
    const found = where.exec(path);
    if (found) return { part, unit: found[1] };
  }
  return undefined;
}

/** Our own files that this one imports, as paths in the repository; `computed` when that cannot be read from it. */
export function importsOf(path: string, text: string): { targets: string[]; computed: boolean } {
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*(['"`])(\.[^'"`\n]*)\1/g);
  const targets = [...found].map(([, , specifier = '']) => posix.join(posix.dirname(path), specifier));
  return { targets: [...new Set(targets)], computed: /\bimport\s*\(\s*(?:[^'"`\s]|`[^`]*\$\{)/.test(text) };
}

/** One line for each import that the table does not allow. Tests may import anything. */
export function forbiddenImports(sources: Sources): string[] {
  const problems: string[] = [];
  for (const [path, text] of sources) {
    if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
    const from = place(path);
    if (!from) {
      problems.push(`${path} is in no part of the table`);
      continue;
    }
    const allowed = arrows[from.part] ?? [];
    const { targets, computed } = importsOf(path, text);
    if (computed && typeof allowed !== 'string') problems.push(`${path} computes the name of what it imports`);
    for (const target of targets) {
      const to = place(target);
      if (!to) problems.push(`${path} imports ${target}, which is in no part of the table`);
      else if (!may(from, to, allowed)) problems.push(`${path} (${from.part}) may not import ${target} (${to.part})`);
    }
  }
  return problems;
}

type Place = NonNullable<ReturnType<typeof place>>;

function may(from: Place, to: Place, allowed: (typeof arrows)[string]): boolean {
  if (allowed === 'everything') return true;
  if (allowed === 'product') return !['test', 'estate', 'scripts'].includes(to.part);
  if (from.part === to.part && from.unit === to.unit && allowed.includes('self')) return true;
  return allowed.includes(to.part);
}

/** What `folder/index.ts` lists: `main` of each subfolder, where `required` files are. */
export interface Units {
  folder: string;
  main: string;
  /** With `main` among them, a subfolder without it is an error; otherwise it is just not a unit. */
  required: readonly string[];
}

/** One line for each unit that its list misses, and for each file that a unit must have and has not. */
export function unitProblems(sources: Sources, { folder, main, required }: Units): string[] {
  const list = `${folder}/index.ts`;
  const listed = importsOf(list, sources.get(list) ?? '').targets;
  const subfolders = [...sources.keys()].map((path) => new RegExp(`^${folder}/[^/]+(?=/)`).exec(path)?.[0]);
  const problems: string[] = [];
  for (const unit of new Set(subfolders)) {
    if (unit === undefined || !(sources.has(`${unit}/${main}`) || required.includes(main))) continue;
    if (!listed.includes(`${unit}/${main}`)) problems.push(`${list} does not list ${unit}`);
    for (const name of required) if (!sources.has(`${unit}/${name}`)) problems.push(`${unit} has no ${name}`);
  }
  return problems;
}

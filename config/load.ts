/** `discover.yaml` → a checked configuration. Every complaint has file, line, column and the path of the field. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { z } from 'zod';
import { UserError } from '../core/errors.ts';
import { parseConfig, pathText, type ConfigDocument, type Problem } from './document.ts';
import { endpointProblems } from './endpoints.ts';
import { resolveReferences } from './references.ts';
import { Config, ConfigWithoutSources } from './schema.ts';
import { didYouMean } from './suggest.ts';
import { problemsOf } from './words.ts';

/** What this file needs of connectors: it must not import them. */
export interface Providers {
  ids: readonly string[];
  /** `undefined` for an id that is not in the list. */
  settings(id: string): Promise<z.ZodType | undefined>;
}

export interface LoadOptions {
  env: Readonly<Record<string, string | undefined>>;
  /** Absent: the sources are neither resolved nor checked, for commands that read no provider. */
  providers?: Providers;
}

export interface ConfiguredSource {
  provider: string;
  name: string;
  /** Checked by the connector's schema. */
  settings: unknown;
  /** As written, references resolved: for settings that the command line adds to. */
  given: Readonly<Record<string, unknown>>;
}

export interface LoadedConfig extends Omit<Config, 'sources'> {
  file: string;
  /** Absolute. */
  database?: string | undefined;
  /** Absolute. */
  vendors?: string | undefined;
  sources: readonly ConfiguredSource[];
}

const LARGEST_FILE = 1024 * 1024;

export async function loadConfig(file: string, options: LoadOptions): Promise<LoadedConfig> {
  const path = resolve(file);
  const document = parseConfig(readText(path));
  if (Array.isArray(document)) throw invalid(path, document);
  if (document.value === null || document.value === undefined) {
    throw invalid(path, [{ line: 1, column: 1, path: [], message: 'the file is empty' }]);
  }
  const folder = dirname(path);
  const withSources = options.providers !== undefined;
  const resolved = resolveReferences(withSources ? document.value : withoutSources(document.value), {
    env: options.env,
    folder,
  });
  const problems: Problem[] = resolved.problems.map((problem) => ({ ...problem, ...document.at(problem.path) }));
  const schema = withSources ? Config : ConfigWithoutSources;
  const checked = schema.safeParse(resolved.value);
  // One complaint a place: a reference that failed leaves an empty text behind, which is not worth a second one.
  const add = (more: readonly Problem[]): void => {
    for (const one of more)
      if (!problems.some(({ path: place }) => pathText(place) === pathText(one.path))) problems.push(one);
  };
  if (!checked.success) add(problemsOf(checked.error.issues, { document, value: resolved.value, schema, base: [] }));
  const sources = withSources ? await checkSources(resolved.value, document, options.providers, add) : [];
  const config = checked.data;
  if (config?.schedule !== undefined) add(await checkSchedule(config.schedule, document));
  if (problems.length > 0 || config === undefined) throw invalid(path, problems);
  const { database, vendors } = config;
  return {
    ...config,
    file: path,
    database: database === undefined ? undefined : resolve(folder, database),
    vendors: vendors === undefined ? undefined : resolve(folder, vendors),
    sources,
  };
}

function readText(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_FILE)
      throw Object.assign(new Error(`${size} bytes is too large for a configuration`), { code: 'EFBIG' });
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as { code?: string };
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : (error as Error).message;
    throw new UserError('config-not-read', `The configuration ${path} cannot be read: ${why}.`, {
      next: 'Name it with --config FILE, or start from config/example.yaml.',
      cause: error,
    });
  }
}

function withoutSources(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { sources: _, ...rest } = value as Record<string, unknown>;
  return rest;
}

type Add = (problems: readonly Problem[]) => void;

async function checkSources(
  value: unknown,
  document: ConfigDocument,
  providers: Providers | undefined,
  add: Add,
): Promise<ConfiguredSource[]> {
  const entries = (value as { sources?: unknown } | null)?.sources;
  if (!Array.isArray(entries) || providers === undefined) return [];
  const sources: ConfiguredSource[] = [];
  const names = new Map<string, number>();
  for (const [index, entry] of (entries as unknown[]).entries()) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) continue;
    const { provider, name = provider, ...given } = entry as Record<string, unknown>;
    if (typeof provider !== 'string' || typeof name !== 'string') continue;
    const base = ['sources', index];
    if (names.has(name)) {
      const other = document.at(['sources', names.get(name) ?? 0]).line;
      const message = `the source of line ${other} is called ${name} too: give each a name of its own`;
      const place = 'name' in entry ? [...base, 'name'] : base;
      add([{ ...document.at(place), path: [...base, 'name'], message }]);
    }
    names.set(name, index);
    const schema = await providers.settings(provider);
    if (schema === undefined) {
      const path = [...base, 'provider'];
      add([{ ...document.at(path), path, message: `unknown provider. ${didYouMean(provider, providers.ids)}` }]);
      continue;
    }
    const checked = schema.safeParse(given);
    const about = { document, value: given, schema, base, extraKeys: ['provider', 'name'] };
    for (const { path, message } of endpointProblems(given)) {
      const place = [...base, ...path];
      add([{ ...document.at(place), path: place, message }]);
    }
    if (checked.success) sources.push({ provider, name, settings: checked.data, given });
    else add(problemsOf(checked.error.issues, about));
  }
  return sources;
}

async function checkSchedule(
  { cron, timezone }: NonNullable<Config['schedule']>,
  document: ConfigDocument,
): Promise<Problem[]> {
  const { cronProblem } = await import('./cron.ts');
  const problem = cronProblem(cron, timezone);
  if (problem === undefined) return [];
  const path = ['schedule', problem.field];
  return [{ ...document.at(path), path, message: problem.message }];
}

function invalid(path: string, problems: readonly Problem[]): UserError {
  const shown = relative(process.cwd(), path);
  const file = shown.startsWith('..') ? path : shown;
  const lines = problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(
      ({ line, column, path: field, message }) =>
        `${file}:${line}:${column} ${field.length === 0 ? '' : `${pathText(field)}: `}${message}`,
    );
  const head = `The configuration ${file} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:`;
  return new UserError('config-invalid', [head, ...lines].join('\n'), {
    next: 'Correct it; docs/configuration.md describes every key.',
  });
}

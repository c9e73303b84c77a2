/**
 * `${env:NAME}` and `${file:PATH}` are replaced here and nowhere else. What they stand for may be a secret: it goes
 * into the settings and into no message.
 */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Path } from './document.ts';

export interface ReferenceProblem {
  path: Path;
  message: string;
}

export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths start. */
  folder: string;
}

export interface Resolved {
  value: unknown;
  problems: readonly ReferenceProblem[];
}

/** `$${` stands for a literal `${`. */
const REFERENCE = /\$(\$?)\{([^}]*)(\}?)/g;
const LARGEST_FILE = 64 * 1024;
const NAME = /^[A-Za-z_]\w*$/;

export function resolveReferences(value: unknown, around: Surroundings): Resolved {
  const problems: ReferenceProblem[] = [];

  function text(raw: string, path: Path): string {
    return raw.replace(REFERENCE, (whole: string, escape: string, inside: string, end: string) => {
      if (escape === '$') return whole.slice(1);
      const found = end === '' ? { problem: 'a reference "${" has no closing "}"' } : lookUp(inside, around);
      if ('value' in found) return found.value;
      problems.push({ path, message: found.problem });
      return '';
    });
  }

  function walk(part: unknown, path: Path): unknown {
    if (typeof part === 'string') return text(part, path);
    if (Array.isArray(part)) return part.map((item, index) => walk(item, [...path, index]));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, walk(item, [...path, key])]));
  }

  return { value: walk(value, []), problems };
}

function lookUp(inside: string, around: Surroundings): { value: string } | { problem: string } {
  const [, kind, name = ''] = /^\s*(env|file):(.*)$/s.exec(inside) ?? [];
  if (kind === 'env') return fromEnvironment(name.trim(), around.env);
  if (kind === 'file') return fromFile(name.trim(), around.folder);
  return { problem: 'not a reference: write ${env:NAME} or ${file:PATH}, or $${ for a literal "${"' };
}

function fromEnvironment(name: string, env: Surroundings['env']): { value: string } | { problem: string } {
  if (!NAME.test(name)) return { problem: '${env:…} needs the name of an environment variable' };
  const value = env[name];
  if (value === undefined) return { problem: `the environment variable ${name} is not set` };
  if (value === '') return { problem: `the environment variable ${name} is empty` };
  return { value };
}

function fromFile(name: string, folder: string): { value: string } | { problem: string } {
  if (name === '') return { problem: '${file:…} needs a path' };
  const path = resolve(folder, name);
  try {
    if (statSync(path).size > LARGEST_FILE) return { problem: `the file ${path} is too large for a setting` };
    const value = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return value === '' ? { problem: `the file ${path} is empty` } : { value };
  } catch (error) {
    return { problem: `the file ${path} cannot be read (${(error as { code?: string }).code ?? 'unknown reason'})` };
  }
}

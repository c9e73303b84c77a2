/** A connector of the user's own: a manifest in a file. Its mistakes are told with their line, as in discover.yaml. */
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseConfig, pathText, type Problem } from '../../config/document.ts';
import { problemsOf } from '../../config/words.ts';
import { connectorFrom } from '../../connectors/declarative/connector.ts';
import { Manifest } from '../../connectors/declarative/manifest.ts';
import { UserError } from '../errors.ts';
import type { Connectors } from './io.ts';

const LARGEST_FILE = 1024 * 1024;

/** @throws UserError `connector-file-not-read` or `connector-file-invalid` */
export function readManifest(file: string): Manifest {
  const document = parseConfig(textOf(file));
  if (Array.isArray(document)) throw invalid(file, document);
  const checked = Manifest.safeParse(document.value);
  if (checked.success) return checked.data;
  throw invalid(
    file,
    problemsOf(checked.error.issues, { document, value: document.value, schema: Manifest, base: [] }),
  );
}

/** The shipped ones with these beside them. @throws UserError also when an id is taken */
export function withConnectorFiles(shipped: Connectors, files: readonly string[]): Connectors {
  const all: Record<string, Connectors[string]> = { ...shipped };
  for (const file of files) {
    const manifest = readManifest(file);
    if (Object.hasOwn(all, manifest.id)) {
      throw new UserError('connector-file-invalid', `${file}: there is a connector "${manifest.id}" already.`, {
        next: 'Give the manifest another id.',
      });
    }
    all[manifest.id] = () => Promise.resolve(connectorFrom(manifest));
  }
  return all;
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Error('it is too large for a manifest');
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as { code?: string }).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new UserError('connector-file-not-read', `The manifest ${file} cannot be read: ${why}.`, {
      next: 'Start one with scripts/new-connector, or see connectors/manifests/atlassian.yaml.',
      cause: error,
    });
  }
}

function invalid(file: string, problems: readonly Problem[]): UserError {
  const shown = relative(process.cwd(), resolve(file));
  const name = shown.startsWith('..') ? resolve(file) : shown;
  const lines = problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, path, message }) => {
      const place = path.length === 0 ? '' : `${pathText(path)}: `;
      return `${name}:${line}:${column} ${place}${message}`;
    });
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  return new UserError('connector-file-invalid', [`The manifest ${name} has ${count}:`, ...lines].join('\n'), {
    next: 'Correct it; config/connector.schema.json describes every key.',
  });
}

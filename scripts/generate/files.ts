/** Every generated file, with the text that it should have. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { configJsonSchema } from '../../config/json-schema.ts';
import { connectors } from '../../connectors/index.ts';
import { rulesMarkdown } from '../../core/rules/docs.ts';
import { rules } from '../../core/rules/index.ts';
import { cliPage } from './cli-page.ts';
import { connectorJsonSchema } from './connector-schema.ts';
import { connectorsPage } from './connectors-page.ts';
import { connectorSections } from './connector-sections.ts';
import { coveragePage } from './coverage-page.ts';
import { manifestsPage } from './manifests-page.ts';

export interface GeneratedFile {
  /** In the repository. */
  path: string;
  text: string;
}

export async function generated(root: string): Promise<GeneratedFile[]> {
  const loaded = await Promise.all(Object.values(connectors).map((load) => load()));
  const files: GeneratedFile[] = [
    { path: 'config/discover.schema.json', text: JSON.stringify(configJsonSchema(loaded)) },
    { path: 'docs/cli.md', text: await cliPage() },
    { path: 'docs/rules.md', text: rulesMarkdown(rules) },
    { path: 'docs/coverage.md', text: coveragePage(loaded, (id) => homeOf(root, id)) },
    { path: 'connectors/manifests/README.md', text: manifestsPage(root) },
    { path: 'docs/connectors.md', text: connectorsPage(loaded) },
    { path: 'config/connector.schema.json', text: JSON.stringify(connectorJsonSchema()) },
  ];
  for (const connector of loaded) {
    const path = `connectors/${connector.id}/README.md`;
    const text = readText(join(root, path));
    if (text !== undefined) files.push({ path, text: connectorSections(text, connector) });
  }
  return await Promise.all(files.map(async ({ path, text }) => ({ path, text: await pretty(path, text) })));
}

/** Where more is told about a connector: in its folder, or in its manifest. */
function homeOf(root: string, id: string): string {
  const readme = `connectors/${id}/README.md`;
  return existsSync(join(root, readme)) ? readme : `connectors/manifests/${id}.yaml`;
}

/** As `prettier --check` wants it. */
async function pretty(path: string, text: string): Promise<string> {
  return await format(text, { filepath: path, printWidth: 120, singleQuote: true });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenImports, importsOf, unitProblems, type Sources, type Units } from './architecture.ts';

const connectors: Units = { folder: 'connectors', main: 'index.ts', required: ['README.md'] };
const rules: Units = { folder: 'core/rules', main: 'rule.ts', required: ['rule.ts', 'rule.test.ts', 'README.md'] };

describe('the repository', () => {
  const sources = readSources();

  test('imports only along the arrows', () => {
    expect(sources.size).toBeGreaterThan(10);
    expect(forbiddenImports(sources)).toEqual([]);
  });

  test.each([connectors, rules])('lists every folder of $folder, and each is whole', (units) => {
    expect(unitProblems(sources, units)).toEqual([]);
  });
});

describe('the check of imports', () => {
  const rejected: readonly [path: string, specifier: string][] = [
    ['core/model.ts', './http/index.ts'],
    ['core/http/door.ts', '../inventory/open.ts'],
    ['core/inventory/open.ts', '../run/collect.ts'],
    ['core/inventory/open.ts', '../../config/load.ts'],
    ['core/run/run.ts', '../../connectors/index.ts'],
    ['core/run/run.ts', '../rules/stale/rule.ts'],
    ['core/report/html.ts', '../cli/main.ts'],
    ['core/rules/stale/rule.ts', '../other/rule.ts'],
    ['core/rules/stale/rule.ts', '../../inventory/read.ts'],
    ['core/rules/judge.ts', './stale/rule.ts'],
    ['core/export/ocsf/index.ts', '../splunk/index.ts'],
    ['core/export/ocsf/index.ts', '../../inventory/read.ts'],
    ['config/load.ts', '../core/run/run.ts'],
    ['connectors/aws/client.ts', '../github/client.ts'],
    ['connectors/aws/client.ts', '../../core/inventory/read.ts'],
    ['connectors/index.ts', '../core/inventory/read.ts'],
    ['core/cli/main.ts', '../../test/estate/serve.ts'],
    ['core/cli/main.ts', '../../scripts/demo.ts'],
    ['test/estate/aws/index.ts', '../../../connectors/aws/client.ts'],
    ['core/run/run.ts', '../unheard-of/file.ts'],
  ];

  test.each(rejected)('%s must not import %s', (path, specifier) => {
    const refused = (file: string) =>
      spellings(specifier).filter((text) => forbiddenImports(new Map([[file, text]])).length === 1);
    expect(refused(path)).toEqual(spellings(specifier));
    expect(refused(path.replace('.ts', '.test.ts'))).toEqual([]);
  });

  const accepted: readonly [path: string, specifier: string][] = [
    ['core/usage.ts', './model.ts'],
    ['core/run/run.ts', '../rules/index.ts'],
    ['core/run/run.ts', '../http/index.ts'],
    ['core/rules/stale/rule.ts', '../rule.ts'],
    ['core/rules/stale/rule.ts', './words.ts'],
    ['core/rules/index.ts', './stale/rule.ts'],
    ['core/export/splunk/index.ts', '../../http/index.ts'],
    ['connectors/index.ts', './aws/index.ts'],
    ['connectors/aws/collectors/users.ts', '../client.ts'],
    ['connectors/aws/collectors/users.ts', '../../../core/http/index.ts'],
    ['core/cli/main.ts', '../../connectors/index.ts'],
    ['core/cli/main.ts', '../../package.json'],
    ['scripts/demo.ts', '../test/estate/serve.ts'],
    ['test/suites/rules.ts', '../../core/rules/index.ts'],
  ];

  test.each(accepted)('%s may import %s', (path, specifier) => {
    expect(spellings(specifier).flatMap((text) => forbiddenImports(new Map([[path, text]])))).toEqual([]);
  });

  test('refuses files outside the table, and names that it cannot read', () => {
    expect(forbiddenImports(new Map([['core/misc/a.ts', '']]))).toEqual(['core/misc/a.ts is in no part of the table']);
    for (const argument of ['name', '`./${name}.ts`']) {
      const text = `await import(${argument})`;
      expect(importsOf('core/run/a.ts', text).computed).toBe(true);
      expect(forbiddenImports(new Map([['core/run/a.ts', text]]))[0]).toContain('computes the name');
    }
  });

  test('knows only relative imports as ours', () => {
    expect(importsOf('core/a.ts', `import { z } from 'zod'; import 'node:fs';`).targets).toEqual([]);
  });
});

describe('the check of units', () => {
  const whole: [string, string][] = [
    ['core/rules/index.ts', `import { rule } from './stale/rule.ts';`],
    ['core/rules/stale/rule.ts', ''],
    ['core/rules/stale/rule.test.ts', ''],
    ['core/rules/stale/README.md', ''],
  ];

  test('takes what is whole, and what is not there', () => {
    expect(unitProblems(new Map(whole), rules)).toEqual([]);
    expect(unitProblems(new Map(), rules)).toEqual([]);
    expect(unitProblems(new Map([['connectors/manifests/okta.yaml', '']]), connectors)).toEqual([]);
  });

  test.each(whole)('misses %s', (missing) => {
    expect(unitProblems(new Map(whole.filter(([path]) => path !== missing)), rules)).not.toEqual([]);
  });

  test('misses a connector that is not listed and has no README', () => {
    expect(unitProblems(new Map([['connectors/aws/index.ts', '']]), connectors)).toEqual([
      'connectors/index.ts does not list connectors/aws',
      'connectors/aws has no README.md',
    ]);
  });
});

function spellings(specifier: string): string[] {
  return [
    `import { a } from '${specifier}';`,
    `import type { A } from "${specifier}";`,
    `import {\n  a,\n  b,\n} from '${specifier}';`,
    `export * from '${specifier}';`,
    `import '${specifier}';`,
    `const load = () => import('${specifier}');`,
    `type A = import(\n  '${specifier}'\n).A;`,
  ];
}

function readSources(): Sources {
  const root = join(import.meta.dirname, '..');
  const sources = new Map<string, string>();
  for (const folder of ['connectors', 'core', 'config', 'scripts', 'test']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!/\.(?:ts|md)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      sources.set(relative(root, path), readFileSync(path, 'utf8'));
    }
  }
  return sources;
}

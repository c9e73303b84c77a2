/** Flags over environment over configuration over defaults: which files, and which sources. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../../config/suggest.ts';
import type { LoadedConfig } from '../../config/load.ts';
import type { Connector } from '../connector.ts';
import { UserError } from '../errors.ts';
import { compileOrigins } from '../http/origins.ts';
import type { Source } from '../run/options.ts';
import type { GlobalValues } from './command.ts';
import type { Connectors, Io } from './io.ts';

const DEFAULT_CONFIG = 'discover.yaml';
const DEFAULT_DATABASE = 'discover.db';

/** The configuration file to use, if there is one. */
export function configFile(values: GlobalValues, io: Io): string | undefined {
  const named = values.config ?? nonEmpty(io.env['DISCOVER_CONFIG']);
  if (named !== undefined) return resolve(named);
  return existsSync(DEFAULT_CONFIG) ? resolve(DEFAULT_CONFIG) : undefined;
}

function databaseFile(values: GlobalValues, io: Io, config: LoadedConfig | undefined): string {
  return resolve(values.db ?? nonEmpty(io.env['DISCOVER_DB']) ?? config?.database ?? DEFAULT_DATABASE);
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** For commands that only look into the inventory: secrets of the sources are not needed. */
export async function inventoryFile(values: GlobalValues, io: Io): Promise<string> {
  if (values.db !== undefined) return resolve(values.db);
  const file = configFile(values, io);
  if (file === undefined) return databaseFile(values, io, undefined);
  const { loadConfig } = await import('../../config/load.ts');
  return databaseFile(values, io, await loadConfig(file, { env: io.env }));
}

export interface SourceFilter {
  provider?: readonly string[] | undefined;
  source?: readonly string[] | undefined;
  region?: readonly string[] | undefined;
}

export interface Settings {
  config: LoadedConfig | undefined;
  database: string;
  sources: readonly Source[];
  /** See RunOptions. */
  configuredSources: readonly string[] | undefined;
}

export async function loadSettings(values: GlobalValues & SourceFilter, io: Io): Promise<Settings> {
  const connectors = await io.connectors();
  for (const id of values.provider ?? []) assertKnown(id, connectors);
  const file = configFile(values, io);
  if (file === undefined) return ambientSettings(values, io, connectors);
  const { loadConfig } = await import('../../config/load.ts');
  const config = await loadConfig(file, {
    env: io.env,
    providers: {
      ids: Object.keys(connectors),
      settings: async (id) => (Object.hasOwn(connectors, id) ? (await connectors[id]?.())?.settings : undefined),
    },
  });
  const chosen = config.sources.filter(
    ({ provider, name }) => (values.provider?.includes(provider) ?? true) && (values.source?.includes(name) ?? true),
  );
  assertChosen(values, config, chosen.length);
  const sources: Source[] = [];
  for (const { name, provider, settings, given } of chosen) {
    const connector = await loadConnector(provider, connectors);
    const checked = values.region === undefined ? settings : checkSettings(connector, given, values.region);
    sources.push(checkedSource({ name, connector, settings: checked }));
  }
  return {
    config,
    database: databaseFile(values, io, config),
    sources,
    configuredSources: config.sources.map(({ name }) => name),
  };
}

async function ambientSettings(values: GlobalValues & SourceFilter, io: Io, connectors: Connectors): Promise<Settings> {
  if (values.source !== undefined) {
    throw new UserError('no-config', '--source names sources of a configuration, and there is none.', {
      next: `Name it with --config FILE, or make ./${DEFAULT_CONFIG}.`,
    });
  }
  if (values.provider === undefined) {
    const ids = Object.keys(connectors);
    throw new UserError('nothing-to-read', `Nothing to read: there is no ./${DEFAULT_CONFIG} and no --provider.`, {
      next: `Try: discover --provider ${ids[0] ?? 'aws'} (known: ${ids.join(', ')}), or write ${DEFAULT_CONFIG} as in docs/configuration.md.`,
    });
  }
  const sources: Source[] = [];
  for (const id of new Set(values.provider)) {
    const connector = await loadConnector(id, connectors);
    sources.push(checkedSource({ name: id, connector, settings: checkSettings(connector, {}, values.region) }));
  }
  return { config: undefined, database: databaseFile(values, io, undefined), sources, configuredSources: undefined };
}

export async function loadConnector(id: string, connectors: Connectors): Promise<Connector> {
  assertKnown(id, connectors);
  const load = connectors[id];
  if (load === undefined) throw new Error(`connector ${id} cannot be loaded`);
  return await load();
}

function assertKnown(id: string, connectors: Connectors): void {
  if (Object.hasOwn(connectors, id)) return;
  throw new UserError('unknown-provider', `There is no provider "${id}".`, {
    next: `${didYouMean(id, Object.keys(connectors))} All of them: discover connectors`.trim(),
  });
}

function assertChosen({ provider, source }: SourceFilter, config: LoadedConfig, chosen: number): void {
  const names = config.sources.map(({ name }) => name);
  const missing = source?.find((name) => !names.includes(name));
  if (missing !== undefined) {
    throw new UserError('unknown-source', `${config.file} has no source "${missing}".`, {
      next: didYouMean(missing, names),
    });
  }
  const providers = new Set(config.sources.map((one) => one.provider));
  const without = provider?.find((id) => !providers.has(id));
  if (without === undefined && chosen > 0) return;
  throw new UserError(
    'unknown-source',
    `${config.file} has no such source of provider ${without ?? (provider ?? []).join(', ')}.`,
    {
      next: `It has: ${config.sources.map((one) => `${one.name} (${one.provider})`).join(', ')}. Add it there, or leave out --provider.`,
    },
  );
}

/** Endpoints also come from the environment; one that may not be called is a mistake that shows before anything starts. */
function checkedSource(source: Source): Source {
  compileOrigins(source.connector.origins(source.settings));
  return source;
}

/** Settings that the command line alone, or it over the configuration, gives. */
function checkSettings(
  connector: Connector,
  given: Readonly<Record<string, unknown>>,
  regions: readonly string[] | undefined,
): unknown {
  const checked = connector.settings.safeParse(regions === undefined ? given : { ...given, regions });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  if (issue?.code === 'unrecognized_keys' && regions !== undefined) {
    throw new UserError('bad-value', `${connector.title} has no regions to choose from.`, {
      next: 'Leave out --region.',
    });
  }
  if (issue?.path[0] === 'regions' && regions !== undefined) {
    throw new UserError(
      'bad-value',
      `--region "${regions[Number(issue.path[1])] ?? regions.join(',')}": ${issue.message}.`,
    );
  }
  throw new UserError(
    'config-needed',
    `${connector.title} needs a configuration: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    {
      next: `Write ${DEFAULT_CONFIG} as in docs/configuration.md.`,
    },
  );
}

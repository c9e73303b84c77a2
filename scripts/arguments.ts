/** Arguments of our scripts: what is not understood is said with the usage, and without a stack trace. */
import { parseArgs, type ParseArgsConfig } from 'node:util';

type Parsed<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>;

/** Ends the program when it is asked for help, or for what there is not. */
export function argumentsOf<const Config extends ParseArgsConfig>(config: Config, usage: string): Parsed<Config> {
  const options = { ...config.options, help: { type: 'boolean', short: 'h' } } as const;
  const parsed = orEnd(() => parseArgs({ ...config, options }), usage);
  if ((parsed.values as { help?: boolean }).help !== true) return parsed as unknown as Parsed<Config>;
  console.log(usage);
  return process.exit(0);
}

function orEnd<T>(parse: () => T, usage: string): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message.split('. ')[0] ?? ''}.\n${usage}`);
    return process.exit(2);
  }
}

/** `scripts/bench NAME [--json]`: runs one benchmark and prints its figures. */
type Bench = (options: Readonly<Record<string, number>>) => Promise<Record<string, number>>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  'calls-aws': async () => (await import('./calls-aws.ts')).callsAws,
  'calls-azure': async () => (await import('./calls-azure.ts')).callsAzure,
  'calls-gcp': async () => (await import('./calls-gcp.ts')).callsGcp,
  'calls-slack': async () => (await import('./calls-slack.ts')).callsSlack,
  'calls-github': async () => (await import('./calls-github.ts')).callsGithub,
  'calls-workspace': async () => (await import('./calls-workspace.ts')).callsWorkspace,
  faults: async () => (await import('./faults.ts')).faults,
  pace: async () => (await import('./pace.ts')).pace,
  scale: async () => (await import('./scale.ts')).scale,
  start: async () => (await import('./start.ts')).start,
};

const usage = `usage: scripts/bench ${Object.keys(benches).join('|')} [--json] [--count N …]`;

async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const bench = benches[name];
  const options = optionsOf(rest.filter((arg) => arg !== '--json'));
  if (bench === undefined || options === undefined) {
    console.error(usage);
    return name === '--help' ? 0 : 2;
  }
  const figures = await (await bench())(options);
  if (rest.includes('--json')) {
    console.log(JSON.stringify({ bench: name, figures }));
    return 0;
  }
  const width = Math.max(...Object.keys(figures).map((key) => key.length));
  for (const [key, value] of Object.entries(figures))
    console.log(`${key.padEnd(width)}  ${value.toLocaleString('en-US')}`);
  return 0;
}

/** `--count 1000` → `{ count: 1000 }`; what a benchmark does not know it ignores. */
function optionsOf(args: readonly string[]): Record<string, number> | undefined {
  const options: Record<string, number> = {};
  for (let index = 0; index < args.length; index += 2) {
    const key = args[index] ?? '';
    const value = Number(args[index + 1]);
    if (!key.startsWith('--') || !Number.isFinite(value)) return undefined;
    options[key.slice(2)] = value;
  }
  return options;
}

process.exitCode = await main(process.argv.slice(2));

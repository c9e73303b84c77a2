/** `scripts/bench NAME [--json]`: runs one benchmark and prints its figures. */
import { argumentsOf } from '../arguments.ts';

type Bench = (options: Readonly<Record<string, number>>) => Promise<Record<string, number>>;

/** How each is loaded, and the numbers that it may be told. */
const benches: Readonly<Record<string, readonly [load: () => Promise<Bench>, takes: string]>> = {
  'calls-aws': [async () => (await import('./calls-aws.ts')).callsAws, 'users keys roles policies accounts regions'],
  'calls-azure': [
    async () => (await import('./calls-azure.ts')).callsAzure,
    'applications servicePrincipals resources grants roleAssignments subscriptions azureResources users',
  ],
  'calls-gcp': [async () => (await import('./calls-gcp.ts')).callsGcp, 'projects accounts keys apiKeys'],
  'calls-slack': [async () => (await import('./calls-slack.ts')).callsSlack, 'users apps'],
  'calls-github': [
    async () => (await import('./calls-github.ts')).callsGithub,
    'repositories installations tokens deployKeys members',
  ],
  'calls-workspace': [async () => (await import('./calls-workspace.ts')).callsWorkspace, 'users tokens'],
  faults: [async () => (await import('./faults.ts')).faults, 'kills every offset'],
  pace: [async () => (await import('./pace.ts')).pace, ''],
  scale: [async () => (await import('./scale.ts')).scale, 'count'],
  start: [async () => (await import('./start.ts')).start, 'runs'],
};

const numbersOf = (takes: string): string[] => takes.split(' ').filter((name) => name !== '');
const lines = Object.entries(benches).map(([name, [, takes]]) =>
  [`  ${name.padEnd(15)}`, ...numbersOf(takes).map((number) => ` [--${number} N]`)].join(''),
);
const usage = `usage: scripts/bench NAME [--json]\n\n${lines.join('\n')}`;

async function main([name = '', ...rest]: readonly string[]): Promise<number> {
  const [load, takes = ''] = benches[name] ?? [];
  const texts = Object.fromEntries(numbersOf(takes).map((number) => [number, { type: 'string' } as const]));
  const args = load === undefined && name !== '' ? [name] : rest;
  const { json, ...told } = argumentsOf({ args, options: { ...texts, json: { type: 'boolean' } } }, usage).values;
  const options = Object.fromEntries(Object.entries(told).map(([key, value]) => [key, Number(value)]));
  if (load === undefined || Object.values(options).some((number) => !Number.isFinite(number))) {
    console.error(usage);
    return 2;
  }
  const figures = await (await load())(options);
  if (json === true) {
    console.log(JSON.stringify({ bench: name, figures }));
    return 0;
  }
  const width = Math.max(...Object.keys(figures).map((key) => key.length));
  for (const [key, value] of Object.entries(figures))
    console.log(`${key.padEnd(width)}  ${value.toLocaleString('en-US')}`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));

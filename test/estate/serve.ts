/**
 * The company as a program: `node test/estate/serve.ts --port 0 --users 1000 --keys 2`.
 * Prints one line of JSON when it is ready, and serves until it is stopped.
 */
import { parseArgs } from 'node:util';
import { AZURE_1X } from './azure/index.ts';
import { GITHUB_1X } from './github/index.ts';
import { GOOGLE_1X } from './google/index.ts';
import { createEstate, serveEstate, type EstateOptions, type Partition } from './index.ts';
import { SLACK_1X, type SlackSize } from './slack/index.ts';

const SIZES = ['accounts', 'users', 'keys', 'roles', 'policies', 'groups', 'regions', 'secrets'] as const;
/** Everything that has a size of its own, with its default. */
const PROVIDERS = { azure: AZURE_1X, google: GOOGLE_1X, github: GITHUB_1X, slack: SLACK_1X };
type Provider = keyof typeof PROVIDERS;
/** `azure`, `servicePrincipals` → `azure-service-principals` */
const flagOf = (provider: Provider, name: string): string =>
  `${provider}-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const sizesOf = (provider: Provider): string[] =>
  Object.entries(PROVIDERS[provider]).flatMap(([name, size]) => (typeof size === 'number' ? name : []));
const FLAGS = (Object.keys(PROVIDERS) as Provider[]).flatMap((provider) =>
  sizesOf(provider).map((name) => flagOf(provider, name)),
);

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'halden' },
    partition: { type: 'string', default: 'aws' },
    now: { type: 'string' },
    'rate-per-second': { type: 'string' },
    'rate-burst': { type: 'string' },
    plain: { type: 'boolean' },
    'short-pages': { type: 'boolean' },
    'no-empty-pages': { type: 'boolean' },
    'slack-plan': { type: 'string' },
    ...Object.fromEntries([...SIZES, ...FLAGS].map((name) => [name, { type: 'string' as const }])),
  },
});

function count(name: string): number | undefined {
  const value = (values as Record<string, string | boolean | undefined>)[name];
  if (typeof value !== 'string') return undefined;
  if (!/^\d+$/.test(value)) throw new RangeError(`--${name} takes a whole number, not ${value}`);
  return Number(value);
}

const counts = (names: readonly string[], flag: (name: string) => string): Record<string, number> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const n = count(flag(name));
      return n === undefined ? [] : [[name, n]];
    }),
  );
const sizes = (provider: Provider): Record<string, number> =>
  counts(sizesOf(provider), (name) => flagOf(provider, name));

const options: EstateOptions = {
  seed: values.seed,
  partition: values.partition as Partition,
  size: counts(SIZES, (name) => name),
  azure: sizes('azure'),
  google: sizes('google'),
  github: sizes('github'),
  slack: {
    ...sizes('slack'),
    ...(values['slack-plan'] === undefined ? {} : { plan: values['slack-plan'] as SlackSize['plan'] }),
  },
  story: values.plain !== true,
  behaviour: { shortPages: values['short-pages'] === true, emptyPages: values['no-empty-pages'] !== true },
  ...(values.now === undefined ? {} : { now: new Date(values.now) }),
};
const estate = createEstate(options);
const perSecond = count('rate-per-second');
if (perSecond !== undefined) estate.limits.set({ perSecond, burst: count('rate-burst') ?? perSecond });

const served = await serveEstate(estate, { port: count('port') ?? 0 });
const { url, env, organization } = served;
const environments = Object.fromEntries(
  (Object.keys(PROVIDERS) as Provider[]).map((provider) => [provider, estate[provider].env(url)]),
);
process.stdout.write(`${JSON.stringify({ url, env, organization, ...environments })}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());

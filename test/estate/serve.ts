/**
 * The company as a program: `node test/estate/serve.ts --port 0 --users 1000 --keys 2`.
 * Prints one line of JSON when it is ready, and serves until it is stopped.
 */
import { parseArgs } from 'node:util';
import { AZURE_1X, type AzureSize } from './azure/index.ts';
import { GOOGLE_1X, type GoogleSize } from './google/index.ts';
import { createEstate, serveEstate, type EstateOptions, type Partition, type Size } from './index.ts';

const SIZES = ['accounts', 'users', 'keys', 'roles', 'policies', 'groups', 'regions', 'secrets'] as const;
/** `servicePrincipals` → `azure-service-principals` */
const azureFlag = (name: string): string => `azure-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
const AZURE_SIZES = Object.keys(AZURE_1X) as (keyof AzureSize)[];
const googleFlag = (name: string): string => azureFlag(name).replace('azure', 'google');
const GOOGLE_SIZES = Object.keys(GOOGLE_1X) as (keyof GoogleSize)[];

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
    ...Object.fromEntries(
      [...SIZES, ...AZURE_SIZES.map(azureFlag), ...GOOGLE_SIZES.map(googleFlag)].map((name) => [
        name,
        { type: 'string' as const },
      ]),
    ),
  },
});

function count(name: string): number | undefined {
  const value = (values as Record<string, string | boolean | undefined>)[name];
  if (typeof value !== 'string') return undefined;
  if (!/^\d+$/.test(value)) throw new RangeError(`--${name} takes a whole number, not ${value}`);
  return Number(value);
}

const size = Object.fromEntries(
  SIZES.map((name) => [name, count(name)]).filter(([, n]) => n !== undefined),
) as Partial<Size>;
const azure = Object.fromEntries(
  AZURE_SIZES.map((name) => [name, count(azureFlag(name))]).filter(([, n]) => n !== undefined),
) as Partial<AzureSize>;
const google = Object.fromEntries(
  GOOGLE_SIZES.map((name) => [name, count(googleFlag(name))]).filter(([, n]) => n !== undefined),
) as Partial<GoogleSize>;
const options: EstateOptions = {
  seed: values.seed,
  partition: values.partition as Partition,
  size,
  azure,
  google,
  story: values.plain !== true,
  behaviour: { shortPages: values['short-pages'] === true, emptyPages: values['no-empty-pages'] !== true },
  ...(values.now === undefined ? {} : { now: new Date(values.now) }),
};
const estate = createEstate(options);
const perSecond = count('rate-per-second');
if (perSecond !== undefined) estate.limits.set({ perSecond, burst: count('rate-burst') ?? perSecond });

const served = await serveEstate(estate, { port: count('port') ?? 0 });
const { url, env, organization } = served;
process.stdout.write(
  `${JSON.stringify({ url, env, organization, azure: estate.azure.env(url), google: estate.google.env(url) })}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());

/** What a source of a manifest connector may be told: the manifest's `config`, and where its API is reached. */
import { z } from 'zod';
import type { Manifest } from './manifest.ts';

export interface Settings {
  /** Every setting that has a value: configured, from the environment, or by default. */
  values: Readonly<Record<string, string>>;
  endpoints: { readonly default?: string | undefined };
}

export function settingsSchema({ config }: Pick<Manifest, 'config'>): z.ZodType<Settings> {
  const fields = Object.entries(config).map(([name, { description, env, pattern }]) => {
    const whole = new RegExp(`^(?:${pattern ?? '[^]+'})$`);
    const from = env === undefined ? '' : ` Default: the environment variable ${env}.`;
    const text = z.string().regex(whole, pattern === undefined ? 'is empty' : `must match ${pattern}`);
    return [name, text.optional().describe(description + from)] as const;
  });
  const endpoints = z
    .strictObject({
      default: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe('A gateway, instead of the real hosts.'),
    })
    .default({});
  return z.strictObject({ ...Object.fromEntries(fields), endpoints }).transform((given, check) => {
    const values: Record<string, string> = {};
    for (const [name, variable] of Object.entries(config)) {
      const found = (given as Record<string, unknown>)[name] ?? fromEnvironment(variable.env) ?? variable.default;
      if (typeof found === 'string') values[name] = found;
      else if (variable.required) {
        const env = variable.env === undefined ? '' : `, or set ${variable.env}`;
        check.addIssue({ code: 'custom', path: [name], message: `is missing: give it in the configuration${env}` });
      }
    }
    return { values, endpoints: given.endpoints };
  });
}

function fromEnvironment(name: string | undefined): string | undefined {
  const value = name === undefined ? undefined : process.env[name];
  return value === '' ? undefined : value;
}

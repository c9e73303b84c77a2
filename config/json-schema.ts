/** The JSON Schema that editors check `discover.yaml` with, the settings of every provider included. */
import { z } from 'zod';
import { Config, SourceName } from './schema.ts';

export function configJsonSchema(providers: readonly { id: string; title: string; settings: z.ZodType }[]): object {
  const { $schema: _schema, ...config } = toSchema(Config);
  const sources = providers.map(({ id, title, settings }) => {
    const { properties, required, ...rest } = withoutSchema(toSchema(settings)) as {
      properties?: object;
      required?: string[];
    };
    return {
      ...rest,
      title,
      properties: {
        provider: { const: id },
        name: { ...withoutSchema(toSchema(SourceName)), description: `Unique. Default: ${id}` },
        ...properties,
      },
      required: ['provider', ...(required ?? [])],
    };
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'NHI Discover configuration',
    ...config,
    properties: {
      ...(config as { properties: object }).properties,
      sources: { type: 'array', minItems: 1, description: 'What is read.', items: { oneOf: sources } },
    },
  };
}

type Schema = Record<string, unknown>;

/** Inlined: each provider's schema is moved into ours, where its own `#/$defs` would point nowhere. */
function toSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
}

function withoutSchema({ $schema: _schema, ...rest }: Schema): Schema {
  return rest;
}

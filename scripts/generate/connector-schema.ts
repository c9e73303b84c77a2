/** The JSON Schema that editors check manifests with. */
import { z } from 'zod';
import { Manifest } from '../../connectors/declarative/manifest.ts';

export function connectorJsonSchema(): object {
  const { $schema: _, ...schema } = z.toJSONSchema(Manifest, { io: 'input', unrepresentable: 'any', reused: 'ref' });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'NHI Discover connector manifest',
    ...schema,
  };
}

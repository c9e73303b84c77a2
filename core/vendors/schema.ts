/** The form of a register of vendors: `config/vendors.yaml`, and overlays of the same form. */
import { z } from 'zod';

const Id = z
  .string({
    error: (issue) =>
      typeof issue.input === 'number' ? 'write the id in quotes: as a number it may lose zeros' : undefined,
  })
  .trim()
  .min(1)
  .max(500);

export const Register = z.strictObject({
  version: z.literal(1),
  vendors: z.array(
    z.strictObject({
      name: z.string().trim().min(1).max(200),
      /** `provider`: the cloud provider's own service account. */
      kind: z.enum(['third-party', 'provider']),
      /** By connector id: account numbers, tenant ids, project ids, publisher ids. */
      accounts: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'not the id of a connector'), z.array(Id).min(1)),
    }),
  ),
});
export type Register = z.infer<typeof Register>;

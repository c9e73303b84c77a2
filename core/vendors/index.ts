/** Who stands behind an account number, tenant id or publisher id. */
import { readFileSync } from 'node:fs';
import { messageOf, UserError } from '../errors.ts';
import type { Vendor } from '../rules/rule.ts';
import { keyOf, parseRegister, type Text, type Vendors } from './register.ts';

/** `provider` is the connector's id. */
export type VendorLookup = (provider: string, id: string) => Vendor | undefined;

/** The built-in register, next to the code here and in the built package. */
const builtIn = new URL('../../config/vendors.yaml', import.meta.url);

/**
 * The built-in register, read when it is first asked, under a register of one's own, read at once so that mistakes
 * show before anything is collected.
 * @param overlayPath a file of the same form; it wins for the ids that it names
 * @throws UserError when the overlay cannot be read, or is not valid
 */
export function loadVendors(overlayPath?: string): VendorLookup {
  const overlay = overlayPath === undefined ? undefined : { name: overlayPath, text: read(overlayPath) };
  return vendorsFrom(() => ({ name: 'config/vendors.yaml', text: readFileSync(builtIn, 'utf8') }), overlay);
}

export function vendorsFrom(register: () => Text, overlay?: Text): VendorLookup {
  const own = overlay === undefined ? undefined : parseRegister(overlay);
  let shared: Vendors | undefined;
  return (provider, id) => {
    const key = keyOf(provider, id);
    const found = own?.get(key);
    if (found !== undefined) return found;
    shared ??= parseRegister(register());
    return shared.get(key);
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError('vendors-unreadable', `the register of vendors ${path} cannot be read: ${messageOf(error)}`, {
      next: 'Correct `vendors` in the configuration, or take it out.',
      cause: error,
    });
  }
}

/** The register of vendors, with the overlay of the configuration where there is one. */
import { loadVendors, type VendorLookup } from '../vendors/index.ts';
import type { GlobalValues } from './command.ts';
import type { Io } from './io.ts';
import { configFile } from './settings.ts';

export async function configuredVendors(values: GlobalValues, io: Io): Promise<VendorLookup> {
  const file = configFile(values, io);
  if (file === undefined) return loadVendors();
  const { loadConfig } = await import('../../config/load.ts');
  return loadVendors((await loadConfig(file, { env: io.env })).vendors);
}

/** The simulated tenant behind real HTTP, and a desk to look at it from. */
import type { AzureSide } from '../estate/azure/index.ts';
import type { EstateOptions } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';

export interface AzureCompany extends Company {
  azure: AzureSide;
  /** A new folder with a new inventory, and a source with these settings beside where the tenant is. */
  azureDesk(settings?: string): Promise<Desk>;
}

/** Everything that can be read, also what is only read when one says so. */
export const ALL = 'keyVaults: true, managedIdentityFederation: true, devops: { organizations: [halden] }';

/** @param options the 1× tenant unless told */
export async function openAzure(options: EstateOptions = {}): Promise<AzureCompany> {
  const company = await openCompany(options);
  const { azure } = company.estate;
  // The CLI signs in with what is in its environment, as it would at a customer's.
  Object.assign(company.env, azure.env(company.url));
  return {
    ...company,
    azure,
    azureDesk: (settings = '') => company.desk(configOf(company.url, settings)),
  };
}

export const configOf = (url: string, settings = ''): string =>
  `sources: [{ provider: azure, endpoints: { default: '${url}' }${settings === '' ? '' : `, ${settings}`} }]\n`;

/** What is in a batch is no call of its own. */
export function callsOf({ estate }: AzureCompany): Record<string, number> {
  const all = Object.entries(estate.log.byOperation({ provider: 'azure' }));
  return Object.fromEntries(
    all.filter(([name]) => !name.startsWith('graph-batch:')).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** The simulated Google Cloud behind real HTTP, and a desk that reads it without a key. */
import type { CloudChange } from '../estate/google/mutate.ts';
import type { GoogleTruth } from '../estate/google/truth.ts';
import type { EstateOptions } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';

export interface GoogleCompany extends Company {
  truth: () => GoogleTruth;
  change: (change: CloudChange) => unknown;
  /** @param more lines of YAML for the source, or what stands in their place */
  googleDesk: (more?: Readonly<Record<string, string>>) => Promise<Desk>;
  /** Of a case of the estate. */
  idOf: (name: string) => string;
}

/** @param options the 1× company unless told */
export async function openGoogle(options: EstateOptions = {}): Promise<GoogleCompany> {
  const company = await openCompany(options);
  const { estate, url } = company;
  return Object.assign(company, {
    truth: () => estate.google.truth(),
    change: (change: CloudChange) => estate.google.mutate(change),
    idOf: (name: string) => estate.google.cases()[name]?.id ?? `no case ${name}`,
    async googleDesk(more: Readonly<Record<string, string>> = {}) {
      const { organization, metricsScopes } = estate.google.truth();
      const settings = {
        organization: `"${organization.number}"`,
        metricsScopes: JSON.stringify(metricsScopes.map(({ project }) => project)),
        endpoints: `{ default: "${url}" }`,
        ...more,
      };
      const lines = Object.entries(settings).map(([name, value]) => (value === '' ? '' : `    ${name}: ${value}\n`));
      const desk = await company.desk(`sources:\n  - provider: gcp\n${lines.join('')}`);
      Object.assign(desk.env, estate.google.env(url));
      return desk;
    },
  });
}

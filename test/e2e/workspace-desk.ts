/** The simulated Workspace behind real HTTP, and a desk that reads it without a key. */
import type { WorkspaceChange, WorkspaceTruth } from '../estate/google/workspace/index.ts';
import type { EstateOptions } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';

export interface WorkspaceCompany extends Company {
  truth: () => WorkspaceTruth;
  change: (change: WorkspaceChange) => unknown;
  /** @param more lines of YAML for the source, or what stands in their place */
  workspaceDesk: (more?: Record<string, string>) => Promise<Desk>;
  /** Of a case of the estate. */
  idOf: (name: string) => string;
}

export async function openWorkspace(options: EstateOptions = {}): Promise<WorkspaceCompany> {
  const company = await openCompany(options);
  const { estate, url } = company;
  const { collector, organization } = estate.google.state;
  return Object.assign(company, {
    truth: () => (estate.google.truth() as unknown as { workspace: WorkspaceTruth }).workspace,
    change: (change: WorkspaceChange) => estate.google.mutate(change),
    idOf: (name: string) => estate.google.cases()[name]?.id ?? `no case ${name}`,
    async workspaceDesk(more: Record<string, string> = {}) {
      const settings = {
        adminEmail: `admin@${organization.domain}`,
        serviceAccount: collector.email,
        endpoints: `{ default: "${url}" }`,
        ...more,
      };
      const lines = Object.entries(settings).map(([name, value]) => `    ${name}: ${value}\n`);
      const desk = await company.desk(`sources:\n  - provider: google-workspace\n${lines.join('')}`);
      Object.assign(desk.env, estate.google.env(url));
      return desk;
    },
  });
}

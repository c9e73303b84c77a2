/** The simulated GitHub behind real HTTP, and a desk to look at it from. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EstateOptions } from '../estate/index.ts';
import type { GitHubSide } from '../estate/github/index.ts';
import { openCompany, temporaryFolder, type Company, type Desk } from './harness.ts';

export interface GitHubCompany extends Company {
  github: GitHubSide;
  /** A new folder with a new inventory. Signs in as the App unless the settings say otherwise. */
  githubDesk(settings?: string): Promise<Desk>;
  /** `app: {…}`, as a customer would write it. */
  asApp: string;
}

/** @param options the 1× organizations unless told */
export async function openGitHub(options: EstateOptions = {}): Promise<GitHubCompany> {
  const company = await openCompany(options);
  const { github } = company.estate;
  const key = join(await temporaryFolder(), 'app.pem');
  await writeFile(key, github.privateKey(), { mode: 0o600 });
  const asApp = `app: { id: ${github.state.collector.app.id}, privateKey: '\${file:${key}}' }`;
  return {
    ...company,
    github,
    asApp,
    githubDesk: (settings = asApp) => company.desk(configOf(company.url, settings)),
  };
}

export const configOf = (url: string, settings: string): string =>
  `sources: [{ provider: github, endpoints: { default: '${url}' }, ${settings} }]\n`;

/** What it took, by operation. */
export const callsOf = ({ estate }: GitHubCompany): Record<string, number> =>
  estate.log.byOperation({ provider: 'github' });
export const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

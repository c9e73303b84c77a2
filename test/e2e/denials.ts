/** Nights on which the collector lacks a permission. */
import { connector } from '../../connectors/aws/index.ts';
import type { CoverageLine, RunSummary } from '../../core/run/options.ts';
import { mutate } from '../estate/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';
import { snapshot, type Snapshot } from './snapshot.ts';

// One account and one Region: what matters here is the same in all of them.
const config = 'sources: [{ provider: aws, regions: [us-east-1] }]\n';
export const permissions = [...new Set(connector.collectors.flatMap((collector) => collector.permissions))].toSorted();

export interface Denials {
  company: Company;
  /** Knows the whole company, from a night on which all was granted. */
  desk: Desk;
  base: Snapshot;
  freshDesk(): Promise<Desk>;
  whileDenied<T>(actions: readonly string[], work: () => Promise<T>): Promise<T>;
  /** How often the company refused this action since its log was cleared. */
  refusals(action: string): number;
}

export async function openDenials(): Promise<Denials> {
  const company = await openCompany({ size: { accounts: 1, regions: 2 } });
  const desk = await company.desk(config);
  await desk.run(0);
  return {
    company,
    desk,
    base: await snapshot(desk),
    freshDesk: () => company.desk(config),
    async whileDenied(actions, work) {
      mutate(company.estate, { do: 'deny', actions: [...actions] });
      try {
        return await work();
      } finally {
        mutate(company.estate, { do: 'undeny', actions: [...actions] });
      }
    },
    refusals: (action) =>
      company.estate.log.entries().filter(({ service, operation, status }) => {
        const prefix = service === 'sso-admin' ? 'sso' : service;
        return `${prefix}:${operation}` === action && status >= 400 && status !== 404;
      }).length,
  };
}

export const parts = ({ sources }: RunSummary): CoverageLine[] => sources.flatMap(({ coverage }) => coverage);

/** A run that may end complete or partial. */
export const runAnyhow = async (desk: Desk): Promise<RunSummary> =>
  JSON.parse((await desk.discover('--json')).stdout) as RunSummary;

/** A small organization with two nights: the second one differs from the first in what may go wrong when read badly. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  createEstate,
  mutate,
  serveEstate,
  truth,
  type Estate,
  type ServedEstate,
} from '../../../test/estate/index.ts';
import { connectors } from '../../../connectors/index.ts';
import { openInventory } from '../../../core/inventory/inventory.ts';
import { rules } from '../../../core/rules/index.ts';
import { discover } from '../../../core/run/discover.ts';
import type { RunSummary } from '../../../core/run/options.ts';

export interface Company {
  estate: Estate;
  served: ServedEstate;
  folder: string;
  /** The inventory after the first night. */
  before: string;
  /** The same after two undisturbed runs of the second night: what is gone then is confirmed. */
  after: string;
  copyOf(file: string, name: string): string;
  run(database: string): Promise<RunSummary>;
}

/** Between the nights: AWS gives out the same credential report for four hours. */
const NIGHT_SECONDS = 5 * 3600;

export async function openCompany(folder: string): Promise<Company> {
  const estate = createEstate({
    seed: 'faults',
    now: new Date(Date.now() - NIGHT_SECONDS * 1000),
    size: { accounts: 3, users: 9, keys: 2, roles: 8, policies: 4, groups: 2, regions: 2, secrets: 5 },
    story: false,
    behaviour: { shortPages: true, reportPolls: 0 },
  });
  const served = await serveEstate(estate);
  Object.assign(process.env, served.env);
  const connector = await connectors['aws']?.();
  if (connector === undefined) throw new Error('there is no connector for aws');
  const settings = connector.settings.parse({ organization: served.organization });
  const company: Company = {
    estate,
    served,
    folder,
    before: join(folder, 'before.db'),
    after: join(folder, 'after.db'),
    copyOf(file, name) {
      const copy = join(folder, name);
      for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(copy + suffix, { force: true });
      copyFileSync(file, copy);
      return copy;
    },
    async run(database) {
      const inventory = openInventory(database);
      try {
        const { summary } = await discover({
          inventory,
          sources: [{ name: 'aws', connector, settings }],
          policy: { dormantDays: 45, rotateDays: 90, graceDays: 7 },
          rules,
          vendor: () => undefined,
          log: { debug: () => {}, info: () => {}, warn: () => {} },
          signal: new AbortController().signal,
          version: 'bench',
        });
        return summary;
      } finally {
        await inventory.close();
      }
    },
  };
  await complete(company, company.before);
  secondNight(estate);
  company.copyOf(company.before, 'after.db');
  await company.run(company.after);
  await complete(company, company.after);
  return company;
}

/** Undisturbed, everything must be readable: otherwise the comparison would compare nothing. */
async function complete(company: Company, database: string): Promise<void> {
  const { status, sources } = await company.run(database);
  if (status !== 'complete') throw new Error(`the undisturbed run is ${status}: ${JSON.stringify(sources)}`);
}

function secondNight(estate: Estate): void {
  mutate(estate, { do: 'advance', seconds: NIGHT_SECONDS });
  const account = truth(estate).accounts.find(({ users }) => users.length > 3);
  if (account === undefined) throw new Error('the company has too few users');
  const [first, second, third] = account.users.filter(({ keys }) => keys.length > 1);
  const [role] = account.roles;
  if (first === undefined || second === undefined || third === undefined || role === undefined)
    throw new Error('the company is too small');
  mutate(estate, { do: 'delete-user', account: account.id, user: first.name });
  mutate(estate, { do: 'rotate-key', key: second.keys[0]?.id ?? '' });
  mutate(estate, { do: 'use-key', key: third.keys[0]?.id ?? '' });
  mutate(estate, { do: 'create-user', account: account.id, user: 'svc-new', keys: 1 });
}

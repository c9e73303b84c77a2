/** The simulated Slack behind real HTTP, and a desk that reads it. */
import type { SlackChange, SlackSize, SlackTruth } from '../estate/slack/index.ts';
import { openCompany, type Company, type Desk } from './harness.ts';

export interface SlackCompany extends Company {
  truth: () => SlackTruth;
  change: (change: SlackChange) => unknown;
  /** @param token default: the collector's own, on the plan of today */
  slackDesk: (token?: string) => Promise<Desk>;
  /** Of a case of the estate. */
  idOf: (name: string) => string;
}

export async function openSlack(slack: Partial<SlackSize> = {}): Promise<SlackCompany> {
  const company = await openCompany({ slack });
  const { estate, url } = company;
  return Object.assign(company, {
    truth: () => estate.slack.truth(),
    change: (change: SlackChange) => estate.slack.mutate(change),
    idOf: (name: string) => estate.slack.cases()[name]?.id ?? `no case ${name}`,
    async slackDesk(token?: string) {
      const desk = await company.desk(`sources:\n  - provider: slack\n    endpoints: { default: "${url}" }\n`);
      Object.assign(desk.env, token === undefined ? estate.slack.env(url) : { SLACK_TOKEN: token });
      return desk;
    },
  });
}

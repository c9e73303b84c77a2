/**
 * The fictional company, as its people know it: nothing of any provider in here. Each provider's side tells its own
 * part of this one story, so that the same person, team, vendor or pipeline can be found again on all of them.
 */
export interface Person {
  id: string;
  name: string;
  email: string;
  team: TeamId;
  /** Gone from the company, though not from every system. */
  left?: boolean;
}
export type TeamId = 'platform' | 'payments' | 'data' | 'security' | 'ai' | 'robotics';

export interface Vendor {
  name: string;
  /** The account from which the vendor comes to its customers' AWS accounts. */
  awsAccount: string;
  externalId?: string;
}
export interface Pipeline {
  /** `org/repo` on GitHub. */
  repo: string;
  team: TeamId;
}
export interface Company {
  name: string;
  slug: string;
  domain: string;
  githubOrg: string;
  teams: readonly TeamId[];
  people: Readonly<Record<string, Person>>;
  vendors: Readonly<Record<'datadog' | 'snyk' | 'vanta' | 'orca' | 'unknown', Vendor>>;
  pipelines: Readonly<Record<'payments' | 'infra' | 'console' | 'website', Pipeline>>;
}

const DOMAIN = 'halden.example';

function person(id: string, name: string, team: TeamId, left = false): Person {
  return { id, name, email: `${id}@${DOMAIN}`, team, ...(left ? { left } : {}) };
}

const people = [
  person('astrid.lund', 'Astrid Lund', 'platform'),
  person('bo.ekman', 'Bo Ekman', 'platform'),
  person('carla.mendes', 'Carla Mendes', 'payments'),
  person('dev.patel', 'Dev Patel', 'payments', true),
  person('emre.aydin', 'Emre Aydın', 'data'),
  person('farah.nasser', 'Farah Nasser', 'security'),
  person('grace.okoro', 'Grace Okoro', 'ai'),
  person('hugo.bergstrom', 'Hugo Bergström', 'robotics'),
];

export const company: Company = {
  name: 'Halden Robotics',
  slug: 'halden',
  domain: DOMAIN,
  githubOrg: 'halden-robotics',
  teams: ['platform', 'payments', 'data', 'security', 'ai', 'robotics'],
  people: Object.fromEntries(people.map((p) => [p.id, p])),
  vendors: {
    // Real accounts of real vendors, as published: https://github.com/fwdcloudsec/known_aws_accounts (Apache-2.0).
    datadog: { name: 'Datadog', awsAccount: '464622532012', externalId: '5f1c0e8ab2d94d7e9c3a7b61d2e4f508' },
    snyk: { name: 'Snyk', awsAccount: '198361731867' },
    vanta: { name: 'Vanta', awsAccount: '956993596390', externalId: '5f1c0e8ab2d94d7e9c3a7b61d2e4f508' },
    orca: { name: 'Orca Security', awsAccount: '976280145156', externalId: 'halden-orca-2021' },
    unknown: { name: 'nobody knows', awsAccount: '540917350842' },
  },
  pipelines: {
    payments: { repo: 'halden-robotics/payments-api', team: 'payments' },
    infra: { repo: 'halden-robotics/infra', team: 'platform' },
    console: { repo: 'halden-robotics/fleet-console', team: 'robotics' },
    website: { repo: 'halden-robotics/website', team: 'platform' },
  },
};

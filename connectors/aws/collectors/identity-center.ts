/** Applications of IAM Identity Center: what people, and programs on their behalf, sign in to with the organization's identities. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { isDenied } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { accountFacts } from '../principals/account-facts.ts';
import { parseRow } from '../../shared/rows.ts';
import {
  ApplicationRow,
  InstanceRow,
  ListApplicationGrants,
  ListApplications,
  ListInstances,
} from '../schemas/identity-center.ts';
import { RegionName } from '../settings.ts';

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ListApplications.html: 100 is the most. */
const PAGE = { MaxResults: 100 };
const MOST_REFUSALS = 3;

export const identityCenter: Collector<Session> = {
  id: 'identity-center',
  title: 'Applications of IAM Identity Center',
  in: ['organization', 'account'],
  emits: ['identity-center-application'],
  permissions: ['sso:ListInstances', 'sso:ListApplications', 'sso:ListApplicationGrants'],
  after: ['principals'],
  firstRunCalls: 5,
  async *collect(session, scope, run) {
    const { settings, organization } = session;
    if (scope.kind === 'account' && settings.organization !== undefined && organization.state === 'listed') {
      await session.in(scope, run).enter();
      run.note("an account's own instance of IAM Identity Center is not looked for; the organization's is");
      return;
    }
    const found = await findInstances(session, scope, run);
    if (found === null) return;
    for (const instance of found.instances) yield* applications(instance, found.reader, scope, run);
  },
};

async function* applications(
  { InstanceArn, OwnerAccountId: owner }: InstanceRow,
  reader: Reader,
  scope: Scope,
  run: Run,
): AsyncGenerator<InventoryRecordInput> {
  try {
    for await (const page of reader.pages('sso:ListApplications', { InstanceArn }, ListApplications, PAGE)) {
      for (const row of page.Applications) {
        const application = parseRow(row, ApplicationRow, 'an application in sso:ListApplications', run);
        if (application === undefined) continue;
        yield applicationRecord(application, scope, await grantTypes(application, reader, run));
      }
    }
  } catch (error) {
    const anothers = scope.kind === 'account' && owner !== undefined && owner !== reader.account;
    if (!anothers || !isDenied(error)) throw error;
    run.note(`the instance of IAM Identity Center is visible here, and its applications only in account ${owner}`);
  }
}

/**
 * An instance answers in its own Region, and an organization has one: the Region where it was found the last time is
 * asked first, and the search ends with the first answer.
 */
async function findInstances(
  session: Session,
  scope: Scope,
  run: Run,
): Promise<{ reader: Reader; instances: InstanceRow[] } | null> {
  const key = `identity-center:${scope.nativeId}`;
  const regions = await candidates(session, scope, await run.known.recall(key));
  const refused: ReadFailed[] = [];
  for (const [index, region] of regions.entries()) {
    const reader = session.in(scope, run, region);
    try {
      const instances = await instancesIn(reader, run);
      if (instances.length === 0) continue;
      run.known.remember(key, region);
      return { reader, instances };
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      // A Region that is switched off has no instance.
      if (error.because === 'disabled') {
        run.note(`IAM Identity Center was not looked for in ${region}: ${error.message}`);
        continue;
      }
      refused.push(error);
      // Where we may not ask at all, the other Regions would refuse too.
      if (refused.length === Math.min(MOST_REFUSALS, regions.length) && refused.length === index + 1) throw error;
    }
  }
  const [first] = refused;
  if (first === undefined) run.note(`no instance of IAM Identity Center answers in ${regions.join(', ')}`);
  else run.gap(`IAM Identity Center in ${refused.length} Regions`, first.because, first.message);
  return null;
}

/**
 * An organization's instance is looked for everywhere. An account's own one is rare, and looking for it would cost a
 * call for each account and Region: only where we are, where the settings say, and where it left roles.
 */
async function candidates(session: Session, scope: Scope, last: unknown): Promise<string[]> {
  const { settings, partition } = session;
  const hints = scope.kind === 'account' ? (await accountFacts(session, scope))?.identityCenterRegions : undefined;
  const named = settings.regions ?? (scope.kind === 'account' ? [] : partition.regions);
  const regions = [typeof last === 'string' ? last : session.region, session.region, ...(hints ?? []), ...named];
  return [...new Set(regions)].filter((region) => RegionName.safeParse(region).success);
}

async function instancesIn(reader: Reader, run: Run): Promise<InstanceRow[]> {
  const found: InstanceRow[] = [];
  for await (const page of reader.pages('sso:ListInstances', {}, ListInstances, PAGE)) {
    for (const row of page.Instances) {
      const instance = parseRow(row, InstanceRow, 'an instance in sso:ListInstances', run);
      if (instance !== undefined) found.push(instance);
    }
  }
  return found;
}

/** Ours, by OAuth 2.0 or SAML; all others come from AWS's catalogue. */
const isCustom = (provider: string): boolean => /:applicationProvider\/custom(?:-saml)?$/.test(provider);

/** How programs get tokens of it. Only applications of our own by OAuth have any; assignments of people are not read. */
async function grantTypes(row: ApplicationRow, reader: Reader, run: Run): Promise<string[] | null> {
  const { ApplicationArn, ApplicationProviderArn: provider = '', Status } = row;
  if (!provider.endsWith(':applicationProvider/custom') || Status !== 'ENABLED') return null;
  try {
    const types: string[] = [];
    for await (const page of reader.pages('sso:ListApplicationGrants', { ApplicationArn }, ListApplicationGrants, {})) {
      types.push(...page.Grants.map(({ GrantType }) => GrantType));
    }
    return types;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap(`grants of ${ApplicationArn}`, error.because, error.message);
    return null;
  }
}

export function applicationRecord(
  row: ApplicationRow,
  scope: Pick<Scope, 'ref'>,
  grants: readonly string[] | null,
): InventoryRecordInput {
  const provider = row.ApplicationProviderArn ?? '';
  const publisher = provider === '' || isCustom(provider) ? null : (provider.split('/').at(-1) ?? provider);
  return {
    record: 'identity',
    ref: `aws:identity-center-application:${row.ApplicationArn}`,
    scope: scope.ref,
    source: 'sso:ListApplications',
    kind: publisher === null ? 'app' : 'integration',
    name: row.Name,
    nativeId: row.ApplicationArn,
    status: row.Status === 'ENABLED' ? 'active' : row.Status === 'DISABLED' ? 'disabled' : 'unknown',
    nature: { is: 'machine', because: 'an application that is signed in to through IAM Identity Center' },
    managedBy: 'customer',
    createdAt: row.CreatedDate ?? { unknown: 'unsupported' },
    purpose: row.Description?.slice(0, 2000) ?? null,
    publisher: publisher === null ? null : { name: publisher, id: provider, verified: null },
    usage: { unknown: 'unsupported', detail: 'IAM Identity Center tells of sign-ins only in CloudTrail' },
    attributes: {
      ...(provider === '' ? {} : { provider }),
      ...(row.ApplicationAccount === undefined ? {} : { account: row.ApplicationAccount }),
      ...(row.InstanceArn === undefined ? {} : { instance: row.InstanceArn }),
      ...(grants === null ? {} : { grantTypes: [...grants] }),
    },
  };
}

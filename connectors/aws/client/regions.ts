/** The regions that an account has enabled: asked of Account Management, then of EC2, then taken from a list. */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { DescribeRegions, ListRegions, Region } from '../schemas.ts';
import { RegionName } from '../settings.ts';
import type { Reader } from './reader.ts';

export interface Regions {
  /** Enabled and safe to put into a host name. */
  names: readonly string[];
  /** False for the list that we ship: which of them are enabled could not be read. */
  certain: boolean;
  /** How it was found out, when not in the usual way. */
  note?: string;
}

/** https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html: 50 is the most. */
const PAGE = { MaxResults: 50 };

export async function readRegions(reader: Reader, fallback: readonly string[], run: Run): Promise<Regions> {
  try {
    return { names: await fromAccount(reader, run), certain: true };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    try {
      const names = await fromEc2(reader, run);
      return { names, certain: true, note: `regions were read with ec2:DescribeRegions: ${error.message}` };
    } catch (second) {
      if (!(second instanceof ReadFailed)) throw second;
      const note = `regions are those enabled by default: ${second.message}`;
      // The account lets us in nowhere: its collectors say so themselves.
      return { names: fallback, certain: false, ...(second === error ? {} : { note }) };
    }
  }
}

async function fromAccount(reader: Reader, run: Run): Promise<string[]> {
  const names: string[] = [];
  const wanted = { RegionOptStatusContains: ['ENABLED' as const, 'ENABLED_BY_DEFAULT' as const] };
  for await (const page of reader.pages('account:ListRegions', wanted, ListRegions, PAGE)) {
    for (const row of page.Regions) {
      const region = Region.safeParse(row).data;
      if (region === undefined) run.gap('a region in account:ListRegions', 'failed', 'it is not understood');
      else if (region.RegionOptStatus.startsWith('ENABLED')) names.push(region.RegionName);
    }
  }
  return safe(names, run);
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html: enabled ones, on one page. */
async function fromEc2(reader: Reader, run: Run): Promise<string[]> {
  const query = { Action: 'DescribeRegions', Version: '2016-11-15' };
  const xml = await reader.rest({ operation: 'ec2:DescribeRegions', path: '/', query }, DescribeRegions);
  return safe(
    [...xml.matchAll(/<regionName>([^<]{1,100})<\/regionName>/g)].map(([, name = '']) => name),
    run,
  );
}

/** What an answer calls a region becomes part of a host name. */
function safe(names: readonly string[], run: Run): string[] {
  const good = names.filter((name) => RegionName.safeParse(name).success);
  if (good.length < names.length) run.gap('a region', 'failed', 'AWS gave a region code that cannot be one');
  if (good.length === 0) throw new ReadFailed('failed', 'AWS named no enabled region');
  return good.toSorted();
}

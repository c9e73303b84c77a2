/**
 * Documents of managed policies. The account's own came with the principals; AWS's own are the same in every account,
 * so each version is fetched once and kept.
 */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import { isMissing } from '../client/errors.ts';
import type { Reader } from '../client/reader.ts';
import type { Session } from '../client/session.ts';
import { parseDocument, type PolicyDocument } from '../policy-document.ts';
import { parseRow } from '../../shared/rows.ts';
import { GetPolicy, ListPolicies, PolicyRow, PolicyVersion } from '../schemas.ts';

const PAGE = { MaxItems: 1000 };
/** The largest managed policy has 6,144 characters without its white space; AWS's own go beyond. */
const REMEMBERED_CHARACTERS = 50_000;

export interface ManagedPolicies {
  documentOf(arn: string): Promise<PolicyDocument | null>;
}

/** @param own URL-encoded documents of the account's own policies, by ARN */
export async function managedPolicies(
  session: Session,
  reader: Reader,
  run: Run,
  own: ReadonlyMap<string, string>,
): Promise<ManagedPolicies> {
  const versions = await awsVersions(reader, run);
  const parsed = new Map<string, Promise<PolicyDocument | null>>();
  let refused = false;

  async function read(arn: string): Promise<PolicyDocument | null> {
    const text = own.get(arn);
    if (text !== undefined) return parseDocument(text);
    const version = versions.get(arn) ?? (await defaultVersion(reader, arn));
    if (!arn.includes(':iam::aws:')) return parseDocument(await fetchDocument(reader, arn, version));
    const key = `policy:${arn}@${version}`;
    const known = await run.known.recall(key);
    if (typeof known === 'string') return parseDocument(known);
    const document = await session.memo('aws', key, () => fetchDocument(reader, arn, version));
    if (document.length <= REMEMBERED_CHARACTERS) run.known.remember(key, document);
    return parseDocument(document);
  }

  /** A policy deleted meanwhile, or one that we may not read, costs its document and nothing else. */
  async function readOrGap(arn: string): Promise<PolicyDocument | null> {
    if (refused && !own.has(arn)) return null;
    try {
      const document = await read(arn);
      if (document === null) run.gap(`the document of ${arn}`, 'failed', 'it is no policy document');
      return document;
    } catch (error) {
      if (!(error instanceof ReadFailed)) throw error;
      if (isMissing(error)) return null;
      // What was refused for one is refused for all: it is not asked again for each.
      if (error.because !== 'failed') refused = true;
      run.gap(refused ? 'documents of managed policies' : `the document of ${arn}`, error.because, error.message);
      return null;
    }
  }

  return {
    documentOf(arn) {
      const document = parsed.get(arn) ?? readOrGap(arn);
      parsed.set(arn, document);
      return document;
    },
  };
}

/** One call for all: which version of AWS's own policies is in force. */
async function awsVersions(reader: Reader, run: Run): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  try {
    for await (const page of reader.pages(
      'iam:ListPolicies',
      { Scope: 'AWS', OnlyAttached: true },
      ListPolicies,
      PAGE,
    )) {
      for (const row of page.Policies) {
        const policy = parseRow(row, PolicyRow, 'a policy in iam:ListPolicies', run);
        if (policy !== undefined) versions.set(policy.Arn, policy.DefaultVersionId);
      }
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`versions of AWS-managed policies are asked one by one: ${error.message}`);
  }
  return versions;
}

async function defaultVersion(reader: Reader, arn: string): Promise<string> {
  return (await reader.call('iam:GetPolicy', { PolicyArn: arn }, GetPolicy)).Policy.DefaultVersionId;
}

async function fetchDocument(reader: Reader, PolicyArn: string, VersionId: string): Promise<string> {
  const { PolicyVersion: version } = await reader.call('iam:GetPolicyVersion', { PolicyArn, VersionId }, PolicyVersion);
  return version.Document;
}

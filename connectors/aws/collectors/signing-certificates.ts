/** X.509 signing certificates of users, for AWS's oldest (SOAP) interfaces. The credential report tells who has one. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope, Timestamp } from '../../../core/model.ts';
import { certificateOf } from '../certificate.ts';
import type { Session } from '../client/session.ts';
import { credentialReport, type ReadReport } from '../credential-report/read.ts';
import { atMost, perUser, usersWithKnown } from '../per-user.ts';
import { userRef } from '../principals/identities.ts';
import { usersOf, type KnownUser } from '../principals/users.ts';
import { parseRow } from '../../shared/rows.ts';
import { ListSigningCertificates, SigningCertificateRow } from '../schemas/iam-credentials.ts';
import { statusOf } from './service-credentials.ts';

const OPERATION = 'iam:ListSigningCertificates';
const WHAT = 'signing certificates';

export const signingCertificates: Collector<Session> = {
  id: 'signing-certificates',
  title: 'X.509 signing certificates of users',
  in: ['account'],
  emits: ['signing-certificate'],
  permissions: [OPERATION, 'iam:ListUsers', 'iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  after: ['principals'],
  firstRunCalls: 3,
  async *collect(session, scope, run) {
    const reader = session.in(scope, run);
    const users = await usersOf(session, scope, run);
    const asked = await chosen(users, { session, scope, run });
    yield* perUser(asked, WHAT, run, async (user) => {
      const found: InventoryRecordInput[] = [];
      const question = { UserName: user.name };
      for await (const page of reader.pages(OPERATION, question, ListSigningCertificates, { MaxItems: 1000 })) {
        for (const row of page.Certificates) {
          const certificate = parseRow(row, SigningCertificateRow, `a signing certificate of ${user.arn}`, run);
          if (certificate !== undefined) found.push(signingCertificate(certificate, user, scope, run.now()));
        }
      }
      return found;
    });
  },
};

interface Context {
  session: Session;
  scope: Scope;
  run: Run;
}

async function chosen(users: readonly KnownUser[], { session, scope, run }: Context): Promise<readonly KnownUser[]> {
  let report: ReadReport;
  try {
    report = await credentialReport(session, scope, run);
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.note(`${WHAT} were read user by user, without the credential report: ${error.message}`);
    return atMost(users, WHAT, error.because, run);
  }
  const known = await usersWithKnown('signing-certificate', users, run);
  // Who was made after the report is not in it.
  const asked = users.filter((user) => (report.users.get(user.arn)?.hasCertificates ?? true) || known.has(user));
  run.note(`${WHAT} are read for the ${asked.length} users that have one in the report of ${report.generatedAt}`);
  return asked;
}

function signingCertificate(
  row: SigningCertificateRow,
  user: KnownUser,
  scope: Pick<Scope, 'ref'>,
  now: Timestamp,
): InventoryRecordInput {
  const facts = certificateOf(row.CertificateBody);
  const status = statusOf(row.Status);
  const ended = facts !== null && Date.parse(facts.notAfter) <= Date.parse(now);
  return {
    record: 'credential',
    ref: `aws:signing-certificate:${row.CertificateId}`,
    scope: scope.ref,
    source: OPERATION,
    identity: userRef(user.id),
    kind: 'certificate',
    name: row.CertificateId,
    nativeId: row.CertificateId,
    status: status === 'active' && ended ? 'expired' : status,
    createdAt: row.UploadDate ?? { unknown: 'unsupported', detail: 'IAM gave no date of upload' },
    // Another certificate would be another upload.
    rotatedAt: null,
    expiresAt: facts?.notAfter ?? { unknown: 'failed', detail: 'the certificate could not be parsed' },
    usage: { unknown: 'unsupported', detail: 'IAM does not report its use' },
    attributes: {
      userName: user.name,
      ...(facts === null ? {} : { serial: facts.serial, subject: facts.subject, notBefore: facts.notBefore }),
    },
  };
}

/** Server certificates that are kept in IAM, from the time before Certificate Manager. */
import type { Collector } from '../../../core/connector.ts';
import type { InventoryRecordInput, Scope, Timestamp } from '../../../core/model.ts';
import { accountSummary, expectTotal } from '../account-summary.ts';
import type { Session } from '../client/session.ts';
import { hintsFromPath } from '../owner-hints.ts';
import { parseRow } from '../../shared/rows.ts';
import { ListServerCertificates, ServerCertificateRow } from '../schemas/iam-credentials.ts';

const OPERATION = 'iam:ListServerCertificates';

export const serverCertificates: Collector<Session> = {
  id: 'server-certificates',
  title: 'Server certificates in IAM',
  in: ['account'],
  emits: ['server-certificate'],
  permissions: [OPERATION, 'iam:GetAccountSummary'],
  after: ['principals'],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    expectTotal(run, await accountSummary(session, scope, run), 'server-certificate', 'ServerCertificates');
    const pages = session.in(scope, run).pages(OPERATION, {}, ListServerCertificates, { MaxItems: 1000 });
    for await (const page of pages) {
      for (const row of page.ServerCertificateMetadataList) {
        const certificate = parseRow(row, ServerCertificateRow, 'a server certificate', run);
        if (certificate !== undefined) yield serverCertificate(certificate, scope, run.now());
      }
    }
  },
};

function serverCertificate(row: ServerCertificateRow, scope: Pick<Scope, 'ref'>, now: Timestamp): InventoryRecordInput {
  const ended = row.Expiration !== undefined && Date.parse(row.Expiration) <= Date.parse(now);
  return {
    record: 'credential',
    ref: `aws:server-certificate:${row.ServerCertificateId}`,
    scope: scope.ref,
    source: OPERATION,
    identity: null,
    kind: 'certificate',
    name: row.ServerCertificateName,
    nativeId: row.Arn,
    status: ended ? 'expired' : 'active',
    createdAt: row.UploadDate ?? { unknown: 'unsupported', detail: 'IAM gave no date of upload' },
    // Another certificate would be another upload.
    rotatedAt: null,
    expiresAt: row.Expiration ?? { unknown: 'failed', detail: 'IAM gave no date of expiry' },
    usage: { unknown: 'unsupported', detail: 'IAM does not report which load balancer or distribution serves it' },
    ownerHints: hintsFromPath(row.Path),
    attributes: { path: row.Path },
  };
}

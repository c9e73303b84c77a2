/** Trust anchors, profiles, subjects and their certificates → records. Pure. */
import type { InventoryRecordInput, Ref, Scope, Timestamp } from '../../../core/model.ts';
import { bundleOf } from '../certificate.ts';
import type { ProfileRow, SubjectRow, TrustAnchorRow } from '../schemas/roles-anywhere.ts';
import type { KnownCertificate } from './known-subjects.ts';

type Place = Pick<Scope, 'ref'>;

const subjectRef = (id: string): Ref => `aws:anywhere-subject:${id}`;

/** Whoever has a certificate of this authority may come in by the roles that trust Roles Anywhere. */
export function trustAnchor(row: TrustAnchorRow, scope: Place): InventoryRecordInput {
  const { sourceType = 'unknown', sourceData } = row.source ?? {};
  const bundle = sourceData?.x509CertificateData === undefined ? null : bundleOf(sourceData.x509CertificateData);
  const ends = bundle?.map(({ notAfter }) => notAfter).toSorted();
  return {
    ...door('trust-anchor', row.trustAnchorId, scope),
    source: 'rolesanywhere:ListTrustAnchors',
    name: row.name,
    nativeId: row.trustAnchorArn,
    status: row.enabled ? 'active' : 'disabled',
    createdAt: row.createdAt ?? { unknown: 'unsupported' },
    expiresAt:
      ends?.[0] ??
      (sourceType === 'CERTIFICATE_BUNDLE'
        ? { unknown: 'failed', detail: 'its certificates could not be parsed' }
        : { unknown: 'unsupported', detail: 'the certificate authority has the expiry' }),
    attributes: {
      sourceType,
      ...(sourceData?.acmPcaArn === undefined ? {} : { privateCa: sourceData.acmPcaArn }),
      ...(bundle === null ? {} : { authorities: bundle.map((authority) => authority.subject) }),
    },
  };
}

/** Which roles may be come in by, and how long for. */
export function profile(row: ProfileRow, scope: Place): InventoryRecordInput {
  return {
    ...door('anywhere-profile', row.profileId, scope),
    source: 'rolesanywhere:ListProfiles',
    name: row.name,
    nativeId: row.profileArn,
    status: row.enabled ? 'active' : 'disabled',
    createdAt: row.createdAt ?? { unknown: 'unsupported' },
    expiresAt: { unknown: 'unsupported', detail: 'profiles have no expiry' },
    ownerHints: row.createdBy
      ? [{ kind: 'creator', value: row.createdBy.slice(0, 500), source: 'rolesanywhere:createdBy' }]
      : [],
    attributes: {
      roles: row.roleArns,
      managedPolicies: row.managedPolicyArns,
      sessionPolicy: row.sessionPolicy !== undefined && row.sessionPolicy !== '',
      ...(row.durationSeconds === undefined ? {} : { sessionSeconds: row.durationSeconds }),
    },
  };
}

function door(type: string, id: string, scope: Place) {
  return {
    record: 'credential' as const,
    ref: `aws:${type}:${id}` as const,
    scope: scope.ref,
    identity: null,
    kind: 'federation' as const,
    rotatedAt: { unknown: 'unsupported' as const, detail: 'it has no value of its own' },
    usage: { unknown: 'unsupported' as const, detail: 'its use shows on subjects and roles' },
  };
}

/** A session that was given lives up to twelve hours. https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-create-session.html */
const BLIND = ['calls with a session after it was given (up to 12 hours)'];

/** https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_GetSubject.html: "the last time that it attempted" */
const ATTEMPTS = { includes: 'attempts that were refused' };

/** A machine outside of AWS, known by the name in its certificate. It is there since it first came in. */
export function subject(row: SubjectRow, scope: Place): InventoryRecordInput {
  return {
    record: 'identity',
    ref: subjectRef(row.subjectId),
    scope: scope.ref,
    source: 'rolesanywhere:ListSubjects',
    kind: 'workload',
    name: row.x509Subject,
    nativeId: row.subjectArn,
    status: row.enabled ? 'active' : 'disabled',
    nature: { is: 'machine', because: 'it comes in with a certificate, through IAM Roles Anywhere' },
    managedBy: 'customer',
    createdAt: row.createdAt ?? { unknown: 'unsupported' },
    purpose: null,
    usage:
      row.lastSeenAt === undefined
        ? { unknown: 'unsupported', detail: 'Roles Anywhere gave no date' }
        : [
            {
              source: 'aws:anywhere-subject',
              lastAt: row.lastSeenAt,
              windowStart: row.createdAt ?? row.lastSeenAt,
              precision: 'second',
              lagHours: 1,
              blindTo: BLIND,
              detail: ATTEMPTS,
            },
          ],
    attributes: { x509Subject: row.x509Subject },
  };
}

export function subjectCertificate(
  certificate: KnownCertificate,
  subjectId: string,
  scope: Place,
  now: Timestamp,
): InventoryRecordInput {
  const { serial, issuer, enabled, seenAt, notBefore, notAfter } = certificate;
  const ended = notAfter !== null && Date.parse(notAfter) <= Date.parse(now);
  return {
    record: 'credential',
    ref: `aws:subject-certificate:${subjectId}/${serial}`,
    scope: scope.ref,
    source: 'rolesanywhere:GetSubject',
    identity: subjectRef(subjectId),
    kind: 'certificate',
    name: serial,
    nativeId: serial,
    status: !enabled ? 'disabled' : ended ? 'expired' : 'active',
    createdAt: notBefore ?? { unknown: 'failed', detail: 'the certificate could not be parsed' },
    // Another certificate has another serial number.
    rotatedAt: null,
    expiresAt: notAfter ?? { unknown: 'failed', detail: 'the certificate could not be parsed' },
    usage:
      seenAt === null
        ? { unknown: 'unsupported', detail: 'Roles Anywhere gave no date' }
        : [
            {
              source: 'aws:anywhere-certificate',
              lastAt: seenAt,
              windowStart: notBefore ?? seenAt,
              precision: 'second',
              lagHours: 1,
              blindTo: BLIND,
              detail: ATTEMPTS,
            },
          ],
    attributes: issuer === null ? {} : { issuer },
  };
}

import { AwsError } from '../errors.ts';
import { loadModel } from '../model.ts';
import { paginate } from '../page.ts';
import type { Context, Service } from '../service.ts';
import type { AnywhereProfile, AnywhereSubject, RegionState, TrustAnchor } from '../state.ts';
import { text, type Params } from '../validate.ts';

type Output = Record<string, unknown>;

const region = ({ account, region: name }: Context): RegionState | undefined => account.regions.get(name);

function list<T extends { id: string }>(
  name: string,
  params: Params,
  context: Context,
  items: readonly T[],
  row: (item: T) => Output,
): Output {
  const page = paginate(context, params, items, { size: 50, key: ({ id }) => id });
  return { [name]: page.items.map(row), ...(page.next === undefined ? {} : { nextToken: page.next }) };
}

const anchorRow = (anchor: TrustAnchor): Output => ({
  trustAnchorId: anchor.id,
  trustAnchorArn: anchor.arn,
  name: anchor.name,
  source: {
    sourceType: anchor.source.type,
    sourceData:
      anchor.source.type === 'AWS_ACM_PCA'
        ? { acmPcaArn: anchor.source.arn }
        : { x509CertificateData: anchor.source.pem },
  },
  enabled: anchor.enabled,
  createdAt: anchor.createdAt,
  updatedAt: anchor.createdAt,
});

const profileRow = (profile: AnywhereProfile): Output => ({
  profileId: profile.id,
  profileArn: profile.arn,
  name: profile.name,
  requireInstanceProperties: false,
  enabled: profile.enabled,
  createdBy: profile.createdBy,
  roleArns: profile.roleArns,
  managedPolicyArns: [],
  createdAt: profile.createdAt,
  updatedAt: profile.createdAt,
  durationSeconds: 3600,
});

const subjectRow = (subject: AnywhereSubject): Output => ({
  subjectArn: subject.arn,
  subjectId: subject.id,
  enabled: subject.enabled,
  x509Subject: subject.x509Subject,
  lastSeenAt: subject.lastSeenAt,
  createdAt: subject.createdAt,
  updatedAt: subject.lastSeenAt,
});

function getSubject(params: Params, context: Context): Output {
  const subject = region(context)?.subjects.find(({ id }) => id === text(params, 'subjectId'));
  if (!subject) throw new AwsError('ResourceNotFoundException', 'Subject not found');
  const { serial, issuer, pem, seenAt } = subject.certificate;
  const credential = { seenAt, serialNumber: serial, issuer, enabled: true, x509CertificateData: pem, failed: false };
  return { subject: { ...subjectRow(subject), credentials: [credential], instanceProperties: [] } };
}

export const rolesAnywhere: Service = {
  id: 'rolesanywhere',
  prefix: 'rolesanywhere',
  model: loadModel('rolesanywhere'),
  scope: 'regional',
  operations: {
    ListTrustAnchors: {
      run: (params, context) => list('trustAnchors', params, context, region(context)?.trustAnchors ?? [], anchorRow),
    },
    ListProfiles: {
      run: (params, context) => list('profiles', params, context, region(context)?.profiles ?? [], profileRow),
    },
    ListSubjects: {
      run: (params, context) => list('subjects', params, context, region(context)?.subjects ?? [], subjectRow),
    },
    GetSubject: { run: getSubject },
  },
};

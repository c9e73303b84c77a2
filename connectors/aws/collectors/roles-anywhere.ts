/** IAM Roles Anywhere in a Region: who is let in with a certificate, by which profiles, and who came. */
import type { Collector, Run } from '../../../core/connector.ts';
import { ReadFailed } from '../../../core/errors.ts';
import type { InventoryRecordInput, Scope } from '../../../core/model.ts';
import { certificateOf } from '../certificate.ts';
import { isMissing } from '../client/errors.ts';
import { whereOffered } from '../client/offered.ts';
import type { Reader } from '../client/reader.ts';
import type { RestRequest } from '../client/rest.ts';
import type { Session } from '../client/session.ts';
import {
  recallSubjects,
  rememberSubjects,
  type KnownCertificate,
  type KnownSubjects,
} from '../roles-anywhere/known-subjects.ts';
import { profile, subject, subjectCertificate, trustAnchor } from '../roles-anywhere/records.ts';
import { parseRow } from '../../shared/rows.ts';
import {
  GetSubject,
  ListProfiles,
  ListSubjects,
  ListTrustAnchors,
  ProfileRow,
  SubjectCredential,
  SubjectRow,
  TrustAnchorRow,
} from '../schemas/roles-anywhere.ts';

/** One a second is what AWS allows, so this is ten minutes of a Region. */
const MOST_ASKED = 600;

const anchorList: RestRequest = { operation: 'rolesanywhere:ListTrustAnchors', path: '/trustanchors' };
const profileList: RestRequest = { operation: 'rolesanywhere:ListProfiles', path: '/profiles' };
const subjectList: RestRequest = { operation: 'rolesanywhere:ListSubjects', path: '/subjects' };

export const rolesAnywhere: Collector<Session> = {
  id: 'roles-anywhere',
  title: 'IAM Roles Anywhere: trust anchors, profiles, subjects',
  in: ['region'],
  emits: ['trust-anchor', 'anywhere-profile', 'anywhere-subject', 'subject-certificate'],
  permissions: [
    'rolesanywhere:ListTrustAnchors',
    'rolesanywhere:ListProfiles',
    'rolesanywhere:ListSubjects',
    'rolesanywhere:GetSubject',
  ],
  firstRunCalls: 1,
  async *collect(session, scope, run) {
    yield* whereOffered('rolesanywhere', { session, scope, run }, () => read(session.in(scope, run), scope, run));
  },
};

async function* read(reader: Reader, scope: Scope, run: Run): AsyncGenerator<InventoryRecordInput> {
  let anchors = 0;
  for await (const page of reader.restPages(anchorList, ListTrustAnchors, {})) {
    for (const row of page.trustAnchors) {
      anchors++;
      const anchor = parseRow(row, TrustAnchorRow, 'a trust anchor', run);
      if (anchor !== undefined) yield trustAnchor(anchor, scope);
    }
  }
  // Where nobody is let in there is nothing more to ask, unless there was something before.
  const known = await recallSubjects(reader.account, reader.region, run);
  if (anchors === 0 && known === null) return;
  yield* orGap('profiles of Roles Anywhere', run, profiles(reader, scope, run));
  yield* orGap('subjects of Roles Anywhere', run, subjects(reader, scope, run, known ?? {}));
}

async function* orGap<T>(what: string, run: Run, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    run.gap(what, error.because, error.message);
  }
}

async function* profiles(reader: Reader, scope: Scope, run: Run): AsyncGenerator<InventoryRecordInput> {
  for await (const page of reader.restPages(profileList, ListProfiles, {})) {
    for (const row of page.profiles) {
      const parsed = parseRow(row, ProfileRow, 'a profile of Roles Anywhere', run);
      if (parsed !== undefined) yield profile(parsed, scope);
    }
  }
}

async function* subjects(
  reader: Reader,
  scope: Scope,
  run: Run,
  known: KnownSubjects,
): AsyncGenerator<InventoryRecordInput> {
  const learned: KnownSubjects = {};
  let left = MOST_ASKED;
  for await (const page of reader.restPages(subjectList, ListSubjects, {})) {
    for (const row of page.subjects) {
      const parsed = parseRow(row, SubjectRow, 'a subject of Roles Anywhere', run);
      if (parsed === undefined) continue;
      yield subject(parsed, scope);
      const { subjectId: id, lastSeenAt: seen = '' } = parsed;
      const before = known[id];
      const unchanged = before !== undefined && seen !== '' && before.seen === seen;
      const certificates = unchanged ? before.certificates : left-- > 0 ? await certificatesOf(id, reader, run) : null;
      if (certificates === null) continue;
      learned[id] = { seen, certificates };
      for (const each of certificates) yield subjectCertificate(each, id, scope, run.now());
    }
  }
  if (left < 0)
    run.gap(`certificates of ${-left} subjects`, 'pending', `not more than ${MOST_ASKED} are asked about in a run`);
  rememberSubjects(reader.account, reader.region, learned, run);
}

/** @returns `null` when they could not be read; the coverage says so */
async function certificatesOf(id: string, reader: Reader, run: Run): Promise<KnownCertificate[] | null> {
  try {
    const answer = await reader.rest({ operation: 'rolesanywhere:GetSubject', path: `/subject/${id}` }, GetSubject);
    return answer.subject.credentials.flatMap((row) => {
      const credential = parseRow(row, SubjectCredential, `a certificate of subject ${id}`, run);
      if (credential === undefined) return [];
      const {
        serialNumber: serial,
        issuer = null,
        enabled = true,
        seenAt = null,
        x509CertificateData: data,
      } = credential;
      const facts = data === undefined ? null : certificateOf(data);
      const dates = { notBefore: facts?.notBefore ?? null, notAfter: facts?.notAfter ?? null };
      return [{ serial, issuer, enabled, seenAt, ...dates }];
    });
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    if (!isMissing(error)) run.gap(`certificates of subject ${id}`, error.because, error.message);
    return null;
  }
}

/** What is known of one service principal tonight: read, or from what earlier runs stored. */
import type { InventoryRecord, Timestamp } from '../../../core/model.ts';
import { timestamp } from '../usage/dates.ts';
import type { ServicePrincipalRow } from './rows.ts';

/** The half of an own application that is its service principal. */
export interface Instance {
  id: string;
  appId: string;
  enabled: boolean;
  createdAt: Timestamp | null;
  tags: readonly string[];
  notes: string | null;
  singleSignOn: string | null;
  disabledByMicrosoft: string | null;
  /** What Entra signs SAML answers with: nobody signs in with it. */
  samlCertificates: number;
}

export function instanceOf(row: ServicePrincipalRow, samlCertificates: number): Instance {
  return {
    id: row.id,
    appId: row.appId,
    enabled: row.accountEnabled !== false,
    createdAt: timestamp(row.createdDateTime),
    tags: row.tags,
    notes: row.notes ?? null,
    singleSignOn: row.preferredSingleSignOnMode ?? null,
    disabledByMicrosoft: disabledBy(row.disabledByMicrosoftStatus),
    samlCertificates,
  };
}

/** As an attribute, and back: an unchanged one is not read again. */
export const attributesOf = (instance: Instance) => ({
  servicePrincipalId: instance.id,
  servicePrincipalEnabled: instance.enabled,
  servicePrincipalCreatedAt: instance.createdAt,
  servicePrincipalTags: [...instance.tags],
  ...(instance.notes === null ? {} : { servicePrincipalNotes: instance.notes.slice(0, 4096) }),
  singleSignOn: instance.singleSignOn,
  ...(instance.disabledByMicrosoft === null ? {} : { disabledByMicrosoft: instance.disabledByMicrosoft }),
  ...(instance.samlCertificates === 0 ? {} : { samlSigningCertificates: instance.samlCertificates }),
});

export function storedInstance(record: InventoryRecord): Instance | undefined {
  if (record.record !== 'identity') return undefined;
  const { attributes: facts } = record;
  const text = (key: string): string | null => (typeof facts[key] === 'string' ? facts[key] : null);
  const [id, appId] = [text('servicePrincipalId'), text('appId')];
  if (id === null || appId === null) return undefined;
  const tags = facts['servicePrincipalTags'];
  return {
    id,
    appId,
    enabled: facts['servicePrincipalEnabled'] !== false,
    createdAt: text('servicePrincipalCreatedAt'),
    tags: Array.isArray(tags) ? tags : [],
    notes: text('servicePrincipalNotes'),
    singleSignOn: text('singleSignOn'),
    disabledByMicrosoft: text('disabledByMicrosoft'),
    samlCertificates: Number(facts['samlSigningCertificates'] ?? 0),
  };
}

/** https://learn.microsoft.com/en-us/graph/api/resources/application: null and `NotDisabled` are the same. */
export const disabledBy = (status: string | null | undefined): string | null =>
  status === undefined || status === null || status === '' || status === 'NotDisabled' ? null : status;

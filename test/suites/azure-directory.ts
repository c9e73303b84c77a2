/** The directory of the simulated company, read by the `principals` collector, and what its tests ask of that. */
import { isUnknown, type Credential, type Identity } from '../../core/model.ts';
import type { Estate } from '../estate/index.ts';
import { discoverAzure } from './azure.ts';
import type { Discovery, Memory, Reading } from './connector-run.ts';

export const readDirectory = (estate: Estate, memory?: Memory, settings: unknown = {}): Promise<Discovery> =>
  discoverAzure(estate, settings, { only: ['principals'], ...(memory === undefined ? {} : { memory }) });
export const reading = ({ readings }: Discovery): Reading | undefined =>
  readings.find(({ collector }) => collector === 'principals');
export const identities = ({ records }: Discovery): Identity[] =>
  records.filter((record) => record.record === 'identity');
export const credentials = ({ records }: Discovery): Credential[] =>
  records.filter((record) => record.record === 'credential');
export const refs = ({ records }: Discovery): string[] => records.map(({ ref }) => ref).toSorted();
export const the = (found: Discovery, ref: string): Identity => {
  const identity = identities(found).find((each) => each.ref === ref);
  if (identity === undefined) throw new Error(`no ${ref}`);
  return identity;
};
export const directoryOf = (estate: Estate) => estate.azure.truth().directory;
export const caseOf = (estate: Estate, name: string): string => {
  const id = estate.azure.cases()[name]?.id;
  if (id === undefined) throw new Error(`no case ${name}`);
  return id;
};
export const credentialOf = (found: Discovery, id: string): Credential | undefined =>
  credentials(found).find(({ nativeId }) => nativeId === id);
export const lastAt = (usage: Identity['usage']): string | null | undefined =>
  usage === null || isUnknown(usage) ? undefined : usage[0]?.lastAt;

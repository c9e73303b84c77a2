/**
 * Reads all assets of a scope in one chain of calls. Where Asset Inventory refuses the organization, its folders are
 * asked, then their projects, and a project that it refuses too is read from each API by itself.
 */
import type { Run } from '../../../core/connector.ts';
import { ReadFailed, messageOf } from '../../../core/errors.ts';
import type { Scope } from '../../../core/model.ts';
import type { GoogleReader } from '../../shared/google/client.ts';
import { googleErrorOf, isDenied, isDisabled } from '../../shared/google/errors.ts';
import { ahead } from '../../shared/ahead.ts';
import { hiddenProjects, projectRef, type Project } from '../projects.ts';
import type { Session } from '../session.ts';
import { readDirectly } from './direct.ts';
import { kindNames, kinds } from './kinds.ts';
import { Asset, listAssets } from './list.ts';
import { Shelf } from './shelf.ts';

/** Projects that are read one by one, at once. The limits set the pace; this only hides the latency. */
const AT_ONCE = 8;
const SOURCE = 'cloudasset:assets.list';

/** What is in a scope; read once, whoever asks first. */
export function assetsOf(session: Session, scope: Scope, run: Run): Promise<Shelf> {
  return session.memo(scope.nativeId, 'assets', async () => {
    const shelf = new Shelf(scope.ref, session.projects);
    const reading: Reading = { session, shelf, reader: session.reader(run), types: everyType() };
    const project = session.projects.get(scope.nativeId);
    if (scope.kind === 'organization') await readOrganization(reading, scope.nativeId);
    else if (project !== undefined) await readEach(reading, [project], false);
    return shelf;
  });
}

interface Reading {
  session: Session;
  shelf: Shelf;
  reader: GoogleReader;
  /** Asset types that are asked for; fewer once some have proved unknown. */
  types: string[];
}

const everyType = (): string[] => kindNames.map((name) => kinds[name].assetType);

async function readOrganization(reading: Reading, number: string): Promise<void> {
  const { session, shelf } = reading;
  const refusal = await tryChain(reading, `organizations/${number}`);
  if (refusal === undefined) return;
  shelf.note(`Asset Inventory refused the organization (${refusal.message}); folders and projects were asked instead`);
  // Pools of the workforce belong to the organization, and to nothing below it.
  shelf.missed(['workforcePool', 'workforceProvider'], 'workforce pools', refusal);
  if (!session.projects.whole) shelf.miss({ kinds: 'all', ...hiddenProjects });
  const wanted = session.projects.wantedIn(number);
  for (const { id, number: of } of wanted.filter(({ active }) => !active)) {
    const detail = 'it is being deleted, and answers nothing';
    shelf.miss({ kinds: 'all', what: `project ${id}`, because: 'disabled', detail, scope: projectRef(of) });
  }
  const projects = wanted.filter(({ active }) => active);
  // Not enabled where the quota is paid: it is the same for whatever is asked.
  await (isDisabled(refusal) ? readEach(reading, projects, true) : readBelow(reading, projects, 0));
}

/** Asks for each folder at this depth, and for projects outside of folders, one chain each. */
async function readBelow(reading: Reading, projects: readonly Project[], depth: number): Promise<void> {
  const groups = Map.groupBy(projects, ({ folders }) => folders[depth]?.number);
  for (const [folder, below] of groups) {
    if (folder === undefined) {
      await readEach(reading, below, false);
      continue;
    }
    const refusal = await tryChain(reading, `folders/${folder}`);
    if (refusal !== undefined) await readBelow(reading, below, depth + 1);
  }
}

/** @param directly Asset Inventory is known to refuse them */
async function readEach(reading: Reading, projects: readonly Project[], directly: boolean): Promise<void> {
  const { shelf } = reading;
  let refused = 0;
  for await (const asked of ahead(projects, AT_ONCE, async (project) => {
    if (!directly && (await tryChain(reading, `projects/${project.number}`)) === undefined) return false;
    await readDirectly(reading.reader, project, shelf);
    return true;
  })) {
    if (asked) refused++;
  }
  if (refused > 0) shelf.note(`${refused} of ${projects.length} projects were read from each API by itself`);
}

/**
 * @returns why Asset Inventory refused; `undefined` when it was read
 * @throws ReadFailed for what is no refusal, at the organization: then nothing could be read
 */
async function tryChain(reading: Reading, parent: string): Promise<ReadFailed | undefined> {
  const { shelf } = reading;
  try {
    await readChain(reading, parent);
    return undefined;
  } catch (error) {
    if (isDenied(error) || isDisabled(error)) return error as ReadFailed;
    if (isUnknownType(error) && reading.types.length === everyType().length) {
      reading.types = kindNames.filter((name) => !('recent' in kinds[name])).map((name) => kinds[name].assetType);
      shelf.missed(
        kindNames.filter((name) => 'recent' in kinds[name]),
        'kinds that Asset Inventory does not know here',
        new ReadFailed('unsupported', messageOf(error)),
      );
      return tryChain(reading, parent);
    }
    if (!(error instanceof ReadFailed) || parent.startsWith('organizations/')) throw error;
    // One folder or project that fails costs the others nothing.
    const [kind, number = ''] = parent.split('/');
    shelf.missed('all', parent, error, kind === 'projects' ? projectRef(number) : undefined);
    return undefined;
  }
}

/** https://docs.cloud.google.com/asset-inventory/docs/reference/rest/v1/assets/list: what matches no type is INVALID_ARGUMENT. */
const isUnknownType = (error: unknown): boolean => googleErrorOf(error)?.status === 400;

async function readChain({ shelf, reader, types }: Reading, parent: string): Promise<void> {
  for await (const item of listAssets(reader, parent, types)) {
    const asset = Asset.safeParse(item);
    if (asset.success) {
      shelf.put(asset.data, SOURCE);
      continue;
    }
    const detail = asset.error.issues[0]?.message ?? 'not understood';
    shelf.miss({ kinds: 'all', what: `an asset in ${parent}`, because: 'failed', detail });
  }
}

/** What one listing brought, by kind, in the compact form that several collectors share. */
import type { Run } from '../../../core/connector.ts';
import type { Ref, Unknown } from '../../../core/model.ts';
import { messageOf } from '../../../core/errors.ts';
import type { ProjectIndex } from '../projects.ts';
import { projectRef } from '../projects.ts';
import { kindOf, kinds, type DataOf, type KindName } from './kinds.ts';
import { projectNumberOf, type Asset } from './list.ts';

export interface Row<K extends KindName> {
  data: DataOf<K>;
  /** The project that it is in; else that of the listing. */
  scope: Ref;
  /** Number of the project. `null`: it belongs to the organization. */
  project: string | null;
  /** The API operation that told. */
  source: string;
}

/** Something that could not be read. Each collector repeats what concerns its own kinds. */
export interface Hole {
  kinds: readonly KindName[] | 'all';
  what: string;
  because: Unknown;
  detail: string;
  /** The only scope that it concerns. */
  scope?: Ref | undefined;
}

export class Shelf {
  readonly #rows = new Map<KindName, Row<KindName>[]>();
  readonly #holes: Hole[] = [];
  readonly #notes: string[] = [];
  readonly #home: Ref;
  readonly #projects: ProjectIndex;

  /** @param home the scope of what is in no project */
  constructor(home: Ref, projects: ProjectIndex) {
    this.#home = home;
    this.#projects = projects;
  }

  /**
   * Takes one asset, when it is of a kind and in a project that is wanted. Asset Inventory has those of a project that is
   * being deleted too: what it can be restored with is still there.
   */
  put(asset: Asset, source: string): void {
    const name = kindOf.get(asset.assetType);
    if (name === undefined) return;
    const number = projectNumberOf(asset);
    const project = number === undefined ? undefined : this.#projects.get(number);
    if (project !== undefined && !this.#projects.isWanted(project)) return;
    const scope = number === undefined ? this.#home : projectRef(number);
    const kind = kinds[name];
    const parsed = kind.schema.safeParse(asset.resource?.data);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`;
      this.miss({
        kinds: [name],
        what: `${kind.title} (${asset.name.slice(0, 200)})`,
        because: 'failed',
        detail,
        scope,
      });
      return;
    }
    const keep = 'keep' in kind ? (kind.keep as ((data: unknown) => boolean) | undefined) : undefined;
    if (keep?.(parsed.data) === false) return;
    const row = { data: parsed.data, scope, project: number ?? null, source } as Row<KindName>;
    const rows = this.#rows.get(name);
    if (rows === undefined) this.#rows.set(name, [row]);
    else rows.push(row);
  }

  of<K extends KindName>(name: K): readonly Row<K>[] {
    return this.#rows.get(name) ?? [];
  }

  miss(hole: Hole): void {
    this.#holes.push(hole);
  }

  /** @param error what was thrown instead of an answer */
  missed(names: Hole['kinds'], what: string, error: { because: Unknown }, scope?: Ref): void {
    this.miss({ kinds: names, what, because: error.because, detail: messageOf(error), scope });
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  /** Says in the coverage of a collector what is missing of the kinds that it reads, and how they were read. */
  tell(run: Run, ...names: readonly KindName[]): void {
    for (const note of this.#notes) run.note(note);
    for (const { what, because, detail, scope } of this.#holesOf(names)) run.gap(what, because, detail, scope);
  }

  /** True when nothing of these kinds is missing anywhere. */
  isComplete(...names: readonly KindName[]): boolean {
    return this.#holesOf(names).length === 0;
  }

  /** True when nothing of these kinds is missing in one of its scopes. */
  isCompleteIn(scope: Ref, ...names: readonly KindName[]): boolean {
    return this.#holesOf(names).every((hole) => hole.scope !== undefined && hole.scope !== scope);
  }

  #holesOf(names: readonly KindName[]): Hole[] {
    return this.#holes.filter((hole) => hole.kinds === 'all' || hole.kinds.some((name) => names.includes(name)));
  }
}

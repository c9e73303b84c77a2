/** The projects in reach, by number and by id, and the scopes that they are. */
import type { ReachedScope } from '../../core/connector.ts';
import type { Ref, Timestamp } from '../../core/model.ts';
import { hintsFromLabels } from './owner-hints.ts';
import type { Settings } from './settings.ts';

export interface Project {
  number: string;
  id: string;
  name: string;
  /** `organizations/…`, `folders/…`, or nothing: a project may stand alone. */
  parent: string | null;
  /** False while it is being deleted: it can be restored for 30 days, and none of its APIs answer meanwhile. */
  active: boolean;
  createdAt: Timestamp | null;
  labels: Readonly<Record<string, string>>;
  /** Folders that it is in, the topmost first: their numbers, and their names where they are known. */
  folders: readonly { number: string; name: string | null }[];
  /** False when folders above these may not be seen. */
  wayKnown: boolean;
  /** Number of its organization. */
  organization: string | null;
}

export const organizationRef = (number: string): Ref => `gcp:organization:${number}`;
export const projectRef = (number: string): Ref => `gcp:project:${number}`;

/** Said of a listing project by project, when there may be projects that it does not know of. */
export const hiddenProjects = {
  what: 'projects that the caller may not see',
  because: 'denied',
  detail: 'they are not known tonight, and were not asked',
} as const;

export class ProjectIndex {
  /** False when there may be projects of ours that we were not shown: then nobody is a stranger for certain. */
  whole = true;
  readonly #byName = new Map<string, Project>();
  readonly #settings: Pick<Settings, 'include' | 'exclude'>;

  constructor(settings: Pick<Settings, 'include' | 'exclude'>) {
    this.#settings = settings;
  }

  /** Folders of an organization, each with what is above it, the nearest first. */
  readonly foldersIn = new Map<string, readonly (readonly string[])[]>();

  add(project: Project): void {
    this.#byName.set(project.number, project);
    this.#byName.set(project.id, project);
  }

  /** @param name number or id */
  get(name: string): Project | undefined {
    return this.#byName.get(name);
  }

  /** Those of an organization that the configuration does not leave out, in order of their numbers. */
  wantedIn(organization: string): Project[] {
    const own = [...this.#byName].filter(([name, project]) => name === project.number);
    return own
      .map(([, project]) => project)
      .filter((project) => project.organization === organization && this.isWanted(project))
      .toSorted((a, b) => (a.number < b.number ? -1 : 1));
  }

  isWanted(project: Project): boolean {
    return this.whyExcluded(project) === undefined && !this.isUnclear(project);
  }

  /** The configuration goes by folders, and those above it may not be seen: it may mean this one or not. */
  isUnclear(project: Project): boolean {
    if (project.wayKnown || this.whyExcluded(project) !== undefined) return false;
    const { include, exclude } = this.#settings;
    return exclude.some(isFolder) || (include !== undefined && !include.some((entry) => isUnder(project, entry)));
  }

  /** Why the configuration leaves it out, if it does. */
  whyExcluded(project: Project): string | undefined {
    const { include, exclude } = this.#settings;
    const under = (entries: readonly string[]) => entries.find((entry) => isUnder(project, entry));
    const by = under(exclude);
    if (by !== undefined) return `excluded by the configuration (${by})`;
    if (include === undefined || under(include) !== undefined) return undefined;
    return project.wayKnown || !include.some(isFolder) ? 'not included by the configuration' : undefined;
  }
}

const isFolder = (entry: string): boolean => entry.startsWith('folders/');

const isUnder = (project: Project, entry: string): boolean =>
  entry === project.id ||
  entry === project.number ||
  project.folders.some(({ number }) => `folders/${number}` === entry);

/** @param parent the organization whose listing it is read with; `null`: it stands alone, and is read by itself */
export function projectScope(
  project: Project,
  parent: string | null,
  source: string,
  index: ProjectIndex,
): ReachedScope {
  const excluded = index.whyExcluded(project);
  return {
    scope: {
      record: 'scope',
      ref: projectRef(project.number),
      source,
      kind: 'project',
      name: project.name,
      nativeId: project.id,
      parent: parent === null ? null : organizationRef(parent),
      status: project.active ? 'active' : 'suspended',
      ...environmentOf(project),
      ownerHints: hintsFromLabels(project.labels, 'label').slice(0, 50),
      tags: project.labels,
      attributes: {
        number: project.number,
        ...(project.createdAt === null ? {} : { createdAt: project.createdAt }),
        ...(project.folders.length === 0 ? {} : { folders: pathOf(project) }),
      },
    },
    ...(parent === null ? {} : { readWithParent: true }),
    // https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects#shutting_down_projects
    ...(project.active ? {} : { skip: 'the project is being deleted' }),
    ...(index.isUnclear(project)
      ? { skip: 'the configuration goes by folders, and those above this project may not be seen' }
      : {}),
    ...(excluded === undefined ? {} : { excluded }),
  };
}

/** `engineering/payments`: what people call the way to it. */
const pathOf = ({ folders }: Project): string => folders.map(({ number, name }) => name ?? number).join('/');

function environmentOf({ labels }: Project): { environment?: string } {
  const key = Object.keys(labels).find((each) => /^(?:env|environment|stage)$/.test(each));
  const value = key === undefined ? '' : (labels[key] ?? '');
  return value === '' ? {} : { environment: value };
}

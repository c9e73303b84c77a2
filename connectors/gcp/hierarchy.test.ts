import { expect, test } from 'vitest';
import { createEstate } from '../../test/estate/index.ts';
import { runFor } from '../../test/suites/google.ts';
import type { GoogleReader } from '../shared/google/client.ts';
import { searchProjects } from './hierarchy.ts';

/** One project below a folder that is not shown, and one right below organization 1. */
const reader: Pick<GoogleReader, 'rows'> = {
  async *rows({ items }) {
    if (items !== 'projects') return;
    yield { name: 'projects/11', projectId: 'halden-hidden', parent: 'folders/9', state: 'ACTIVE' };
    yield { name: 'projects/12', projectId: 'halden-plain', parent: 'organizations/1', state: 'ACTIVE' };
  },
};

test.each([
  [true, ['halden-hidden', 'halden-plain'], true],
  [false, ['halden-plain'], false],
])(
  'a project below a hidden folder is that of the only organization (%s), and else nobody’s',
  async (only, ids, whole) => {
    const run = runFor(createEstate({ story: false }));
    const listed = await searchProjects(reader as GoogleReader, '1', run, only);
    expect(listed.projects.map(({ id }) => id)).toEqual(ids);
    expect(listed.whole).toBe(whole);
  },
);

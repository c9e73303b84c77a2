/** What grants and resources cost in calls: none for each identity, and next to none where nothing changed. */
import { afterEach, expect, test, vi } from 'vitest';
import { createMemory, type Discovery } from '../../../test/suites/connector-run.ts';
import { newEstate, read } from '../../../test/suites/azure-reading.ts';
import { resourceCollectors } from '../resources/index.ts';
import { grantCollectors } from './index.ts';

afterEach(() => vi.unstubAllEnvs());

const only = [...grantCollectors, ...resourceCollectors].map(({ id }) => id);
/** The principals have a test of their own. */
const ours = ({ calls }: Discovery) =>
  Object.fromEntries(
    Object.entries(calls).filter(([name]) =>
      /^(?:arg|arm|vault|devops):|appRoleAssignedTo|oauth2PermissionGrants|roleManagement|transitiveMembers/.test(name),
    ),
  );

test('a first night and a second in a company of three subscriptions', async () => {
  const estate = newEstate();
  const memory = createMemory();
  const first = ours(await read(estate, only, { memory }));
  const subscriptions = estate.azure.arm.state.subscriptions.size;
  expect(first).toEqual({
    'graph:appRoleAssignedTo': 1,
    'graph:oauth2PermissionGrants': 1,
    'graph:oauth2PermissionGrants/delta': 1,
    // Definitions, assignments, schedules, eligible ones.
    'graph:roleManagement': 4,
    // Of the groups that hold a role worth asking about.
    'graph:transitiveMembers': 1,
    // Definitions and assignments; definitions again for / and for eligible ones.
    'arg:authorizationResources': 4,
    'arg:resourceContainers': 1,
    // Keys, connections of Logic Apps.
    'arg:resources': 2,
    // One of them when the scopes are listed.
    'arm:subscriptions': 2,
    'arm:roleAssignments': 1,
    // The root management group, and each subscription because they are few.
    'arm:denyAssignments': 1 + subscriptions,
    'arm:roleEligibilityScheduleInstances': 1 + subscriptions,
  });
  const { 'graph:oauth2PermissionGrants': _, ...quiet } = first;
  expect(ours(await read(estate, only, { memory }))).toEqual(quiet);
});

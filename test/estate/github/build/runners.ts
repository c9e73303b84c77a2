/** Machines that run jobs. */
import type { Organization, Runner, RunnerGroup } from '../state.ts';
import { type Basics, type Given } from './basics.ts';

export const runners = ({ id }: Basics) => ({
  runnerGroup(organization: Organization, name: string, given: Given<RunnerGroup> = {}): RunnerGroup {
    const made: RunnerGroup = {
      id: organization.runnerGroups.length + 1,
      name,
      visibility: 'all',
      repositories: [],
      isDefault: false,
      allowsPublicRepositories: false,
      inherited: false,
      restrictedToWorkflows: false,
      selectedWorkflows: [],
      ...given,
    };
    organization.runnerGroups.push(made);
    return made;
  },

  runner(all: Runner[], name: string, given: Given<Runner> = {}): Runner {
    const made: Runner = {
      id: id(),
      groupId: 1,
      name,
      os: 'linux',
      status: 'online',
      busy: false,
      ephemeral: false,
      version: '2.330.0',
      labels: ['self-hosted', 'linux', 'x64'],
      ...given,
    };
    all.push(made);
    return made;
  },
});

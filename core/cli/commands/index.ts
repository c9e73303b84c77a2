/** The only list of commands. Each is loaded when it is called, so that `discover --help` starts at once. */
import type { CommandEntry } from '../command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'plan',
    summary: 'predict calls and minutes; read nothing but the list of scopes',
    load: async () => (await import('./plan.ts')).command,
  },
  {
    name: 'doctor',
    summary: 'check sign-in, every permission and the inventory file',
    load: async () => (await import('./doctor.ts')).command,
  },
  { name: 'list', summary: 'list what the inventory holds', load: async () => (await import('./list.ts')).command },
  {
    name: 'show',
    summary: 'everything known about one identity',
    load: async () => (await import('./show.ts')).command,
  },
  {
    name: 'diff',
    summary: 'what changed since a day, a moment or a run',
    load: async () => (await import('./diff.ts')).command,
  },
  {
    name: 'history',
    summary: 'what happened to one identity',
    load: async () => (await import('./history.ts')).command,
  },
  {
    name: 'export',
    summary: 'write the inventory for other programs',
    load: async () => (await import('./export.ts')).command,
  },
  { name: 'schedule', summary: 'stay and run every night', load: async () => (await import('./schedule.ts')).command },
  { name: 'connectors', summary: 'what can be read', load: async () => (await import('./connectors.ts')).command },
  {
    name: 'permissions',
    summary: 'the least-privilege policy for a provider',
    load: async () => (await import('./permissions.ts')).command,
  },
];

import { UserError } from '../../errors.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand({
  options: {},
  examples: [['discover doctor', 'not there yet']],
  run: async () => {
    throw new UserError('not-there-yet', 'This command is being written.');
  },
});

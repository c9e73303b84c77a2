import { loadModel } from '../../model.ts';
import type { Service } from '../../service.ts';
import { accountWide } from './account.ts';
import { details } from './details.ts';
import { report } from './report.ts';
import { roles } from './roles.ts';
import { users } from './users.ts';

export const iam: Service = {
  id: 'iam',
  prefix: 'iam',
  model: loadModel('iam'),
  scope: 'iam',
  operations: { ...users, ...roles, ...accountWide, ...details, ...report },
  secretReturning: [
    'CreateAccessKey',
    'CreateServiceSpecificCredential',
    'ResetServiceSpecificCredential',
    'CreateVirtualMFADevice',
  ],
};

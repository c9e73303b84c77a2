/**
 * A fictional company behind simulated provider APIs, for tests, the demo and benchmarks.
 *
 * ```ts
 * const estate = createEstate({ size: { users: 1000, keys: 2 } });
 * const served = await serveEstate(estate);        // over loopback HTTP; or setupServer(...handlers(estate)) in process
 * estate.faults.add({ service: 'iam', operation: 'ListAccessKeys', nth: 3, kind: 'throttle' });
 * mutate(estate, { do: 'delete-user', account: 'production', user: 'fleet-sync' });
 * truth(estate).counts.users;                       // what must be found
 * estate.log.count({ operation: 'ListAccessKeys' }); // what it took to find it
 * ```
 */
export { createEstate, hubCredentials, type Estate, type EstateOptions, type StaticCredentials } from './estate.ts';
export { serveEstate, type ServedEstate } from './server.ts';
export { handlers } from './handlers.ts';
export {
  canaries,
  cases,
  truth,
  type AccountTruth,
  type KeyTruth,
  type RoleTruth,
  type SecretTruth,
  type Truth,
  type UserTruth,
} from './truth.ts';
export { accountOf, keyOf, mutate, type Mutation } from './mutate.ts';
export { company, type Company, type Person, type Vendor } from './company/company.ts';
export type { Fault, FaultKind, FaultMatch } from './faults.ts';
export type { RateLimit } from './limits.ts';
export type { LogEntry, LogFilter } from './log.ts';
export type { Behaviour } from './aws/service.ts';
export type { Size } from './aws/generate.ts';
export type { Partition } from './aws/ids.ts';
export type { NamedCase } from './aws/state.ts';

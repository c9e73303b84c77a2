/** The one door to the network: limits, retries, origin pinning, size caps, redaction and metering live here, once. */
export { createBudget } from './budget.ts';
export type { RunBudget } from './budget.ts';
export type { Clock } from './clock.ts';
export { openDoor } from './door.ts';
export type { Door } from './door.ts';
export { RequestFailed, ResponseTooLarge } from './faults.ts';
export { createMeter } from './meter.ts';
export type { Meter } from './meter.ts';
export { sameOriginLink } from './origins.ts';
export { assertTlsVerified } from './tls.ts';

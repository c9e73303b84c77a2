/** What a discovery must find. */
import { iso } from '../clock.ts';
import type { GoogleState } from './state.ts';

export interface GoogleTruth {
  now: string;
  organization: { number: string; domain: string; customerId: string };
}

export function truthOf({ organization, clock }: GoogleState): GoogleTruth {
  const { number, domain, customerId } = organization;
  return { now: iso(clock.now()), organization: { number, domain, customerId } };
}

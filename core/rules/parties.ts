/** Whose an identity is: ours, a third party's that works for us, or somebody else's altogether. */
import type { Identity, Ref } from '../model.ts';
import type { Context, Evidence, Owner, Vendor } from './rule.ts';

type Publisher = NonNullable<Identity['publisher']>;

/** Not in our hands: who owns it, how it signs in and when it is used is for others to know. */
export const isOutsider = ({ kind }: Identity): boolean => kind === 'external' || kind === 'public';

/** The company whose app it is, when that is not ours: it works here, in our name. */
export function thirdParty(identity: Identity): Publisher | null {
  if (isOutsider(identity) || identity.publisher?.relation !== 'third-party') return null;
  return identity.publisher;
}

/** Evidence at or below this is a place to start asking (the contact of the whole account), not an owner. */
const HINT = 0.3;

export const answersForIt = (owner: Owner | null): boolean => owner !== null && owner.confidence > HINT;

/** The company behind an account number, tenant id or publisher id, when the register of vendors knows it. */
export function vendorBehind(ref: Ref, id: string, context: Context): Vendor | undefined {
  return context.vendor(ref.slice(0, ref.indexOf(':')), id);
}

export const vendorEvidence = (vendor: Vendor | undefined): Evidence => ({
  what: vendor === undefined ? 'the register of vendors does not know it' : `it belongs to ${vendor.name}`,
  source: 'vendors',
});

/**
 * The tiers of the Enterprise Access Model. `control`: changes who may do what in the tenant, or how they sign in;
 * `management`: runs services and holds their data; `user`: what a user of them may do.
 * https://learn.microsoft.com/en-us/security/privileged-access-workstations/privileged-access-access-model
 */
export type Tier = 'control' | 'management' | 'user';

/** appId of the resource → names of its permissions, parted by white space. */
export type PermissionTiers = Readonly<Record<string, Partial<Record<Tier, string>>>>;

/** Role definition id → name. */
export type RoleTiers = Partial<Record<Tier, Readonly<Record<string, string>>>>;

/** The least role for a list of permissions, ready for `gcloud iam roles create`. */

/** `roles/viewer` would do too, and would hand out the strings of all API keys with it (apikeys.keys.getKeyString). */
export function policyFor(permissions: readonly string[]): string {
  const needed = [...new Set(permissions)].toSorted();
  return [
    '# gcloud iam roles create nhiDiscover --organization=ORGANIZATION --file=role.yaml',
    '# gcloud organizations add-iam-policy-binding ORGANIZATION --role=organizations/ORGANIZATION/roles/nhiDiscover --member=serviceAccount:EMAIL',
    'title: NHI Discover',
    'description: Reads non-human identities and when they were last used. Changes nothing and reads no secret.',
    'stage: GA',
    'includedPermissions:',
    ...needed.map((permission) => `- ${permission}`),
    '',
  ].join('\n');
}

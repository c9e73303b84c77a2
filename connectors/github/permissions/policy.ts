/** The manifest of a GitHub App with exactly these permissions, to read. */
import type { Json } from '../../../core/model.ts';

/**
 * https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 * @param permissions names as in a manifest
 */
export function policyFor(permissions: readonly string[]): string {
  const names = [...new Set(['metadata', ...permissions])].toSorted();
  const manifest: Json = {
    name: 'NHI Discover',
    url: 'https://www.npmjs.com/package/nhi-discover',
    description: 'Inventories what acts on its own in this organization. Reads only.',
    public: false,
    hook_attributes: { url: 'https://example.com/unused', active: false },
    default_permissions: Object.fromEntries(names.map((name) => [name, 'read'])),
    default_events: [],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

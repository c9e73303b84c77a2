import { DAY } from '../../../clock.ts';
import type { Builder } from '../build.ts';
import type { Vault, VaultItem } from '../model.ts';

/** Vaults: open ones, one behind a firewall, and one with access policies in place of roles. */
export function vaults(build: Builder): void {
  const { state } = build;
  const add = (name: string, given: Partial<Vault> = {}): Vault => {
    const resource = build.resource('production', 'payments', 'Microsoft.KeyVault/vaults', name, {
      properties: {
        tenantId: state.tenantId,
        sku: { family: 'A', name: 'standard' },
        vaultUri: `https://${name}.vault.azure.net/`,
        enableRbacAuthorization: given.accessPolicies !== true,
        enableSoftDelete: true,
        accessPolicies: [],
        networkAcls: { bypass: 'AzureServices', defaultAction: given.firewalled ? 'Deny' : 'Allow', ipRules: [] },
      },
    });
    const vault: Vault = {
      resourceId: resource.id,
      name,
      items: [],
      firewalled: false,
      accessPolicies: false,
      ...given,
    };
    state.vaults.set(name.toLowerCase(), vault);
    build.note(`vault.${name}`, 'a key vault', resource.subscriptionId, resource.id);
    return vault;
  };
  const item = (vault: Vault, kind: VaultItem['kind'], name: string, given: Partial<VaultItem> = {}): void => {
    const createdAt = given.createdAt ?? build.ago(300);
    vault.items.push({
      kind,
      name,
      enabled: true,
      updatedAt: createdAt,
      expiresAt: null,
      contentType: null,
      tags: {},
      managed: false,
      ...given,
      createdAt,
    });
  };

  const payments = add('halden-payments-kv');
  item(payments, 'secret', 'stripe-key', { tags: { owner: 'carla.mendes@halden.example' }, createdAt: build.ago(800) });
  item(payments, 'secret', 'db-password', { expiresAt: build.ago(3) });
  item(payments, 'secret', 'disabled-token', { enabled: false });
  item(payments, 'key', 'card-data', { expiresAt: build.now + 40 * DAY });
  item(payments, 'certificate', 'api-tls', { expiresAt: build.now + 12 * DAY });
  // Behind every certificate there are a key and a secret of the same name.
  for (const kind of ['secret', 'key'] as const)
    item(payments, kind, 'api-tls', { managed: true, contentType: 'application/x-pkcs12' });
  // More than the 25 of a page.
  for (let i = 0; i < 60; i++) item(payments, 'secret', `merchant-${String(i).padStart(3, '0')}`);

  item(add('halden-locked-kv', { firewalled: true }), 'secret', 'nobody-sees-this');
  item(add('halden-policies-kv', { accessPolicies: true }), 'secret', 'old-way');
  add('halden-empty-kv');
}

import type { Builder } from '../build.ts';
import { managedIdentities, resourceIdOf } from '../state.ts';

/** How long ago each of the resources' identities was used, in days. What is not named here never was. */
const USED: Readonly<Record<string, number>> = {
  'id-payments': 0.1,
  'fleet-gateway': 1,
  'fleet-aks': 0.2,
  'fleet-aks-agentpool': 0.2,
  'ops-runbooks': 20,
  'invoice-mailer': 150,
};

/** Told after the resources have been made, since they are what the identities belong to. */
export function useManagedIdentities(build: Builder): void {
  for (const identity of managedIdentities(build.state)) {
    const days = USED[identity.displayName];
    const azureResourceId = resourceIdOf(identity);
    const [federated] = identity.federated;
    if (federated) build.use(identity, build.ago(1), { by: federated, federatedCredentialId: federated.id });
    else if (days !== undefined && azureResourceId) build.use(identity, build.ago(days), { azureResourceId });
  }
}

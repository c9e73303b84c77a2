import { company } from '../../../company/company.ts';
import { createBuilder as directoryBuilder } from '../../build.ts';
import { attach, type Builder } from '../build.ts';
import { managementGroupPath } from '../paths.ts';

/** Managed identities: which resources run with them, and which nobody does. */
export function identities(build: Builder): void {
  const { state } = build;
  const note = (name: string, what: string, id: string): void => build.note(name, what, state.tenantId, id);
  const people = directoryBuilder(build.directory, build.random.fork('identities'));

  const forgotten = build.userAssigned('production', 'landing-zone', 'id-old-bootstrap');
  build.assign(forgotten.sp, 'Owner', managementGroupPath(state.tenantId));
  note('identity.unattached-owner', 'nothing runs with it, and it owns everything', forgotten.sp.id);

  const idle = build.userAssigned('development', 'sandbox', 'id-sandbox');
  note('identity.unattached', 'nothing runs with it, and it may do nothing', idle.sp.id);

  const shared = build.userAssigned('production', 'payments', 'id-payments');
  build.assign(shared.sp, 'Key Vault Secrets User', build.scope('production', 'payments'));
  for (const [type, name, kind] of [
    ['Microsoft.Compute/virtualMachines', 'payments-batch', ''],
    ['Microsoft.Web/sites', 'payments-webhook', 'functionapp,linux'],
    ['Microsoft.App/containerApps', 'payments-api', ''],
  ] as const)
    attach(build.resource('production', 'payments', type, name, { kind }), shared.resource, shared.sp);
  note('identity.shared', 'three resources run with it', shared.sp.id);

  const vm = build.resource('production', 'fleet', 'Microsoft.Compute/virtualMachines', 'fleet-gateway', {
    tags: { owner: 'hugo.bergstrom@halden.example', team: 'robotics' },
  });
  const gateway = build.systemAssigned(vm);
  build.assign(gateway, 'Contributor', build.scope('production', 'fleet'));
  attach(vm, shared.resource, shared.sp);
  note('identity.vm', 'of a machine with an owner tag, Contributor of its group', gateway.id);

  const cluster = build.resource('production', 'fleet', 'Microsoft.ContainerService/managedClusters', 'fleet-aks');
  const control = build.systemAssigned(cluster);
  build.assign(control, 'Network Contributor', build.scope('production', 'fleet'));
  const kubelet = build.userAssigned('production', 'MC_fleet_fleet-aks_westeurope', 'fleet-aks-agentpool');
  build.assign(kubelet.sp, 'AcrPull', build.scope('production', 'fleet'));
  cluster.properties = {
    ...cluster.properties,
    // The nodes' identity is not in `identity`, but here.
    identityProfile: {
      kubeletidentity: { resourceId: kubelet.resource.id, clientId: kubelet.sp.appId, objectId: kubelet.sp.id },
    },
    oidcIssuerProfile: {
      enabled: true,
      issuerURL: `https://westeurope.oic.prod-aks.azure.com/${state.tenantId}/fleet/`,
    },
  };
  note('identity.kubelet', 'the nodes of a cluster run with it', kubelet.sp.id);

  const pipeline = build.userAssigned('production', 'landing-zone', 'id-infra-pipeline');
  build.assign(pipeline.sp, 'Contributor', build.scope('production'));
  people.federate(pipeline.sp, {
    name: 'github-infra-main',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: `repo:${company.pipelines.infra.repo}:ref:refs/heads/main`,
  });
  people.federate(pipeline.sp, {
    name: 'aks-telemetry',
    issuer: `https://westeurope.oic.prod-aks.azure.com/${state.tenantId}/fleet/`,
    subject: 'system:serviceaccount:telemetry:uploader',
  });
  note(
    'identity.federated',
    'nothing of Azure runs with it, but a GitHub workflow and a cluster sign in to it',
    pipeline.sp.id,
  );

  const deploy = build.resource(
    'production',
    'landing-zone',
    'Microsoft.Automation/automationAccounts',
    'ops-runbooks',
  );
  const runbooks = build.systemAssigned(deploy);
  build.assign(runbooks, 'Virtual Machine Contributor', build.scope('production'));
  const flow = build.resource('data', 'integration', 'Microsoft.Logic/workflows', 'invoice-mailer', {
    // What people write into a definition, Resource Graph shows to every reader.
    properties: {
      state: 'Enabled',
      definition: { actions: { send: { inputs: { authentication: { value: build.canary('logic-app') } } } } },
    },
  });
  note('identity.logic-app', 'of a workflow', build.systemAssigned(flow).id);
}

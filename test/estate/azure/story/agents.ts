import type { Builder } from '../build.ts';
import { GRAPH_APP_ID } from '../catalog/microsoft-graph.ts';
import type { ServicePrincipal } from '../state.ts';
import { personOf, type People } from './people.ts';

/** Entra Agent ID: blueprints, and the agents made from them. */
export function agents(build: Builder, all: People): void {
  const { ago } = build;
  const sponsor = personOf(all, 'grace.okoro').id;
  const blueprint = build.app('support-agent', {
    kind: 'agentIdentityBlueprint',
    sponsors: [sponsor],
    createdAt: ago(90),
  });
  build.federate(blueprint, {
    name: 'foundry',
    issuer: `https://login.microsoftonline.com/${build.state.tenant.id}/v2.0`,
    subject: build.random.uuid(),
  });
  const principal = build.instance(blueprint, { kind: 'agentIdentityBlueprintPrincipal' });
  principal.activity.applicationAuthenticationClientAt = ago(0.3);
  build.note('agent.blueprint', 'what agents are made from', blueprint.id);

  const agent = (name: string, what: string, sponsors: string[]): ServicePrincipal => {
    const made = build.principal(name, {
      kind: 'agentIdentity',
      servicePrincipalType: 'ServiceIdentity',
      agentIdentityBlueprintId: blueprint.appId,
      createdByAppId: blueprint.appId,
      appOwnerOrganizationId: build.state.tenant.id,
      sponsors,
      createdAt: ago(60),
    });
    build.note(`agent.${name}`, what, made.id);
    return made;
  };
  const answers = agent('ticket-answers', 'an agent with a sponsor, used today', [sponsor]);
  build.use(answers, ago(0.1));
  build.grant(answers, build.resource(GRAPH_APP_ID), 'Mail.Read Mail.Send');
  const mails = agent('mail-triage', 'its sponsor has left', [personOf(all, 'dev.patel').id]);
  build.permit(mails, 'Mail.Read');
  agent('lost-agent', 'nobody sponsors it', []);
}

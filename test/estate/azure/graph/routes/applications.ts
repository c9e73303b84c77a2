import { NEEDED } from '../../catalog/needed.ts';
import type { AzureState, Application } from '../../state.ts';
import { answerDelta } from '../delta.ts';
import { agentBlueprint, application } from '../entities/application.ts';
import { renderOne } from '../render.ts';
import { applicationOf } from './find.ts';
import { directory, related, route, type Route } from './route.ts';

const all = ({ applications }: AzureState): Application[] => [...applications.values()];
const blueprints = (state: AzureState): Application[] =>
  all(state).filter(({ kind }) => kind === 'agentIdentityBlueprint');

export const applicationRoutes: readonly Route[] = [
  route('applications', 'applications', NEEDED.applications, (call) => directory(application, all(call.state), call), {
    cost: 2,
  }),
  route('applications/delta', 'applications.delta', NEEDED.applications, (call) => answerDelta('applications', call), {
    cost: 2,
  }),
  route(
    'applications/microsoft.graph.agentIdentityBlueprint',
    'agentBlueprints',
    NEEDED.agentBlueprints,
    (call) => directory(agentBlueprint, blueprints(call.state), call),
    { cost: 2 },
  ),
  route('applications/{}', 'application', NEEDED.applications, (call) =>
    renderOne(application, applicationOf(call), call),
  ),
  route('applications/{}/owners', 'applications.owners', NEEDED.applications, (call) =>
    related(application, applicationOf(call), 'owners', call),
  ),
  route(
    'applications/{}/microsoft.graph.agentIdentityBlueprint/sponsors',
    'agentBlueprints.sponsors',
    NEEDED.agentBlueprints,
    (call) => related(agentBlueprint, applicationOf(call), 'sponsors', call),
  ),
  route(
    'applications/{}/federatedIdentityCredentials',
    'applications.federatedIdentityCredentials',
    NEEDED.federatedIdentityCredentials,
    (call) => related(application, applicationOf(call), 'federatedIdentityCredentials', call),
  ),
];

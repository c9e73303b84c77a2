/** A manifest as a connector like any other. */
import { defineConnector, type Connector, type Opened, type Run } from '../../core/connector.ts';
import { ReadFailed, SignInFailed } from '../../core/errors.ts';
import { signerOf } from './auth/index.ts';
import { collectorOf } from './collector.ts';
import { factsOf } from './facts.ts';
import { gateOf } from './gate.ts';
import type { Limit, Manifest } from './manifest.ts';
import { textOf } from './mapping.ts';
import { policyOf, probe } from './permissions.ts';
import { configValues, placesOf, type Places } from './places.ts';
import { senderOf, type Send } from './reader.ts';
import type { Session } from './reading.ts';
import { settingsSchema, type Settings } from './settings.ts';
import { rendered } from './template.ts';
import { ruleFor } from './verdict.ts';

export function connectorFrom(manifest: Manifest): Connector {
  const { id, title, streams } = manifest;
  const rules = [...streams.flatMap(({ on }) => on), ...manifest.on].filter(({ action }) => action === 'throttle');
  return defineConnector<Settings, Session>({
    id,
    title,
    settings: settingsSchema(manifest),
    types: typesOf(manifest),
    facts: factsOf(manifest),
    limits: manifest.limits.map((limit) => limitOf(id, limit)),
    origins: (settings) => placesOf(manifest, settings).origins,
    isThrottle: (status, _headers, body) => status === 429 || ruleFor(status, body, rules) !== undefined,
    open: (settings, run) => open(manifest, settings, run),
    collectors: streams.map((stream) => collectorOf(manifest, stream)),
    probe: (session, _scope, permission, run) => probe(session, permission, run),
    policy: (permissions) => policyOf(manifest, permissions),
  });
}

/** With the workspace itself, which every manifest has. */
function typesOf({ scope, title, docs, types }: Manifest): Connector['types'] {
  const own = Object.entries(types).map(([type, { of, ...rest }]) => [type, of === undefined ? rest : { ...rest, of }]);
  return { [scope.kind]: { record: 'scope', title: `workspace of ${title}`, docs }, ...Object.fromEntries(own) };
}

async function open(manifest: Manifest, settings: Settings, run: Run): Promise<Opened<Session>> {
  const places = placesOf(manifest, settings);
  const signer = signerOf(manifest, settings, places);
  // A refused sign-in shows before anything is read.
  await signer.headers(run);
  const send = senderOf(signer, gateOf(manifest), manifest.headers);
  const scope = await scopeOf(manifest, settings, places, send, run);
  const { values } = settings;
  const session: Session = { manifest, places, send, config: values, scope, kept: new Map() };
  async function* scopes(): Opened<Session>['scopes'] {
    await Promise.resolve();
    yield {
      scope: {
        record: 'scope',
        ref: `${manifest.id}:${manifest.scope.kind}:${scope.id}`,
        source: `${manifest.id}:configuration`,
        kind: manifest.scope.kind,
        name: scope.name,
        nativeId: scope.id,
        parent: null,
        status: 'active',
      },
    };
  }
  return { session, scopes: scopes(), caller: signer.caller };
}

async function scopeOf(
  { id: connector, title, scope, on }: Manifest,
  settings: Settings,
  places: Places,
  send: Send,
  run: Run,
): Promise<Session['scope']> {
  const values = configValues(settings);
  const { request } = scope;
  if (request === undefined) return { id: rendered(scope.id, values), name: rendered(scope.name, values) };
  const url = places.url(rendered(request.path, values, encodeURIComponent));
  const asked = { title, requires: [], rules: on, operation: `${connector}:scope` };
  const { verdict } = await send({ url, method: 'GET', body: undefined, headers: {} }, asked, run).catch(
    (error: unknown) => {
      if (!(error instanceof ReadFailed)) throw error;
      throw new SignInFailed(`${title} did not say who we are: ${error.message}`, { cause: error });
    },
  );
  const row = {
    row: verdict === 'empty' ? undefined : verdict.body,
    config: settings.values,
    scope: { id: '', name: '' },
  };
  const id = await textOf(request.id, row);
  if (id === undefined) throw new SignInFailed(`${title} did not say which workspace this is.`);
  return { id, name: (await textOf(request.name, row)) ?? id };
}

function limitOf(connector: string, { id, operations, perSecond, burst, concurrency, docs }: Limit) {
  return {
    id,
    operations: operations.map((operation) => (operation === '*' ? '*' : `${connector}:${operation}`)),
    per: [],
    perSecond,
    ...(burst === undefined ? {} : { burst }),
    ...(concurrency === undefined ? {} : { concurrency }),
    docs,
  };
}

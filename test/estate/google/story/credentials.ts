/** API keys, HMAC keys and secrets. */
import { DAY, HOUR } from '../../clock.ts';
import { use, type Builder } from '../build.ts';
import { hmacAccessId } from '../ids.ts';
import { secretName } from '../shapes/things.ts';
import type { ApiKey, HmacKey, Project, Secret } from '../state.ts';
import type { Projects } from './projects.ts';

export function credentials(build: Builder, projects: Projects): void {
  apiKeys(build, projects);
  hmacKeys(build, projects);
  secrets(build, projects);
}

const daily = (build: Builder): ApiKey['uses'] =>
  Array.from({ length: 40 }, (_, day) => use(build.now - day * DAY - 7 * HOUR));

function apiKeys(build: Builder, { production, payments, sandbox, ai, legacy }: Projects): void {
  const add = (project: Project, name: string, what: string, options: Partial<ApiKey>): void => {
    const key = build.apiKey(project, name, { createdAt: build.ago(200), ...options });
    build.note(`api-key.${name}`, what, project, key.uid);
  };
  const maps = { apiTargets: [{ service: 'maps-backend.googleapis.com' }] };
  add(sandbox, 'unrestricted', 'works from anywhere for every API, and is used', { uses: daily(build) });
  add(sandbox, 'unrestricted-idle', 'works from anywhere for every API, never used', {});
  add(production, 'browser', 'from our own pages, for one API', {
    restrictions: { ...maps, browserKeyRestrictions: { allowedReferrers: ['https://fleet.halden.example/*'] } },
    uses: daily(build),
  });
  add(production, 'server', 'from one address, for every API', {
    restrictions: { serverKeyRestrictions: { allowedIps: ['203.0.113.7'] } },
    uses: [use(build.ago(90))],
  });
  add(production, 'anywhere', 'restricted to all of the internet', {
    restrictions: { ...maps, serverKeyRestrictions: { allowedIps: ['0.0.0.0/0'] } },
  });
  add(ai, 'bound', 'signs in as a service account', {
    serviceAccountEmail: `support-agent@${ai.id}.iam.gserviceaccount.com`,
    restrictions: { apiTargets: [{ service: 'aiplatform.googleapis.com' }] },
    uses: daily(build),
  });
  add(payments, 'annotated', 'its annotations name an owner', {
    annotations: { owner: 'carla.mendes@halden.example' },
    restrictions: maps,
  });
  add(payments, 'deleted', 'deleted five days ago: can still be restored', { deletedAt: build.ago(5) });
  add(legacy, 'of-deleted-project', 'in a project that is to be deleted', {});
}

function hmacKeys(build: Builder, { production, data }: Projects): void {
  const add = (project: Project, name: string, what: string, email: string, options: Partial<HmacKey>): void => {
    const accessId = hmacAccessId(build.random);
    const createdAt = build.ago(300);
    build.state.hmacKeys.set(accessId, {
      accessId,
      project: project.number,
      serviceAccountEmail: email,
      state: 'ACTIVE',
      createdAt,
      updatedAt: createdAt,
      uses: [],
      ...options,
    });
    build.state.plantedSecrets.add(
      build.random.chars('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 40),
    );
    build.note(`hmac.${name}`, what, project, accessId);
  };
  const upload = `partner-upload@${data.id}.iam.gserviceaccount.com`;
  add(data, 'used', 'used every day by a partner', upload, { uses: daily(build) });
  add(data, 'idle', 'not used for as long as Monitoring keeps', upload, { uses: [use(build.ago(100))] });
  add(data, 'inactive', 'switched off', upload, { state: 'INACTIVE', updatedAt: build.ago(20) });
  add(data, 'deleted', 'deleted', upload, { state: 'DELETED', updatedAt: build.ago(10) });
  const billing = 'retired-billing@halden-payments.iam.gserviceaccount.com';
  add(production, 'of-disabled-account', 'active, of a disabled account of another project', billing, {});
}

function secrets(build: Builder, { production, payments, data }: Projects): void {
  const add = (project: Project, id: string, what: string, options: Partial<Secret>): Secret => {
    const createdAt = options.createdAt ?? build.ago(500);
    const secret: Secret = {
      project: project.number,
      id,
      createdAt,
      labels: {},
      annotations: {},
      topics: [],
      versions: [{ id: '1', state: 'ENABLED', createdAt }],
      ...options,
    };
    build.state.secrets.push(secret);
    build.state.plantedSecrets.add(`halden-secret-${build.random.chars('0123456789abcdef', 32)}`);
    build.note(`secret.${id}`, what, project, secretName(secret));
    return secret;
  };
  add(payments, 'psp-api-key', 'rotated every 30 days', {
    labels: { team: 'payments' },
    rotation: { nextAt: build.now + 18 * DAY, everySeconds: 30 * DAY },
    topics: [`projects/${payments.id}/topics/rotate`],
    versions: [
      { id: '3', state: 'ENABLED', createdAt: build.ago(12) },
      { id: '2', state: 'DISABLED', createdAt: build.ago(42) },
      { id: '1', state: 'DESTROYED', createdAt: build.ago(500), destroyedAt: build.ago(60) },
    ],
  });
  add(production, 'legacy-ftp', 'one version, 500 days old', { labels: { owner: 'bo_ekman' } });
  add(data, 'expiring', 'expires in a week', { expireAt: build.now + 7 * DAY });
  add(data, 'empty', 'has no version', { versions: [] });
  add(data, 'all-disabled', 'all of its versions are switched off', {
    versions: [{ id: '1', state: 'DISABLED', createdAt: build.ago(480) }],
  });
  const rolled = add(production, 'newest-disabled', 'the newest version is switched off, an older one is in use', {
    versions: [
      { id: '2', state: 'DISABLED', createdAt: build.ago(9) },
      { id: '1', state: 'ENABLED', createdAt: build.ago(500) },
    ],
  });
  build.bind(secretName(rolled), 'roles/secretmanager.secretAccessor', ['allAuthenticatedUsers']);
}

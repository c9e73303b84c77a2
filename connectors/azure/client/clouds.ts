/** Where each service is, in each cloud, and what the configuration and the environment put in its place. */
import type { CloudName, Endpoint, Settings } from '../settings.ts';

/** Services that are read; each has tokens of its own. */
export type Service = Exclude<Endpoint, 'login'>;

export interface Cloud {
  id: CloudName;
  /** Who issues tokens, whatever is called in its place: `https://login.microsoftonline.com`. */
  authority: string;
  /** What is called for each service, overrides applied, without a slash at the end. */
  origins: Readonly<Record<Endpoint, string>>;
  /** The services that an override points elsewhere. */
  overridden: ReadonlySet<Endpoint>;
  /** What a token is asked for: `https://graph.microsoft.com/.default`. An override does not change it. */
  tokenScopes: Readonly<Record<Service, string>>;
  /** Hosts of single resources end with one of these: `<name>.vault.azure.net`. */
  hostSuffixes: Readonly<Partial<Record<Service, readonly string[]>>>;
}

interface Hosts {
  login: string;
  graph: string;
  arm: string;
  vault: string;
}

/**
 * https://learn.microsoft.com/en-us/graph/deployments
 * https://learn.microsoft.com/en-us/azure/azure-government/compare-azure-government-global-azure
 * https://learn.microsoft.com/en-us/azure/china/resources-developer-guide
 */
const clouds: Readonly<Record<CloudName, Hosts>> = {
  public: {
    login: 'login.microsoftonline.com',
    graph: 'graph.microsoft.com',
    arm: 'management.azure.com',
    vault: 'vault.azure.net',
  },
  usgov: {
    login: 'login.microsoftonline.us',
    graph: 'graph.microsoft.us',
    arm: 'management.usgovcloudapi.net',
    vault: 'vault.usgovcloudapi.net',
  },
  'usgov-dod': {
    login: 'login.microsoftonline.us',
    graph: 'dod-graph.microsoft.us',
    arm: 'management.usgovcloudapi.net',
    vault: 'vault.usgovcloudapi.net',
  },
  china: {
    login: 'login.chinacloudapi.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
    arm: 'management.chinacloudapi.cn',
    vault: 'vault.azure.cn',
  },
};

/** Azure DevOps is in the public cloud only. https://learn.microsoft.com/en-us/azure/devops/integrate/get-started/authentication/service-principal-managed-identity */
const DEVOPS = 'dev.azure.com';
const DEVOPS_APP = '499b84ac-1321-427f-aa17-267ca6975798';

const endpoints: readonly Endpoint[] = ['login', 'graph', 'arm', 'vault', 'devops'];

export function cloudOf(settings: Settings, env = process.env): Cloud {
  const id = settings.cloud ?? cloudOfAuthority(env['AZURE_AUTHORITY_HOST']) ?? 'public';
  const hosts = { ...clouds[id], devops: DEVOPS };
  const overrides = new Map(endpoints.map((name) => [name, overrideOf(name, settings, env)]));
  const at = (name: Endpoint) => overrides.get(name) ?? `https://${hosts[name]}`;
  return {
    id,
    authority: `https://${hosts.login}`,
    origins: { login: at('login'), graph: at('graph'), arm: at('arm'), vault: at('vault'), devops: at('devops') },
    overridden: new Set(endpoints.filter((name) => overrides.get(name) !== undefined)),
    tokenScopes: {
      graph: `https://${hosts.graph}/.default`,
      arm: `https://${hosts.arm}/.default`,
      vault: `https://${hosts.vault}/.default`,
      devops: `${DEVOPS_APP}/.default`,
    },
    hostSuffixes: { vault: [`.${hosts.vault}`], devops: [DEVOPS, `.${DEVOPS}`] },
  };
}

/** The allow-list: the cloud's own hosts, the overrides, and whoever hands out the assertion. */
export function originsOf(settings: Settings, env = process.env): readonly string[] {
  const { origins, hostSuffixes } = cloudOf(settings, env);
  const assertions = (settings.tenants ?? []).flatMap(({ assertion }) =>
    assertion !== undefined && 'url' in assertion ? [assertion.url] : [],
  );
  const wildcards = Object.values(hostSuffixes).flatMap((suffixes) =>
    suffixes.filter((suffix) => suffix.startsWith('.')).map((suffix) => `https://*${suffix}`),
  );
  const exact = [...Object.values(origins), ...assertions].map((url) => new URL(url).origin);
  return [...new Set([...exact, ...wildcards])];
}

/** The configuration beats the environment, and the service's own endpoint the one for all. */
function overrideOf(name: Endpoint, { endpoints: configured }: Settings, env: NodeJS.ProcessEnv): string | undefined {
  const url = configured[name] ?? configured.default ?? (name === 'login' ? customAuthority(env) : undefined);
  return url?.replace(/\/+$/, '');
}

/** https://learn.microsoft.com/en-us/javascript/api/@azure/identity/azureauthorityhosts */
function customAuthority(env: NodeJS.ProcessEnv): string | undefined {
  const host = env['AZURE_AUTHORITY_HOST'];
  if (!host || cloudOfAuthority(host) !== undefined) return undefined;
  return URL.parse(host)?.origin;
}

/** L4 and L5 share their login; L5 has to be configured. */
function cloudOfAuthority(host: string | undefined): CloudName | undefined {
  if (!host) return undefined;
  const name = (URL.parse(host)?.host ?? host).toLowerCase();
  const names = Object.keys(clouds) as CloudName[];
  return names.find((id) => clouds[id].login === name);
}

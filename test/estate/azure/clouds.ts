/** Where each cloud's services live: https://learn.microsoft.com/en-us/graph/deployments, and Azure's lists of endpoints. */
import { ARM_APP_ID, DEVOPS_APP_ID, VAULT_APP_ID } from './catalog/microsoft-apps.ts';
import { GRAPH_APP_ID } from './catalog/microsoft-graph.ts';
import type { Cloud } from './state.ts';

export interface CloudHosts {
  login: string;
  graph: string;
  /** What a token may be asked for → appId of the resource. */
  resources: Readonly<Record<string, string>>;
}

const cloud = (login: string, graph: string, arm: readonly string[], vault: string): CloudHosts => ({
  login,
  graph,
  resources: {
    [`https://${graph}`]: GRAPH_APP_ID,
    ...Object.fromEntries(arm.map((host) => [`https://${host}`, ARM_APP_ID])),
    [`https://${vault}`]: VAULT_APP_ID,
    'https://app.vssps.visualstudio.com': DEVOPS_APP_ID,
    [GRAPH_APP_ID]: GRAPH_APP_ID,
    [DEVOPS_APP_ID]: DEVOPS_APP_ID,
  },
});

export const CLOUDS: Readonly<Record<Cloud, CloudHosts>> = {
  public: cloud(
    'login.microsoftonline.com',
    'graph.microsoft.com',
    ['management.azure.com', 'management.core.windows.net'],
    'vault.azure.net',
  ),
  usgov: cloud(
    'login.microsoftonline.us',
    'graph.microsoft.us',
    ['management.usgovcloudapi.net', 'management.core.usgovcloudapi.net'],
    'vault.usgovcloudapi.net',
  ),
  'usgov-dod': cloud(
    'login.microsoftonline.us',
    'dod-graph.microsoft.us',
    ['management.usgovcloudapi.net', 'management.core.usgovcloudapi.net'],
    'vault.usgovcloudapi.net',
  ),
  china: cloud(
    'login.chinacloudapi.cn',
    'microsoftgraph.chinacloudapi.cn',
    ['management.chinacloudapi.cn', 'management.core.chinacloudapi.cn'],
    'vault.azure.cn',
  ),
};

export const LOGIN_HOSTS = new Set([...Object.values(CLOUDS).map(({ login }) => login), 'login.windows.net']);
export const GRAPH_HOSTS = new Set(Object.values(CLOUDS).map(({ graph }) => graph));

/** The host that a request was sent to, without its port. */
export const hostOf = (headers: Readonly<Record<string, string | undefined>>): string =>
  (headers['host'] ?? '').replace(/:\d+$/, '');

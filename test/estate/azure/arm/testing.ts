/** The Azure half without a socket: for its own tests. */
import { createClock } from '../../clock.ts';
import { createFaults, type Faults } from '../../faults.ts';
import { createLimits, type Limits } from '../../limits.ts';
import { createLog, type RequestLog } from '../../log.ts';
import type { SideContext } from '../../provider.ts';
import { ARM_APP_ID, DEVOPS_APP_ID, VAULT_APP_ID } from '../catalog/microsoft-apps.ts';
import { generateAzure, GRAPH_1X, type GraphSize } from '../generate.ts';
import { issueToken } from '../login/token.ts';
import type { AzureState } from '../state.ts';
import { ARM_1X, createArm, type Arm, type ArmSize } from './index.ts';

export interface Answered {
  status: number;
  headers: Record<string, string>;
  /** Parsed; `value`, `data` and `error` as the services write them. */
  body: Body;
}
export interface Body {
  value?: Record<string, unknown>[];
  data?: Record<string, unknown>[];
  nextLink?: string | null;
  $skipToken?: string;
  error?: { code: string; message: string; details?: Record<string, unknown>[]; innererror?: { code: string } };
  [name: string]: unknown;
}

export interface Lab {
  arm: Arm;
  directory: AzureState;
  log: RequestLog;
  faults: Faults;
  limits: Limits;
  token(service?: 'arm' | 'vault' | 'devops'): string;
  get(target: string, headers?: Record<string, string>): Answered;
  post(target: string, body?: unknown): Answered;
  /** One page of a query over the whole tenant, or more when told. */
  query(kql: string, body?: Record<string, unknown>): Answered;
  /** Follows `nextLink` to the end. */
  all(target: string): { rows: Record<string, unknown>[]; pages: number };
  subscription(name: string): string;
  id(name: string): string;
}

const AUDIENCES = {
  arm: ['https://management.azure.com', ARM_APP_ID],
  vault: ['https://vault.azure.net', VAULT_APP_ID],
  devops: [DEVOPS_APP_ID, DEVOPS_APP_ID],
} as const;

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;

export function lab(given: { story?: boolean; graph?: Partial<GraphSize>; size?: Partial<ArmSize> } = {}): Lab {
  const context: SideContext = {
    seed: 'halden',
    clock: createClock(NOW),
    log: createLog(),
    faults: createFaults(),
    limits: createLimits(),
    story: given.story ?? true,
  };
  const directory = generateAzure(context, { ...GRAPH_1X, ...given.graph });
  const arm = createArm({ context, state: directory, size: { ...ARM_1X, ...given.size } });
  const token: Lab['token'] = (service = 'arm') => {
    const collector = directory.servicePrincipals.get(directory.collector.servicePrincipalId);
    if (!collector) throw new RangeError('no collector');
    const [audience, resource] = AUDIENCES[service];
    return issueToken(directory, collector, audience, resource);
  };
  const serviceOf = (target: string) =>
    target.startsWith('/vaults/') ? 'vault' : /^\/(devops|vssps)\//.test(target) ? 'devops' : 'arm';
  const send = (method: string, target: string, body: string, headers: Record<string, string> = {}): Answered => {
    const authorization = `Bearer ${token(serviceOf(target))}`;
    const reply = arm.answer({ method, target, headers: { host: 'localhost:80', authorization, ...headers }, body });
    const parsed = reply.body.length === 0 ? {} : (JSON.parse(reply.body.toString()) as Body);
    return { status: reply.status, headers: reply.headers, body: parsed };
  };
  const here: Lab = {
    arm,
    directory,
    log: context.log,
    faults: context.faults,
    limits: context.limits,
    token,
    get: (target, headers) => send('GET', target, '', headers),
    post: (target, body = {}) => send('POST', target, JSON.stringify(body)),
    query: (kql, body = { managementGroups: [arm.state.tenantId] }) =>
      here.post('/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01', { query: kql, ...body }),
    all(target) {
      const rows: Record<string, unknown>[] = [];
      let pages = 0;
      for (let next: string | null | undefined = target; next; pages++) {
        const { body } = here.get(next);
        rows.push(...(body.value ?? []));
        next = body.nextLink?.replace('http://localhost:80', '');
      }
      return { rows, pages };
    },
    subscription: (name) =>
      [...arm.state.subscriptions.values()].find(({ displayName }) => displayName.endsWith(`-${name}`))?.id ?? name,
    id: (name) => arm.cases()[name]?.id ?? `no case ${name}`,
  };
  return here;
}

/** Policies with a call of their own, for where Asset Inventory refuses. */
import { z } from 'zod';
import { ReadFailed } from '../../../core/errors.ts';
import { accountRef } from '../account-index.ts';
import type { Place } from '../privilege/level.ts';
import { projectRef, type Project } from '../projects.ts';
import type { Chain } from './chain.ts';
import { bindingsIn, type Policy, type Reading } from './policy.ts';

const CRM = '//cloudresourcemanager.googleapis.com';

export interface At {
  kind: Exclude<Place['kind'], 'resource'>;
  chain: Chain;
  project?: Project;
  account?: { email: string; uniqueId: string };
}

const DirectPolicy = z.object({ bindings: z.array(z.unknown()).default([]) });
/** Lower versions leave conditions out. https://docs.cloud.google.com/iam/docs/policies#versions */
const VERSION = 3;

/** One policy with a call of its own. Both are POSTs that only read. */
export async function* directPolicy(reading: Reading, place: string, at: At): AsyncGenerator<Policy> {
  const { reader, run, scope } = reading;
  const { account, project } = at;
  const own = project === undefined ? scope.ref : projectRef(project.number);
  const on = `projects/${project?.id ?? ''}/serviceAccounts`;
  const operation =
    account === undefined
      ? `cloudresourcemanager:${place.slice(0, place.indexOf('/'))}.getIamPolicy`
      : 'iam:serviceAccounts.getIamPolicy';
  const limit = project === undefined ? {} : { limitKey: project.number };
  try {
    const { bindings } = await reader.post(
      account === undefined
        ? {
            service: 'cloudresourcemanager',
            path: `/v3/${place}:getIamPolicy`,
            operation,
            ...limit,
            body: { options: { requestedPolicyVersion: VERSION } },
          }
        : {
            service: 'iam',
            path: `/v1/${on}/${encodeURIComponent(account.email)}:getIamPolicy`,
            query: { 'options.requestedPolicyVersion': String(VERSION) },
            operation,
            ...limit,
            body: {},
          },
      DirectPolicy,
    );
    const resource = account === undefined ? `${CRM}/${place}` : `//iam.googleapis.com/${on}/${account.uniqueId}`;
    yield {
      resource,
      on: { kind: at.kind },
      account: account === undefined ? null : accountRef(account.uniqueId),
      chain: at.chain,
      scope: own,
      source: operation,
      bindings: bindingsIn(bindings, resource, run),
    };
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    const what = account === undefined ? place : `service account ${account.email}`;
    run.gap(`policy of ${what}`, error.because, error.message, project === undefined ? undefined : own);
  }
}

/** Requests to Azure DevOps: which host, or behind a gateway which folder, and how its listings go on. */
import { z } from 'zod';
import type { Run } from '../../../../core/connector.ts';
import type { Reader, Request } from '../../client/reader.ts';
import type { Session } from '../../client/session.ts';

/** `vssps` knows the people and their tokens. https://learn.microsoft.com/en-us/azure/devops/organizations/security/allow-list-ip-url */
export type Host = 'dev.azure.com' | 'vssps.dev.azure.com';
const folders: Readonly<Record<Host, string>> = { 'dev.azure.com': '/devops', 'vssps.dev.azure.com': '/vssps' };

export function devopsRequest(
  { cloud }: Session,
  { host, path, operation, query }: { host: Host; path: string; operation: string; query: Record<string, string> },
): Request {
  const request = { service: 'devops', operation: `devops:${operation}`, query } as const;
  return cloud.overridden.has('devops') ? { ...request, path: folders[host] + path } : { ...request, path, host };
}

export const Listing = z.object({ value: z.array(z.unknown()) });

/**
 * Most of its listings go on by a header that cannot be seen from here. So one that fills its page may have more, and the
 * coverage says so.
 */
export async function onePage(reader: Reader, request: Request, full: number, run: Run): Promise<readonly unknown[]> {
  const { value } = await reader.get(request, Listing);
  if (value.length >= full) {
    run.gap(`${request.operation} beyond the first ${full}`, 'pending', 'further pages are not read');
  }
  return value;
}

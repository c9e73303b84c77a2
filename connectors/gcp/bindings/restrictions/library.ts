/**
 * Google's own client for deny policies and principal access boundaries. It is large, and most organizations have none of
 * either: it is loaded when there is something to read. Its transport is led through our reader, which signs, paces
 * and counts.
 */
import type { v2 } from '@google-cloud/iam';
import { z } from 'zod';
import { ReadFailed } from '../../../../core/errors.ts';
import type { GoogleReader } from '../../../shared/google/client.ts';

type ClientOptions = NonNullable<ConstructorParameters<typeof v2.PoliciesClient>[0]>;

/** @param operation as the coverage names it, e.g. `iam:policies.get` */
export async function denyPolicyClient(reader: GoogleReader, operation: string) {
  const library = await import('@google-cloud/iam');
  return new library.v2.PoliciesClient(options(reader, operation));
}

export async function boundaryClient(reader: GoogleReader, operation: string) {
  const { v3 } = await import('@google-cloud/iam');
  return new v3.PrincipalAccessBoundaryPoliciesClient(options(reader, operation));
}

export async function policyBindingClient(reader: GoogleReader, operation: string) {
  const { v3 } = await import('@google-cloud/iam');
  return new v3.PolicyBindingsClient(options(reader, operation));
}

/** `fallback`: plain REST instead of gRPC, which the door could not see. */
function options(reader: GoogleReader, operation: string): ClientOptions {
  const pages = new Set<string>();
  const authClient = {
    getRequestHeaders: () => Promise.resolve(new Headers()),
    async fetch(asked: string): Promise<Response> {
      const url = new URL(asked);
      // The library encodes the attachment point in a name, which is encoded already, once more.
      const path = url.pathname.replaceAll(/%252F/gi, '%2F');
      const query = Object.fromEntries(url.searchParams);
      // The library would go round for ever.
      if (query['pageToken'] !== undefined && pages.has(asked)) {
        throw new ReadFailed('failed', `${operation} gave the same page token twice; the listing has no end`);
      }
      pages.add(asked);
      return Response.json(await reader.get({ service: 'iam', path, query, operation }, z.unknown()));
    },
  };
  // It asks for nothing else of an AuthClient.
  return { fallback: true, universeDomain: 'googleapis.com', authClient: authClient as never };
}

/** Which permissions a manifest needs, in words, and whether we have one. */
import type { ProbeResult, Run } from '../../core/connector.ts';
import { ReadFailed } from '../../core/errors.ts';
import type { Manifest } from './manifest.ts';
import { read, type Session } from './reading.ts';

/** SaaS permissions are ticked in a console; there is no document to hand over. */
export function policyOf({ title, docs, streams }: Manifest, permissions: readonly string[]): string {
  const lines = permissions.map((permission) => {
    const uses = streams.filter(({ requires }) => requires.includes(permission));
    return [`- ${permission}`, ...uses.map((stream) => `    ${stream.title}: ${stream.docs}`)].join('\n');
  });
  return [`${title} (${docs})`, 'Grant, read-only, where it offers that:', ...lines, ''].join('\n');
}

/** Asks for the first row of a stream that needs it. */
export async function probe(session: Session, permission: string, run: Run): Promise<ProbeResult> {
  const stream = session.manifest.streams.find(({ requires, foreach }) => requires.includes(permission) && !foreach);
  if (stream === undefined) return 'cannot-tell';
  // What it keeps is not the whole, so it keeps it apart.
  const apart = { ...session, kept: new Map() };
  const alone = { ...stream, join: {} };
  try {
    for await (const _ of read(apart, alone, { ...run, gap: () => undefined, blind: () => undefined })) break;
    return 'granted';
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error;
    return error.because === 'denied' ? 'denied' : 'cannot-tell';
  }
}

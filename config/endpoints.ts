/** Endpoint overrides carry credentials: plain http only to this machine, and no user name or password inside. */
import type { Problem } from './document.ts';

/** The convention of every provider: a mapping `endpoints` of names to URLs. */
export function endpointProblems(given: Readonly<Record<string, unknown>>): Pick<Problem, 'path' | 'message'>[] {
  const { endpoints } = given;
  if (typeof endpoints !== 'object' || endpoints === null) return [];
  return Object.entries(endpoints).flatMap(([name, value]) => {
    const message = typeof value === 'string' ? problemOf(URL.parse(value)) : undefined;
    return message === undefined ? [] : [{ path: ['endpoints', name], message }];
  });
}

function problemOf(url: URL | null): string | undefined {
  // What is no URL at all, the connector's own schema says.
  if (url === null) return undefined;
  if (url.username !== '' || url.password !== '') return 'must not have a user name or password in it';
  if (url.protocol !== 'http:' || isThisMachine(url.hostname)) return undefined;
  return 'must be https: plain http is only for this machine (127.0.0.1, ::1, localhost)';
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

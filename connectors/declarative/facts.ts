/** What a manifest can know of each of its types, in words. */
import type { TypeFacts } from '../../core/connector.ts';
import type { Manifest } from './manifest.ts';
import { isNeverThere, isNotTold } from './records/maker.ts';
import type { Emit, Signal } from './schema/emit.ts';

/** Only types of which dates can be known: identities and credentials. */
export function factsOf({ id, streams }: Manifest): Record<string, TypeFacts> {
  const facts: Record<string, TypeFacts> = {};
  for (const stream of streams) {
    for (const emit of stream.emit) {
      if (emit.record !== 'identity' && emit.record !== 'credential') continue;
      facts[emit.type] = { ...told(emit, `${id}:${stream.id}`), ...facts[emit.type] };
    }
  }
  return facts;
}

function told(emit: Extract<Emit, { record: 'identity' | 'credential' }>, stream: string): TypeFacts {
  const usage = isNotTold(emit.usage) ? [] : (emit.usage as readonly Signal[]);
  const hints =
    emit.ownerHints === undefined || isNotTold(emit.ownerHints) ? [] : (emit.ownerHints as { kind: string }[]);
  return {
    ...date('created', emit.createdAt),
    ...(usage.length === 0 ? {} : { lastUsed: usage.map((signal) => words(signal, stream)).join('; ') }),
    ...(emit.record === 'credential' ? { ...date('rotated', emit.rotatedAt), ...date('expires', emit.expiresAt) } : {}),
    ...(hints.length === 0 ? {} : { owner: [...new Set(hints.map(({ kind }) => kind))].join(', ') }),
  };
}

function date(name: keyof TypeFacts, when: unknown): TypeFacts {
  if (when === undefined || isNotTold(when)) return {};
  return { [name]: isNeverThere(when) ? `never: ${when.none}` : 'yes' };
}

function words({ source, window, lagHours, precision, derived, nullMeans }: Signal, stream: string): string {
  const [connector = '', id = ''] = stream.split(':');
  const reach = 'days' in window ? `${window.days} days back` : 'since its creation';
  const how = derived === undefined ? '' : `, reckoned: ${derived}`;
  const absent = nullMeans === 'unknown' ? ', no date tells nothing' : '';
  return `${connector}:${source ?? id}, ${reach}, to the ${precision}, up to ${lagHours} h late${absent}${how}`;
}

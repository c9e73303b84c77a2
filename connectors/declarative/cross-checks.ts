/** What one key of a manifest demands of another. */
import type { Manifest } from './manifest.ts';

interface Mistake {
  path: readonly (string | number)[];
  message: string;
}

export function crossChecks(manifest: Manifest): Mistake[] {
  return [
    ...streamMistakes(manifest),
    ...nameMistakes(manifest),
    ...placeholderMistakes(manifest),
    ...typeMistakes(manifest),
  ];
}

function streamMistakes({ streams, types }: Manifest): Mistake[] {
  const found: Mistake[] = [];
  const place = new Map(streams.map(({ id }, index) => [id, index]));
  for (const [index, stream] of streams.entries()) {
    const at = ['streams', index];
    if (place.get(stream.id) !== index) found.push({ path: [...at, 'id'], message: 'another stream has this id too' });
    // Only streams further up may be named, so that there are no circles.
    const earlier = (id: string) => (place.get(id) ?? Infinity) < index;
    if (stream.foreach !== undefined && !earlier(stream.foreach.stream))
      found.push({ path: [...at, 'foreach', 'stream'], message: 'is no stream above this one' });
    if (stream.provenBy !== undefined && !earlier(stream.provenBy))
      found.push({ path: [...at, 'provenBy'], message: 'is no stream above this one' });
    for (const [name, { stream: other }] of Object.entries(stream.join))
      if (!earlier(other))
        found.push({ path: [...at, 'join', name, 'stream'], message: 'is no stream above this one' });
    for (const [number, emit] of stream.emit.entries()) {
      const declared = types[emit.type];
      const where = [...at, 'emit', number, 'type'];
      if (declared === undefined) found.push({ path: where, message: 'is no key of types' });
      else if (declared.record !== emit.record)
        found.push({
          path: where,
          message: `is declared as ${declared.record} in types, and emitted as ${emit.record}`,
        });
      const owner = emit.record === 'identity' ? null : emit.identity;
      if (owner !== null && types[owner.type]?.record !== 'identity')
        found.push({ path: [...at, 'emit', number, 'identity', 'type'], message: 'is no identity in types' });
    }
  }
  return found;
}

/** What a path takes from another stream must be taken: a name that is not there would read as "there is none". */
function nameMistakes({ streams }: Manifest): Mistake[] {
  return streams.flatMap(({ join, foreach, request, emit }, index) => {
    const bound = Object.keys(foreach?.bind ?? {});
    const carried = [...bound, ...Object.keys(foreach?.carry ?? {})];
    return [
      ...unknownNames(emit, ['streams', index, 'emit'], /\$join\.(\w+)/g, Object.keys(join), 'join'),
      ...unknownNames(request, ['streams', index, 'request'], /\{bind\.(\w+)\}/g, bound, 'foreach.bind'),
      // Without `foreach` there is no parent, as streams that share their `emit` know.
      ...(foreach === undefined
        ? []
        : unknownNames(emit, ['streams', index, 'emit'], /\$parent\.(\w+)/g, carried, 'foreach.carry')),
    ];
  });
}

/** `{config.name}` must be a key of `config`. */
const placeholderMistakes = (manifest: Manifest): Mistake[] =>
  unknownNames(manifest, [], /\{config\.(\w+)\}/g, Object.keys(manifest.config), 'config');

function unknownNames(
  value: unknown,
  path: Mistake['path'],
  pattern: RegExp,
  known: readonly string[],
  where: string,
): Mistake[] {
  if (typeof value === 'string') {
    const names = [...value.matchAll(pattern)].map(([, name = '']) => name);
    return names
      .filter((name) => !known.includes(name))
      .map((name) => ({ path, message: `${where} has no "${name}"` }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unknownNames(inner, [...path, Array.isArray(value) ? Number(key) : key], pattern, known, where),
  );
}

function typeMistakes({ types, streams }: Manifest): Mistake[] {
  const emitted = new Set(streams.flatMap(({ emit }) => emit.map(({ type }) => type)));
  const found: Mistake[] = [];
  for (const [type, { of = [] }] of Object.entries(types)) {
    if (!emitted.has(type)) found.push({ path: ['types', type], message: 'no stream emits it' });
    for (const [index, owner] of of.entries())
      if (types[owner]?.record !== 'identity')
        found.push({ path: ['types', type, 'of', index], message: 'is no identity in types' });
  }
  return found;
}

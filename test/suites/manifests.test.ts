import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { replay } from '../../connectors/declarative/replay/replay.ts';
import {
  discoverSaas,
  leadingAway,
  manifestFiles,
  manifestOf,
  misleading,
  refsOf,
  saasEstate,
  withCursors,
  withPagesOf,
} from './manifests.ts';

test('there are manifests', () => {
  expect(manifestFiles.map(({ id }) => id)).toContain('atlassian');
});

describe.each(manifestFiles)('the manifest $id', ({ id, file }) => {
  const manifest = manifestOf(file);

  test('has the name of its file, and says in the file where its schema is', () => {
    expect(manifest.id).toBe(id);
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(
      '# yaml-language-server: $schema=../../config/connector.schema.json',
    );
  });

  test('links to documentation over https everywhere', () => {
    const links = [
      manifest.docs,
      ...manifest.limits.map(({ docs }) => docs),
      ...Object.values(manifest.types).map(({ docs }) => docs),
      ...manifest.streams.flatMap(({ docs, examples }) => [docs, ...examples.map(({ origin }) => origin)]),
    ];
    expect(links.filter((link) => !link.startsWith('https://'))).toEqual([]);
  });

  test('gives what it claims on its own examples', async () => {
    const { problems, streams } = await replay(manifest, file, '2026-11-21T08:00:00Z');
    expect(problems).toEqual([]);
    expect(streams.flatMap(({ records }) => records).length).toBeGreaterThan(0);
  });

  test('is read completely, and nothing of its secrets is in what is kept', async () => {
    const estate = saasEstate();
    const found = await discoverSaas(estate, manifest);
    expect(
      found.readings.map(({ collector, status, gaps, quarantined }) => ({ collector, status, gaps, quarantined })),
    ).toEqual(
      manifest.streams.map((stream) => ({ collector: stream.id, status: 'complete', gaps: [], quarantined: [] })),
    );
    const kept = JSON.stringify([found.records, found.caller, found.scopes]);
    expect(estate.saas.canaries().filter((secret) => kept.includes(secret))).toEqual([]);
  });

  test('finds the same in pages of one', async () => {
    const whole = refsOf(await discoverSaas(saasEstate(), manifest));
    const estate = saasEstate(1);
    const paged = await discoverSaas(estate, withPagesOf(manifest, 1));
    expect(
      paged.readings.flatMap(({ gaps, error }): unknown[] => (error === undefined ? gaps : [error.message])),
    ).toEqual([]);
    expect(refsOf(paged)).toEqual(whole);
  });

  test.each(
    manifest.streams
      .filter(({ on }) => !on.some(({ status }) => status === 403))
      .map((stream) => [stream.id, stream] as const),
  )(
    'names the permission when %s is refused, and takes nothing for gone',
    async (stream, { requires, foreach, request }) => {
      const estate = saasEstate();
      // Whoever may not even see who it is, cannot sign in: that is another story.
      const later = manifest.scope.request?.path === request.path ? { nth: 2 } : {};
      estate.faults.add({ service: id, operation: stream, kind: 'deny', ...later });
      const { readings } = await discoverSaas(estate, manifest);
      const reading = readings.find(({ collector }) => collector === stream);
      expect(foreach === undefined ? ['denied'] : ['denied', 'partial']).toContain(reading?.status);
      const said = [reading?.error?.message, ...(reading?.gaps ?? []).map(({ detail }) => detail)].join('\n');
      for (const permission of requires) expect(said).toContain(permission);
    },
  );

  test.skipIf(misleading(manifest).length === 0)('follows no link to another origin', async () => {
    const sent: string[] = [];
    const away = leadingAway(manifest, 'https://elsewhere.example/next', sent);
    const { readings } = await discoverSaas(saasEstate(1), withPagesOf(manifest, 1), away);
    expect(sent.filter((url) => url.includes('elsewhere'))).toEqual([]);
    const streams = new Set(misleading(manifest).map((stream) => stream.id));
    const refused = readings.filter(({ gaps }) =>
      gaps.some(({ detail }) => detail?.includes('https://elsewhere.example')),
    );
    // Those that ask about each of its rows lack some too.
    expect(refused.filter(({ status }) => status !== 'partial').map(({ collector }) => collector)).toEqual([]);
    const several = Object.entries(saasEstate().saas.truth()[id] ?? {}).filter(
      ([stream, rows]) => streams.has(stream) && rows > 1,
    );
    expect(refused.length).toBeGreaterThanOrEqual(Math.min(1, several.length));
  });

  test.skipIf(withCursors(manifest).length === 0)('ends partial when the provider goes round in circles', async () => {
    const estate = saasEstate(1);
    for (const stream of withCursors(manifest))
      estate.faults.add({ service: id, operation: stream.id, kind: 'repeat-cursor' });
    const { readings } = await discoverSaas(estate, withPagesOf(manifest, 1));
    const rows = estate.saas.truth()[id] ?? {};
    const plain = withCursors(manifest).filter((stream) => stream.foreach === undefined && (rows[stream.id] ?? 0) > 1);
    for (const stream of plain) {
      const reading = readings.find(({ collector }) => collector === stream.id);
      expect([stream.id, reading?.status]).toEqual([stream.id, 'partial']);
    }
  });
});

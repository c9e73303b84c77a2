import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, csvLine } from './csv/line.ts';
import { columns } from './csv/columns.ts';
import { exportKinds, type ExportItem } from './exporter.ts';
import { exporters } from './index.ts';

async function* of(...items: ExportItem[]): AsyncGenerator<ExportItem> {
  yield* items;
}

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
}

/** RFC 4180, strictly: what a careful reader makes of a line. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\r') {
      lines.at(-1)?.push(cell);
      cell = '';
      if (character === '\r') {
        if (text[++i] !== '\n') throw new Error('a carriage return without its line feed');
        lines.push([]);
      }
    } else cell += character;
  }
  return lines.slice(0, -1);
}

describe('csv', () => {
  test.each([
    ['=1+1', '"\'=1+1"'],
    ['+1', '"\'+1"'],
    ['-1', '"\'-1"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['', ''],
  ])('%j becomes %s', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('whatever the cells hold, a reader gets them back, and none is a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const [read] = parseCsv(csvLine(cells));
        expect(read).toHaveLength(cells.length);
        for (const [index, cell] of (read ?? []).entries()) {
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          expect([cells[index], `'${cells[index]}`]).toContain(cell);
        }
      }),
    );
  });

  test.each(exportKinds)('of %s names its columns once', (kind) => {
    const titles = columns[kind].map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('says what is unknown, and what is not there', async () => {
    const item = {
      ref: 'aws:iam-user:A',
      name: '=cmd()',
      createdAt: { unknown: 'denied' },
      lastUsed: {
        state: 'unused',
        since: '2025-01-01T00:00:00Z',
        asOf: '2026-01-01T00:00:00Z',
        sources: [],
        blindTo: ['a', 'b'],
      },
      owner: null,
      tags: { a: 'b' },
      credentials: null,
    };
    const [titles, cells] = parseCsv(await textOf(exporters.csv.write(of({ kind: 'identities', item }))));
    const row = Object.fromEntries((titles ?? []).map((title, index) => [title, cells?.[index]]));
    expect(row).toMatchObject({
      name: "'=cmd()",
      createdAt: 'unknown (denied)',
      lastUsedState: 'unused',
      noUseSince: '2025-01-01T00:00:00Z',
      noUseUpTo: '2026-01-01T00:00:00Z',
      lastUsedBlindTo: 'a; b',
      owner: '',
      tags: '{"a":"b"}',
    });
  });

  test('takes one kind only', async () => {
    const both = exporters.csv.write(of({ kind: 'identities', item: {} }, { kind: 'grants', item: {} }));
    await expect(textOf(both)).rejects.toThrow('cannot hold grants');
  });
});

test('ndjson: every line is one whole object, whatever its text holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), async (names) => {
      const items = names.map((name): ExportItem => ({ kind: 'credentials', item: { name } }));
      const lines = (await textOf(exporters.ndjson.write(of(...items)))).split('\n');
      expect(lines.pop()).toBe('');
      const parsed = lines.map((line) => JSON.parse(line) as object);
      expect(parsed).toEqual(names.map((name) => ({ schemaVersion: 1, kind: 'credential', item: { name } })));
    }),
  );
});

/** YAML text → a value, and where in the text each part of it stands. */
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';

export type Path = readonly PropertyKey[];

export interface Problem {
  line: number;
  column: number;
  /** Empty for the file as a whole. */
  path: Path;
  message: string;
}

export interface ConfigDocument {
  value: unknown;
  /** Where the value at this path, or its nearest parent, stands. */
  at(path: Path): Pick<Problem, 'line' | 'column'>;
  /** Where a key of the mapping at this path stands. */
  atKey(path: Path, key: string): Pick<Problem, 'line' | 'column'>;
  /** How a plain scalar was written, e.g. `0123`; nothing for text in quotes and for anything else. */
  written(path: Path): string | undefined;
}

/** A page of aliases that unfold into millions of values ("billion laughs") is refused by the parser. */
const MOST_ALIASES = 100;

export function parseConfig(text: string): ConfigDocument | Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const place = (offset: number): Pick<Problem, 'line' | 'column'> => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    return errors
      .slice(0, 10)
      .map(({ pos, message }) => Object.assign(place(pos[0]), { path: [], message: plain(message) }));
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    return [{ line: 1, column: 1, path: [], message: plain((error as Error).message) }];
  }
  return {
    value,
    at: (path: Path) => place(nearest(document, path)),
    atKey: (path, key) => place(keyOffset(document, path, key) ?? nearest(document, path)),
    written: (path: Path) => {
      const node = nodeAt(document, path);
      return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
    },
  };
}

function nodeAt(document: Document.Parsed, path: Path): Node | undefined {
  const found = path.length === 0 ? document.contents : document.getIn(path, true);
  return (found as Node | null | undefined) ?? undefined;
}

function nearest(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const range = nodeAt(document, path.slice(0, length))?.range;
    if (range) return range[0];
  }
  return 0;
}

function keyOffset(document: Document.Parsed, path: Path, key: string): number | undefined {
  const map = nodeAt(document, path);
  if (!isMap(map)) return undefined;
  const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return (pair?.key as Node | undefined)?.range?.[0];
}

/** The parser's first line only: the rest may quote the file, which may hold what should not be printed. */
function plain(message: string): string {
  return (message.split('\n', 1)[0] ?? '')
    .replace(/:$/, '')
    .replace(/^Map keys must be unique$/, 'this key is already there');
}

export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** A query that Resource Graph would refuse, and where in it. */
export class QueryError extends Error {
  /** As in `details[].code` of the answer. */
  readonly code: string;
  readonly token: string;
  /** Zero-based; -1 when it is about the whole query. */
  readonly position: number;
  constructor(code: string, message: string, token = '', position = -1) {
    super(message);
    this.code = code;
    this.token = token;
    this.position = position;
  }
}

export interface Token {
  kind: 'name' | 'text' | 'number' | 'sign' | 'end';
  text: string;
  at: number;
}

const BLANK = /(?:\s|\/\/[^\n]*)+/y;
/** Operators that are written like words, with their `!` and `~`, and `project-away` and its like, are one token. */
const NAME = /!(?:in~?|has|contains|startswith|endswith)(?![\w])|in~|(?:project|mv)-[a-z]+|[A-Za-z_][\w]*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const SIGN = /==|!=|=~|!~|<=|>=|[|=<>(),.[\]]/y;
const SHAPES = [
  ['text', TEXT],
  ['name', NAME],
  ['number', NUMBER],
  ['sign', SIGN],
] as const;

function matchAt(shape: RegExp, query: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(query)?.[0];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const unquote = (text: string): string =>
  text.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);

export function lex(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const blank = matchAt(BLANK, query, at);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const token = tokenAt(query, at);
    tokens.push(token.kind === 'text' ? { ...token, text: unquote(token.text) } : token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at: query.length });
  return tokens;
}

function tokenAt(query: string, at: number): Token {
  for (const [kind, shape] of SHAPES) {
    const text = matchAt(shape, query, at);
    if (text !== undefined) return { kind, text, at };
  }
  throw new QueryError('ParserFailure', 'ParserFailure', query.slice(at, at + 20), at);
}

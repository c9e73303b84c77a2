import type { Column, Expression, Order, Query, Step } from './ast.ts';
import { lex, QueryError, type Token } from './lex.ts';

const COMPARISONS = new Set(['==', '!=', '=~', '!~', '<', '<=', '>', '>=']);
const WORDS = new Set(['has', '!has', 'contains', '!contains', 'startswith', '!startswith', 'endswith', '!endswith']);
const SETS = new Set(['in', 'in~', '!in', '!in~']);
const AGGREGATES = new Set(['count', 'countif', 'dcount', 'min', 'max', 'make_set']);
/** `dynamic(null)` and its like need more than this reads. */
const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false };

/** The part of KQL that the estate understands. Whatever else a query says is refused, never skipped over. */
export function parse(query: string): Query {
  const tokens = lex(query);
  let next = 0;
  const peek = (ahead = 0): Token => tokens[Math.min(next + ahead, tokens.length - 1)] as Token;
  const fail = (token = peek()): never => {
    throw new QueryError('ParserFailure', 'ParserFailure', token.text, token.at);
  };
  const take = (): Token => tokens[next++] ?? fail();
  const isSign = (text: string, ahead = 0): boolean => peek(ahead).kind === 'sign' && peek(ahead).text === text;
  const isWord = (text: string): boolean => peek().kind === 'name' && peek().text.toLowerCase() === text;
  const accept = (text: string): boolean => (isSign(text) || isWord(text) ? (next++, true) : false);
  const expect = (text: string): void => void (accept(text) || fail());
  const name = (): string => (peek().kind === 'name' ? take().text : fail());
  const list = <T>(item: () => T): T[] => {
    const items = [item()];
    while (accept(',')) items.push(item());
    return items;
  };

  const primary = (): Expression => {
    if (accept('(')) {
      const inner = or();
      expect(')');
      return inner;
    }
    const token = take();
    if (token.kind === 'text') return { is: 'literal', value: token.text };
    if (token.kind === 'number') return { is: 'literal', value: Number(token.text) };
    if (token.kind !== 'name') return fail(token);
    if (token.text in LITERALS) return { is: 'literal', value: LITERALS[token.text] ?? null };
    if (!accept('(')) return { is: 'column', name: token.text, at: token.at };
    const args = isSign(')') ? [] : list(or);
    expect(')');
    return { is: 'call', name: token.text.toLowerCase(), args, at: token.at };
  };
  const members = (): Expression => {
    let expression = primary();
    for (;;) {
      if (accept('.')) expression = { is: 'member', of: expression, key: name() };
      else if (accept('[')) {
        const key = take();
        if (key.kind !== 'text' && key.kind !== 'number') fail(key);
        expression = { is: 'member', of: expression, key: key.kind === 'number' ? Number(key.text) : key.text };
        expect(']');
      } else return expression;
    }
  };
  const comparison = (): Expression => {
    const left = members();
    const operator = peek().text.toLowerCase();
    if (peek().kind === 'text') return left;
    if (COMPARISONS.has(operator) || WORDS.has(operator)) {
      next++;
      return { is: 'binary', operator, left, right: members() };
    }
    if (!SETS.has(operator)) return left;
    next++;
    expect('(');
    const values = list(members);
    expect(')');
    return { is: 'in', operator, left, list: values };
  };
  const and = (): Expression => {
    let left = comparison();
    while (accept('and')) left = { is: 'binary', operator: 'and', left, right: comparison() };
    return left;
  };
  const or = (): Expression => {
    let left = and();
    while (accept('or')) left = { is: 'binary', operator: 'or', left, right: and() };
    return left;
  };

  const column = (): Column => {
    if (peek().kind === 'name' && isSign('=', 1)) {
      const given = name();
      expect('=');
      return { name: given, expression: or() };
    }
    const expression = or();
    return { name: ownName(expression), expression };
  };
  const order = (): Order => {
    const expression = or();
    const ascending = accept('asc');
    if (!ascending) accept('desc');
    if (accept('nulls') && !accept('first')) expect('last');
    return { expression, ascending };
  };
  const count = (): number => {
    const token = take();
    return token.kind === 'number' ? Number(token.text) : fail(token);
  };
  const aggregate = (): Column => {
    const at = peek();
    const made = column();
    if (made.expression.is !== 'call' || !AGGREGATES.has(made.expression.name)) return fail(at);
    return made;
  };

  const step = (): Step[] => {
    const operator = take();
    switch (operator.text.toLowerCase()) {
      case 'where':
        return [{ do: 'where', test: or() }];
      case 'extend':
      case 'project':
      case 'distinct':
        return [{ do: operator.text.toLowerCase() as 'extend', columns: list(column) }];
      case 'project-away':
        return [{ do: 'project-away', names: list(name) }];
      case 'order':
      case 'sort':
        expect('by');
        return [{ do: 'order', by: list(order) }];
      case 'limit':
      case 'take':
        return [{ do: 'limit', rows: count() }];
      case 'top': {
        const rows = count();
        expect('by');
        return [
          { do: 'order', by: list(order) },
          { do: 'limit', rows },
        ];
      }
      case 'mv-expand':
        return [{ do: 'mv-expand', column: column() }];
      case 'summarize': {
        const aggregates = isWord('by') ? [] : list(aggregate);
        return [{ do: 'summarize', aggregates, by: accept('by') ? list(column) : [] }];
      }
      case 'count':
        return [{ do: 'count' }];
      default:
        throw new QueryError('InvalidQueryLanguage', 'InvalidQueryLanguage', operator.text, operator.at);
    }
  };

  const table = name();
  const steps: Step[] = [];
  while (accept('|')) steps.push(...step());
  if (peek().kind !== 'end') fail();
  return { table: table.toLowerCase(), steps };
}

/** What KQL calls a column that was not given a name: `properties.a.b` is `properties_a_b`, `count()` is `count_`. */
function ownName(expression: Expression): string {
  if (expression.is === 'column') return expression.name;
  if (expression.is === 'member') return `${ownName(expression.of)}_${expression.key}`;
  if (expression.is !== 'call') return 'Column1';
  const [first] = expression.args;
  if (AGGREGATES.has(expression.name)) return `${expression.name}_${first ? ownName(first) : ''}`;
  return first ? ownName(first) : expression.name;
}

/** The text of a register → vendors by provider and id. Mistakes are shown with their place. */
import { LineCounter, parseDocument, type Document } from 'yaml';
import { UserError } from '../errors.ts';
import type { Vendor } from '../rules/rule.ts';
import { Register } from './schema.ts';

export interface Text {
  /** For messages, e.g. the path of the file. */
  name: string;
  text: string;
}

/** Keys are made by `keyOf`. */
export type Vendors = ReadonlyMap<string, Vendor>;

/** Ids are compared without regard to case: tenant ids are written in both. */
export const keyOf = (provider: string, id: string): string => `${provider} ${id.trim().toLowerCase()}`;

export function parseRegister({ name, text }: Text): Vendors {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax !== undefined) throw invalid(name, [`${place(lines, syntax.pos[0])} ${syntax.message}`]);
  const parsed = Register.safeParse(document.toJS());
  if (!parsed.success) {
    throw invalid(
      name,
      parsed.error.issues.slice(0, 10).map(({ path, message }) => {
        return `${placeOf(document, lines, path)} ${path.map(String).join('.') || 'file'}: ${message}`;
      }),
    );
  }
  return indexed(parsed.data, name, (path) => placeOf(document, lines, path));
}

function indexed({ vendors }: Register, name: string, at: (path: readonly PropertyKey[]) => string): Vendors {
  const index = new Map<string, Vendor>();
  const problems: string[] = [];
  for (const [position, { accounts, ...vendor }] of vendors.entries()) {
    for (const [provider, ids] of Object.entries(accounts)) {
      for (const [number, id] of ids.entries()) {
        const other = index.get(keyOf(provider, id));
        if (other === undefined) index.set(keyOf(provider, id), vendor);
        else
          problems.push(
            `${at(['vendors', position, 'accounts', provider, number])} ${provider} ${id} is listed twice: ${other.name} and ${vendor.name}`,
          );
      }
    }
  }
  if (problems.length > 0) throw invalid(name, problems);
  return index;
}

const place = (lines: LineCounter, offset: number): string => `line ${lines.linePos(offset).line}:`;

/** The line of a value, or of the nearest thing around it that is there. */
function placeOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): string {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return place(lines, Number(node.range[0]));
    }
  }
  return 'line 1:';
}

function invalid(name: string, problems: readonly string[]): UserError {
  return new UserError('vendors-invalid', `${name} is not a valid register of vendors:\n  ${problems.join('\n  ')}`, {
    next: 'Compare it with config/vendors.yaml, which has the same form.',
  });
}

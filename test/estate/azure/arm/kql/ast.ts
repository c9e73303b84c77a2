/** An expression over the columns of one row. */
export type Expression =
  | { is: 'literal'; value: string | number | boolean | null }
  | { is: 'column'; name: string; at: number }
  /** `properties.principalId`, `tags['owner']`, `zones[0]`. */
  | { is: 'member'; of: Expression; key: string | number }
  | { is: 'call'; name: string; args: readonly Expression[]; at: number }
  | { is: 'binary'; operator: string; left: Expression; right: Expression }
  | { is: 'in'; operator: string; left: Expression; list: readonly Expression[] };

/** A column of the result: `name = expression`, or an expression that names itself. */
export interface Column {
  name: string;
  expression: Expression;
}
export interface Order {
  expression: Expression;
  /** Descending unless told: so KQL has it. */
  ascending: boolean;
}

export type Step =
  | { do: 'where'; test: Expression }
  | { do: 'extend' | 'project' | 'distinct'; columns: readonly Column[] }
  | { do: 'project-away'; names: readonly string[] }
  | { do: 'order'; by: readonly Order[] }
  | { do: 'limit'; rows: number }
  | { do: 'mv-expand'; column: Column }
  | { do: 'summarize'; aggregates: readonly Column[]; by: readonly Column[] }
  | { do: 'count' };

export interface Query {
  table: string;
  steps: readonly Step[];
}

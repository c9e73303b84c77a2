/** What doctor found: one line each, with what to do. */

export interface Check {
  area: 'program' | 'inventory' | 'sign-in' | 'permissions';
  /** `warning`: worth knowing, nothing is broken. */
  result: 'ok' | 'warning' | 'problem';
  what: string;
  detail: string;
  next?: string;
}

export const ok = (area: Check['area'], what: string, detail: string): Check => ({ area, result: 'ok', what, detail });
export const warning = (area: Check['area'], what: string, detail: string, next: string): Check => ({
  area,
  result: 'warning',
  what,
  detail,
  next,
});
export const problem = (area: Check['area'], what: string, detail: string, next: string): Check => ({
  area,
  result: 'problem',
  what,
  detail,
  next,
});

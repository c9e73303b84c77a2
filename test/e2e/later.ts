/** `--import` of a process that must believe it is later: the nights of a test pass without waiting for them. */
const byMs = Number(process.env['E2E_LATER_SECONDS'] ?? '0') * 1000;
const Real = globalThis.Date;

class Later extends Real {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [Real.now() + byMs] : given) as [number]));
  }

  static override now(): number {
    return Real.now() + byMs;
  }
}

globalThis.Date = Later as DateConstructor;

/**
 * Given to a process with `--import`: its machine's clock is wrong by CLOCK_WRONG_BY_MS. Timers and the monotonic clock
 * go on as they do on such a machine.
 */
const wrongBy = Number(process.env['CLOCK_WRONG_BY_MS'] ?? 0)
const RightDate = Date

class WrongDate extends RightDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RightDate.now() + wrongBy)
    else super(...(given as [number]))
  }

  static override now(): number {
    return RightDate.now() + wrongBy
  }
}

globalThis.Date = WrongDate as DateConstructor

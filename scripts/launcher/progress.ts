/** Says on standard output how a start goes on. */
export interface Progress {
  /** Runs `work` and says when it is done, and how long it took. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>
  say(line: string): void
}

/** After this long, a person wants to know what is going on. */
const SLOW_MS = 2_000

/** Progress in plain lines, which read the same in a terminal, a log file and CI. */
export function showProgress(write: (line: string) => void = console.log): Progress {
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const patience = setTimeout(() => write(`  … ${title}`), SLOW_MS)
    const result = await work().finally(() => clearTimeout(patience))
    write(`  ✓ ${title.padEnd(44)} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    return result
  }
  return { step, say: write }
}

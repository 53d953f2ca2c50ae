/** Says on standard output how a start goes on. */
export interface Progress {
  /** Runs `work` and says when it is done, and how long it took. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>
  say(line: string): void
}

/** Progress in plain lines, which read the same in a terminal, a log file and CI. */
export function showProgress(write: (line: string) => void = console.log): Progress {
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const result = await work()
    write(`  ✓ ${title.padEnd(44)} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    return result
  }
  return { step, say: write }
}

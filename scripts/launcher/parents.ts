import { findProcess, isRunning, type RunningProcess } from '@tieout/prisma/processes'

const PACKAGE_MANAGER = /(^|\/)(npx|npm|pnpm)([-.][\w.-]*)?$/
const LOOK_EVERY_MS = 500

/**
 * Calls `onLost` once when `npx` or `pnpm`, through which we were started, is gone: ended by a signal, they leave us behind
 * unasked. Whoever started those (a terminal, a service manager) may go without us ending.
 */
export function watchParents(onLost: () => void): () => void {
  const watched = findLaunchers()
  if (watched.length === 0) return () => {}
  const timer = setInterval(() => {
    if (watched.every(isRunning)) return
    clearInterval(timer)
    onLost()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Our ancestors up to the outermost that is a package manager; the shells between them count too. */
function findLaunchers(): RunningProcess[] {
  const ancestors: RunningProcess[] = []
  for (let next = findProcess(process.ppid); next && next.pid > 1; next = findProcess(next.parent)) ancestors.push(next)
  const outermost = ancestors.findLastIndex(isPackageManager)
  return ancestors.slice(0, outermost + 1)
}

/** By the program itself, or the script an interpreter runs: a shell's `-c "npx …"` is no package manager. */
function isPackageManager({ command }: RunningProcess): boolean {
  return command.split(' ', 2).some((word) => PACKAGE_MANAGER.test(word))
}

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process as the operating system sees it now. `started` tells it apart from a later one that was given the same id. */
export interface RunningProcess {
  readonly pid: number
  readonly parent: number
  readonly started: string
  readonly command: string
}

/** The running process with this id, or undefined when there is none (a zombie counts as none). */
export function findProcess(pid: number): RunningProcess | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  try {
    return process.platform === 'linux' ? readProc(pid) : askPs(pid)
  } catch {
    return undefined
  }
}

/** Whether exactly this process, not a later one with its id, still runs. */
export function isRunning(known: Pick<RunningProcess, 'pid' | 'started'>): boolean {
  return findProcess(known.pid)?.started === known.started
}

function readProc(pid: number): RunningProcess | undefined {
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const [state, parent, started] = [fields[0], fields[1], fields[19]]
  if (state === 'Z' || state === 'X' || parent === undefined || started === undefined) return undefined
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim()
  return { pid, parent: Number(parent), started, command }
}

function askPs(pid: number): RunningProcess | undefined {
  const line = execFileSync('ps', ['-o', 'stat=,ppid=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' })
  const match = /^\s*(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\d+\s+\S+\s+\d+)\s+(.*)$/s.exec(line)
  if (!match || match[1]?.startsWith('Z')) return undefined
  return { pid, parent: Number(match[2]), started: match[3] ?? '', command: (match[4] ?? '').trim() }
}

/**
 * Ends `child` with `signal` when this process is gone, whatever ended it, `kill -9` included: a small shell waits on a pipe
 * that the operating system closes for us. Spawn the child `detached`, so that its own children are ended with it.
 */
export function endWithUs(child: ChildProcess, signal: 'TERM' | 'INT'): void {
  if (process.platform === 'win32' || child.pid === undefined) return
  const script = `trap '' INT TERM HUP; read -r _; kill -s ${signal} -- "-$0" 2>/dev/null`
  const guard = spawn('/bin/sh', ['-c', script, String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  // Once the child is gone its id may be given to a stranger.
  child.once('exit', () => guard.kill('SIGKILL'))
}

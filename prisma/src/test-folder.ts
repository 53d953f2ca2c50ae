import { mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProcess } from './processes.ts'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
/** What a run of all tests never needs, so that a container's small share of memory is left alone. */
const roomNeeded = 4 * 1024 ** 3

/** Whose they are: another machine, a container too, knows nothing of our processes. */
const ours = `tieout-test-${hostname()}-`

/**
 * A new folder for a server of tests, whose every database is hundreds of small files: made in memory, where there is much
 * room, one costs a tenth of what it costs on a disk. It is the caller's to remove.
 */
export async function makeTestFolder(inMemory = memory, room = roomNeeded): Promise<string> {
  const parent = (await roomIn(inMemory)) >= room ? inMemory : tmpdir()
  await removeLeftovers(parent)
  return mkdtemp(join(parent, `${ours}${process.pid}-`))
}

async function roomIn(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return -1
  }
}

/** A run that was killed leaves its folder behind, and memory is dear. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(ours) ? Number.parseInt(name.slice(ours.length)) : Number.NaN
    if (Number.isNaN(pid) || findProcess(pid)) continue
    const folder = join(parent, name)
    const found = await stat(folder).catch(() => undefined)
    if (found?.uid === process.getuid?.()) await rm(folder, { recursive: true, force: true })
  }
}

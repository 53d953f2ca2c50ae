import { join } from 'node:path'

/** What every system takes: macOS 103 bytes, Linux 107. */
const longest = 103

/**
 * Whether a server on `cluster` can be reached through a socket in that folder: a statement takes a third of the way it has
 * through TCP on the same machine, and the folder is closed to other users.
 */
export function canHaveSocket(cluster: string, port: number): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(join(cluster, `.s.PGSQL.${port}`)) <= longest
}

/** The folder as PostgreSQL reads it in its list of folders. */
export function toFolderList(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`
}

import { once } from 'node:events'
import { createServer } from 'node:net'
import { messageOf, SetupProblem } from '@tieout/prisma/setup-problem'

/** A port that the product is about to use, and the setting that moves it. */
export interface WantedPort {
  readonly port: number
  readonly setting: string
  readonly purpose: string
}

/** Refuses in one message that names every port in `wanted` which something else has already. */
export async function requireFreePorts(host: string, wanted: readonly WantedPort[]): Promise<void> {
  const refusals = await Promise.all(wanted.map((port) => findRefusal(host, port)))
  const lines = refusals.filter((line) => line !== undefined)
  if (lines.length > 0) throw new SetupProblem(lines.join('\n'))
}

async function findRefusal(host: string, { port, setting, purpose }: WantedPort): Promise<string | undefined> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
    return undefined
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE')
      return `Port ${port}, for ${purpose}, is taken by another program: stop it, or set ${setting} to a free port.`
    if (code === 'EACCES')
      return `Port ${port}, for ${purpose}, is not open to this user: set ${setting} to one above 1023.`
    return `Port ${port}, for ${purpose}, cannot be used on HOST ${host} (${messageOf(cause)}): change ${setting} or HOST.`
  }
}

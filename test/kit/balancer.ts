import { createServer, globalAgent, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A load balancer as deployments have one: asks /readyz, keeps connections open (as Node does by itself), takes turns, repeats nothing. */
export interface Balancer {
  url: string
  add(url: string): void
  remove(url: string): void
  /** Resolves when so many answer that they are ready. */
  untilServing(count: number): Promise<void>
  /** Requests that broke off on the way to a process. */
  failed(): string[]
  close(): Promise<void>
}

const lookEveryMs = 50

interface Target {
  url: string
  isReady: boolean
}

export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  let targets: Target[] = urls.map((url) => ({ url, isReady: false }))
  let turn = 0
  const failed: string[] = []

  async function look(): Promise<void> {
    await Promise.all(
      targets.map(async (target) => {
        const answer = await fetch(`${target.url}/readyz`).catch(() => undefined)
        await answer?.body?.cancel()
        target.isReady = answer?.ok ?? false
      }),
    )
  }

  function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const ready = targets.filter(({ isReady }) => isReady)
    const target = ready[turn++ % ready.length]
    if (!target) {
      failed.push(`${incoming.method} ${incoming.url}: nobody is ready`)
      outgoing.writeHead(503).end()
      return
    }
    const { method, headers } = incoming
    const passed = request(`${target.url}${incoming.url}`, { method, headers }, (answer) => {
      const { connection: _, ...kept } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, kept)
      answer.pipe(outgoing)
    })
    passed.once('error', (cause) => {
      failed.push(`${method} ${incoming.url} at ${target.url}: ${cause.message}`)
      outgoing.writeHead(502).end()
    })
    incoming.pipe(passed)
  }

  const server = createServer(forward)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const looking = setInterval(() => void look(), lookEveryMs)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (url) => void targets.push({ url, isReady: false }),
    remove: (url) => void (targets = targets.filter((target) => target.url !== url)),
    untilServing: async (count) => {
      while (targets.filter(({ isReady }) => isReady).length < count) await look()
    },
    failed: () => failed,
    close: async () => {
      clearInterval(looking)
      globalAgent.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** A delivery as another program gets it. */
export interface Received {
  headers: Record<string, string>
  body: string
}

/** Another program that takes webhooks, on this machine. */
export interface Receiver {
  url: string
  received: Received[]
  /** The statuses it answers with, one after the other; 200 when none is left. */
  answers: number[]
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body })
      const status = answers.shift() ?? 200
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(`answered ${status}`)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answers,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** What arrived, each verified by the public library of the standard; throws where one does not verify. */
export function verified({ received }: Receiver, secret: string): Record<string, any>[] {
  const webhook = new Webhook(secret)
  return received.map(({ body, headers }) => {
    const at = new Date(Number(headers['webhook-timestamp']) * 1000)
    return within(at, () => webhook.verify(body, headers) as Record<string, any>)
  })
}

/** The library asks the real clock, which is not the one this world lives by. */
function within<Result>(at: Date, work: () => Result): Result {
  const now = Date.now
  Date.now = () => at.getTime()
  try {
    return work()
  } finally {
    Date.now = now
  }
}

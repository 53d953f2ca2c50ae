import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

export function makeSecret(): string {
  return `${prefix}${randomBytes(24).toString('base64')}`
}

/** The headers of Standard Webhooks: one signature for each secret that counts now. */
export function signedHeaders(
  { id, body, at }: { id: string; body: string; at: Date },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { verifyWebhook, WebhookVerificationError } from './webhook.ts'

const secret = `whsec_${Buffer.alloc(24, 3).toString('base64')}`
const body = JSON.stringify({
  type: 'invoice.paid',
  timestamp: '2026-11-21T10:00:00Z',
  data: { invoiceId: 'I', number: 'INV-1' },
})

function signed(at: Date, by = secret): Record<string, string> {
  const signature = new Webhook(by).sign('event-1', at, body)
  return {
    'Webhook-Id': 'event-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  }
}

test('a signed delivery is read, with the id to act on once', () => {
  const event = verifyWebhook({ body, headers: signed(new Date()), secret })
  expect(event).toMatchObject({ id: 'event-1', type: 'invoice.paid', data: { number: 'INV-1' } })
  expect(verifyWebhook({ body, headers: new Headers(signed(new Date())), secret })).toEqual(event)
})

test.each([
  [
    'of another secret',
    () => ({ body, headers: signed(new Date(), `whsec_${Buffer.alloc(24, 4).toString('base64')}`) }),
  ],
  ['of another body', () => ({ body: body.replace('INV-1', 'INV-2'), headers: signed(new Date()) })],
  ['of an hour ago', () => ({ body, headers: signed(new Date(Date.now() - 3_600_000)) })],
  ['without a signature', () => ({ body, headers: {} })],
])('one %s is refused', (_, made) => {
  expect(() => verifyWebhook({ ...made(), secret })).toThrow(WebhookVerificationError)
})

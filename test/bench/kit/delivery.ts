import { createHmac, randomUUID } from 'node:crypto'

/** One webhook delivery of one event, as Xero signs it. Sequence numbers are contiguous when `sequence` is. */
export function delivery(key: string, sequence: number, event: { organisationId: string; resourceId?: string }) {
  const resourceId = event.resourceId ?? randomUUID()
  const body = JSON.stringify({
    events: [
      {
        resourceUrl: `https://api.xero.com/api.xro/2.0/Invoices/${resourceId}`,
        resourceId,
        tenantId: event.organisationId,
        tenantType: 'ORGANISATION',
        eventCategory: 'INVOICE',
        eventType: 'UPDATE',
        eventDateUtc: new Date().toISOString().replace('Z', ''),
      },
    ],
    firstEventSequence: sequence,
    lastEventSequence: sequence,
    entropy: 'ABCDEFGHIJKLMNOPQRST',
  })
  const signature = createHmac('sha256', key).update(body).digest('base64')
  return { body, headers: { 'content-type': 'application/json', 'x-xero-signature': signature } }
}

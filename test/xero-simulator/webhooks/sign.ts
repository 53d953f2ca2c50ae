import { createHmac, randomInt } from 'node:crypto'
import type { WebhookEvent } from '../model/operations.ts'

/** The signature of exactly these bytes. */
export function sign(body: string, key: string): string {
  return createHmac('sha256', key).update(body).digest('base64')
}

/** A delivery's body. The events' sequence numbers are contiguous. */
export function toBody(events: WebhookEvent[], apiUrl: string): string {
  return JSON.stringify({
    events: events.map((event) => ({
      resourceUrl: `${apiUrl}/api.xro/2.0/${event.resourcePath}/${event.resourceId}`,
      resourceId: event.resourceId,
      tenantId: event.organisationId,
      tenantType: 'ORGANISATION',
      eventCategory: event.category,
      eventType: event.type,
      // Xero leaves the zone out.
      eventDateUtc: new Date(event.at).toISOString().replace('Z', ''),
    })),
    firstEventSequence: events[0]?.sequence ?? 0,
    lastEventSequence: events.at(-1)?.sequence ?? 0,
    entropy: entropy(),
  })
}

/** Twenty capital letters, so that no two bodies sign alike. */
function entropy(): string {
  return Array.from({ length: 20 }, () => String.fromCharCode(65 + randomInt(26))).join('')
}

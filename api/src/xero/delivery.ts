import { z } from 'zod'
import type { Delivery, LedgerEvent } from '../engine/ledger-inbox.ts'
import { toTime } from './dates.ts'
import { parseJson } from './json.ts'

const eventSchema = z
  .object({
    tenantId: z.string().min(1),
    eventCategory: z.string().toUpperCase(),
    eventType: z.string().toUpperCase(),
    resourceId: z.string().min(1),
    eventDateUtc: z.string(),
  })
  .transform((event, context): LedgerEvent => {
    const eventAt = toTime(event.eventDateUtc)
    if (eventAt === undefined) {
      context.addIssue({ code: 'custom', message: 'eventDateUtc is not a time' })
      return z.NEVER
    }
    return {
      ledgerOrganisationId: event.tenantId,
      category: event.eventCategory,
      type: event.eventType,
      resourceId: event.resourceId,
      eventAt,
    }
  })

const deliverySchema = z.object({
  events: z.array(eventSchema),
  firstEventSequence: z.int(),
  lastEventSequence: z.int(),
})

/** Reads a delivery whose signature has been checked; undefined where it is not one. */
export function readDelivery(rawBody: Uint8Array): Delivery | undefined {
  return deliverySchema.safeParse(parseJson(new TextDecoder().decode(rawBody))).data
}

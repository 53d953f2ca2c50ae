import { expect, it } from 'vitest'
import { readDelivery } from './delivery.ts'

const event = {
  resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/fc5b5e11-d99a-4f9e-baaa-3c648c2300f3',
  resourceId: 'fc5b5e11-d99a-4f9e-baaa-3c648c2300f3',
  tenantId: '4e3eef5b-31cd-45fa-bec2-55c777be0c8a',
  tenantType: 'ORGANISATION',
  eventCategory: 'INVOICE',
  eventType: 'Update',
  eventDateUtc: '2025-05-01T14:32:04.198',
}

function delivered(events: object[], more: object = {}) {
  const body = { events, firstEventSequence: 215, lastEventSequence: 215, entropy: 'IMGUUTDRSVUYMBYKJHVJ', ...more }
  return readDelivery(Buffer.from(JSON.stringify(body)))
}

it('reads an event in our words, its time as UTC', () => {
  expect(delivered([event])).toEqual({
    events: [
      {
        ledgerOrganisationId: '4e3eef5b-31cd-45fa-bec2-55c777be0c8a',
        category: 'INVOICE',
        type: 'UPDATE',
        resourceId: 'fc5b5e11-d99a-4f9e-baaa-3c648c2300f3',
        eventAt: new Date('2025-05-01T14:32:04.198Z'),
      },
    ],
    firstEventSequence: 215,
    lastEventSequence: 215,
  })
})

it('reads the empty delivery that Xero tries a new address with', () => {
  expect(delivered([], { firstEventSequence: 0, lastEventSequence: 0 })?.events).toEqual([])
})

it('lets a category through that nobody knows yet', () => {
  const parsed = delivered([{ ...event, eventCategory: 'SOMETHING_NEW', data: { Type: 'X' } }])
  expect(parsed?.events[0]?.category).toBe('SOMETHING_NEW')
})

it.each([
  ['no JSON', Buffer.from('<html>')],
  ['no object', Buffer.from('[]')],
  ['no events', Buffer.from('{"firstEventSequence":1,"lastEventSequence":1}')],
])('is undefined for %s', (_, rawBody) => {
  expect(readDelivery(rawBody)).toBeUndefined()
})

it('is undefined for an event without a time', () => {
  expect(delivered([{ ...event, eventDateUtc: 'now' }])).toBeUndefined()
})

import schemas from '@tieout/schema/webhook-events.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { eventTypes } from './event-types.ts'

test('every event is described to whoever hears of it, in the same words', () => {
  const described = Object.entries(schemas).map(([name, { description }]) => [name, description])
  expect(Object.fromEntries(described)).toEqual(eventTypes)
})

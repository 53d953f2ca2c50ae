import { expect } from 'vitest'
import { sendNew } from './connected-story.ts'
import type { Story } from './story.ts'
import { second, type TimedWorld } from './timed-world.ts'

/** What the journeys of payments and of their direction do again and again, in the story of the moment. */
export function payingIn(now: () => { world: TimedWorld; story: Story }) {
  return {
    async arrive(number = 'INV-0001', more: Record<string, unknown> = {}): Promise<void> {
      const { world, story } = now()
      await sendNew(story, number, more)
      await world.sweep()
      // An event of the same second as our own write would be its echo.
      await world.simulator.control.advance(2 * second)
    },
    async set(input: Record<string, unknown>): Promise<void> {
      const { world, story } = now()
      const saved = await story.graph.run('updateWorkspace', input, '... on Workspace { direction }')
      expect(saved).toMatchObject({ __typename: 'Workspace' })
      await world.sweep()
    },
    async look(number = 'INV-0001') {
      const { invoiceByNumber } = await now().story.graph.ask(
        `query ($number: String!) { invoiceByNumber(number: $number) { id status version amountPaid { amount }
      sync { state warning { code } } payments { id origin reversed ledgerId amount { amount } possibleMatch { id }
        sync { state reason { code } } } } }`,
        { number },
      )
      return invoiceByNumber
    },
  }
}

import { inXeroBy, paymentsIn, recordPayment, sendNew } from './connected-story.ts'
import { attachReceipt, beginTrade, kinds, type Kind, type Trade } from './kinds.ts'
import type { World } from './world.ts'

/** One kind of write to Xero: how it comes to be due, and how often it was carried out there. */
export interface Write {
  what: string
  /** Where it goes to, as a fault matches it. */
  path: string
  begin: (world: World, trade: Trade) => Promise<unknown>
  count: (world: World, trade: Trade) => number
}

const [bill, creditNote, expense] = kinds as [Kind, Kind, Kind, Kind]
const newcomer = 'Newcomer Ltd'

export const writes: Write[] = [
  {
    ...{ what: 'a new contact', path: '/api.xro/2.0/Contacts' },
    begin: async (_, { story }) => {
      await sendNew(story, 'INV-0002', { clientId: await story.createClient(newcomer) })
    },
    count: (world, trade) => stateOf(world, trade).contacts.filter((one) => one['Name'] === newcomer).length,
  },
  {
    ...{ what: 'a bill', path: '/api.xro/2.0/Invoices' },
    begin: (_, trade) => trade.approve(bill, 'B-0001'),
    count: (world, { story }) => bill.heldBy(world, story, 'B-0001').length,
  },
  {
    ...{ what: 'a payment', path: '/api.xro/2.0/Payments' },
    begin: (_, { story }) => recordPayment(story, 'INV-0001', '20.00'),
    count: (world, { story }) => paymentsIn(world, story).length,
  },
  {
    ...{ what: 'a credit', path: '/\\/Allocations$/' },
    begin: async (world, { story }) => {
      const { creditNotes } = await story.graph.ask('{ creditNotes(first: 1) { nodes { id } } }')
      const { id: invoiceId } = await story.invoice('INV-0001')
      const input = { creditNoteId: creditNotes.nodes[0].id, invoiceId, amount: '30.00' }
      const used = await story.graph.run('allocateCreditNote', input, '... on Allocation { id }')
      if (used['__typename'] !== 'Allocation') throw new Error(JSON.stringify(used))
    },
    count: (_, { story }) => Number(inXeroBy(story, 'INV-0001')[0]?.['AmountCredited'] ?? 0) / 30,
  },
  {
    ...{ what: 'an expense', path: '/api.xro/2.0/BankTransactions' },
    begin: async (world, trade) => {
      const id = await trade.draft(expense, 'EXP-0002')
      await attachReceipt(world, trade.story, id, 'taxi.png')
      await trade.run('approve', expense, { id })
    },
    count: (world, trade) => {
      const held = expense.heldBy(world, trade.story, 'EXP-0002').length
      return held === stateOf(world, trade).attachments.length ? held : Number.NaN
    },
  },
  {
    ...{ what: 'a receipt', path: '/\\/Attachments\\/.+$/' },
    begin: async (world, { story }) => {
      const { expenses } = await story.graph.ask('{ expenses(first: 1) { nodes { id } } }')
      await attachReceipt(world, story, expenses.nodes[0].id, 'taxi.png')
    },
    count: (world, trade) => stateOf(world, trade).attachments.length,
  },
]

/** A trade with an invoice, a credit note and an expense due, which any of the writes goes on from once they are sent. */
export async function beginWrites(world: World): Promise<Trade> {
  const trade = await beginTrade(world)
  await sendNew(trade.story, 'INV-0001', { clientId: trade.party })
  await trade.approve(creditNote, 'CN-0001')
  await trade.approve(expense, 'EXP-0001')
  return trade
}

function stateOf({ simulator }: World, { story }: Trade) {
  const { contacts, attachments } = simulator.control.state(story.organisation.organisationId)
  return { contacts: contacts as Record<string, any>[], attachments }
}

import { beginConnectedStory } from './connected-story.ts'
import type { Doors, Story } from './story.ts'
import type { World } from './world.ts'

/** One kind of document beside the invoice: how it is made here, and where it lies in Xero. */
export interface Kind {
  type: 'Bill' | 'CreditNote' | 'Expense'
  /** Its field in a query. */
  one: 'bill' | 'creditNote' | 'expense'
  expensesAs: 'SPEND_MONEY' | 'BILL'
  /** The endpoint its writes go to. */
  path: string
  /** What it is in Xero once somebody took it back there. */
  gone: 'VOIDED' | 'DELETED'
  /** Those of them in Xero that carry this number. */
  heldBy: (world: World, story: Story, number: string) => Record<string, any>[]
  input: (party: string, taxRateId: string) => object
}

const dates = { issuedOn: '2026-11-02' }
const line = { description: 'Paper', quantity: '3', unitPrice: '33.3333' }

function purchase(party: string, taxRateId: string) {
  return { supplierId: party, ...dates, lines: [{ ...line, taxRateId }] }
}

export const kinds: Kind[] = [
  {
    ...{ type: 'Bill', one: 'bill', expensesAs: 'SPEND_MONEY', path: '/api.xro/2.0/Invoices', gone: 'VOIDED' },
    heldBy: (world, story, number) => live(world, story, 'invoices', { InvoiceNumber: number, Type: 'ACCPAY' }),
    input: purchase,
  },
  {
    ...{
      type: 'CreditNote',
      one: 'creditNote',
      expensesAs: 'SPEND_MONEY',
      path: '/api.xro/2.0/CreditNotes',
      gone: 'VOIDED',
    },
    heldBy: (world, story, number) => live(world, story, 'creditNotes', { CreditNoteNumber: number }),
    input: (party, taxRateId) => ({ clientId: party, ...dates, lines: [{ ...line, taxRateId }] }),
  },
  {
    ...{
      type: 'Expense',
      one: 'expense',
      expensesAs: 'SPEND_MONEY',
      path: '/api.xro/2.0/BankTransactions',
      gone: 'DELETED',
    },
    heldBy: (world, story, number) => live(world, story, 'bankTransactions', { Reference: number }),
    input: purchase,
  },
  {
    ...{ type: 'Expense', one: 'expense', expensesAs: 'BILL', path: '/api.xro/2.0/Invoices', gone: 'VOIDED' },
    heldBy: (world, story, number) => live(world, story, 'invoices', { InvoiceNumber: number, Type: 'ACCPAY' }),
    input: purchase,
  },
]

/** A connected story that can buy: a default expense account, a party on both sides, and a tax rate. */
export interface Trade {
  story: Story
  party: string
  taxRateId: string
  /** A draft of 100.00 and 20 % tax; answers its id. */
  draft(kind: Kind, number: string, more?: object): Promise<string>
  /** A draft that was approved. */
  approve(kind: Kind, number: string, more?: object): Promise<string>
  read(kind: Kind, id: string): Promise<Record<string, any>>
  run(verb: string, kind: Kind, input: object): Promise<Record<string, any>>
}

export async function beginTrade(world: Doors, expensesAs: Kind['expensesAs'] = 'SPEND_MONEY'): Promise<Trade> {
  const story = await beginConnectedStory(world)
  const { graph } = story
  const { accounts } = await graph.ask(
    '{ accounts: ledgerAccounts(first: 100, purpose: EXPENSE) { nodes { id code } } }',
  )
  const { id: ledgerAccountId } = accounts.nodes.find((one: any) => one.code === '429')
  await graph.run('mapAccount', { purpose: 'EXPENSE', ledgerAccountId }, '... on AccountMapping { id }')
  await graph.run('updateWorkspace', { expensesAs }, '... on Workspace { id }')
  const party = await story.createClient('Harbour Supplies', 'accounts@harbour.example')
  const taxRateId = await story.createTaxRate('VAT 20', '20')

  const run: Trade['run'] = (verb, { type }, input) =>
    graph.run(`${verb}${type}`, input, `... on ${type} { id status version number sync { state } }`)
  const draft: Trade['draft'] = async (kind, number, more = {}) => {
    const made = await run('create', kind, { ...kind.input(party, taxRateId), number, ...more })
    if (made['__typename'] !== kind.type) throw new Error(JSON.stringify(made))
    return made['id']
  }
  return {
    ...{ story, party, taxRateId, draft, run },
    approve: async (kind, number, more) => {
      const id = await draft(kind, number, more)
      const approved = await run('approve', kind, { id })
      if (approved['__typename'] !== kind.type) throw new Error(JSON.stringify(approved))
      return id
    },
    read: async ({ one, type }, id) => {
      const money = { Bill: 'amountDue { amount }', CreditNote: 'remaining { amount }', Expense: '' }[type]
      const { [one]: found } = await graph.ask(
        `query ($id: ID!) { ${one}(id: $id) { id number status version total { amount } ${money} timeline { kind text }
          sync { state attempts ledgerId ledgerUrl ledgerStatus ledgerTotal { amount } nextAttemptAt
            reason { code title fix { path } } warning { code } } } }`,
        { id },
      )
      return found
    },
  }
}

/** Attaches a small picture to an expense. */
export function attachReceipt(world: World, { cookie }: Story, id: string, fileName: string): Promise<Response> {
  return fetch(`${world.apiUrl}/receipts/${encodeURIComponent(id)}/${encodeURIComponent(fileName)}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/png', cookie },
    body: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 255, 0]),
  })
}

/** A person edits it in Xero; named by its number, or spent money by its reference. */
export function changeThere(story: Story, { path }: Kind, number: string, changes: Record<string, unknown>): void {
  if (path.endsWith('CreditNotes')) story.inXero({ action: 'edit-credit-note', creditNote: number, changes })
  else if (path.endsWith('Invoices')) story.inXero({ action: 'edit-invoice', invoice: number, changes })
  else story.inXero({ action: 'edit-transaction', transaction: number, changes })
}

function live(
  { simulator }: World,
  { organisation }: Story,
  list: 'invoices' | 'creditNotes' | 'bankTransactions',
  which: Record<string, string>,
): Record<string, any>[] {
  const held = simulator.control.state(organisation.organisationId)[list] as Record<string, any>[]
  return held.filter(
    (one) => one['Status'] !== 'DELETED' && Object.entries(which).every(([key, value]) => one[key] === value),
  )
}

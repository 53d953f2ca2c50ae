import type { Actor } from './actor.ts'
import type { Command, Content } from './commands.ts'

/** A document that a history made. */
export interface Made {
  kind: Kind
  id: string
  number: string
}

export type Kind = 'Invoice' | 'Bill' | 'CreditNote' | 'Expense'

type Doing<What extends Command['do']> = Extract<Command, { do: What }>

const roots = { Invoice: 'invoice', Bill: 'bill', CreditNote: 'creditNote', Expense: 'expense' } as const

/** What is left of a document, where anything can be. */
const rest = { Invoice: 'amountDue { amount }', Bill: '', CreditNote: 'remaining { amount }', Expense: '' } as const

/** A draft with a number of its own. */
async function draft(actor: Actor, kind: Kind, { client, ...content }: Content & { client: number }): Promise<Made> {
  const number = `H-${actor.made.length + 1}`
  const party = kind === 'Bill' || kind === 'Expense' ? 'supplierId' : 'clientId'
  const lines = linesOf(actor, { description: 'Work', quantity: '3' }, content)
  const input = { [party]: actor.clients[client], number, issuedOn: '2026-11-01', lines }
  const { id, ...refusal } = await actor.story.graph.run(`create${kind}`, input, `... on ${kind} { id }`)
  if (!id) throw new Error(`No ${kind} was made: ${JSON.stringify(refusal)}`)
  const made = { kind, id, number }
  actor.made.push(made)
  return made
}

/** An invoice is sent, anything else approved. */
export async function approve(actor: Actor, { kind, ...content }: Doing<'approve'>): Promise<void> {
  const { id } = await draft(actor, kind, content)
  if (kind === 'Invoice') return void (await actor.story.send(id))
  await actor.story.graph.run(`approve${kind}`, { id }, `... on ${kind} { id }`)
}

export async function sendMany(actor: Actor, { count, ...content }: Doing<'send-many'>): Promise<void> {
  const invoiceIds: string[] = []
  for (let left = count; left > 0; left--) invoiceIds.push((await draft(actor, 'Invoice', content)).id)
  await actor.story.graph.run('sendInvoices', { invoiceIds }, '... on SendInvoicesSuccess { refused { invoiceId } }')
}

export async function edit(actor: Actor, { document, ...content }: Doing<'edit'>): Promise<void> {
  const one = pick(actor.made, document)
  if (!one) return
  const { version } = await read(actor, one)
  const lines = linesOf(actor, { description: 'Other work', quantity: '1' }, content)
  await run(actor, 'update', one, { version, lines })
}

/** Voids it, or sends it to Xero once more. */
export async function on(actor: Actor, verb: 'void' | 'push', place: number): Promise<void> {
  const one = pick(actor.made, place)
  if (one) await run(actor, verb, one)
}

export async function pay(actor: Actor, { invoice, percent }: Doing<'pay'>): Promise<void> {
  const one = pick(actor.made.filter(isOf('Invoice')), invoice)
  if (!one) return
  const amount = share((await read(actor, one))['amountDue'].amount, percent)
  if (Number(amount) <= 0) return
  const input = { invoiceId: one.id, amount, date: '2026-11-20' }
  await actor.story.graph.run('recordPayment', input, '... on Payment { id }')
}

/** Uses part of what is left of a credit note, and no more than is due, on an invoice. */
export async function credit(actor: Actor, { note: from, invoice: to, percent }: Doing<'credit'>): Promise<void> {
  const note = pick(actor.made.filter(isOf('CreditNote')), from)
  const invoice = pick(actor.made.filter(isOf('Invoice')), to)
  if (!note || !invoice) return
  const left = [(await read(actor, note))['remaining'].amount, (await read(actor, invoice))['amountDue'].amount]
  const amount = share(Math.min(...left.map(Number)), percent)
  const input = { creditNoteId: note.id, invoiceId: invoice.id, amount }
  await actor.story.graph.run('allocateCreditNote', input, '... on Allocation { id }')
}

async function read(actor: Actor, { kind, id }: Made): Promise<Record<string, any>> {
  const query = `query ($id: ID!) { one: ${roots[kind]}(id: $id) { version ${rest[kind]} } }`
  return (await actor.story.graph.ask(query, { id }))['one']
}

async function run(actor: Actor, verb: string, { kind, id }: Made, more: object = {}): Promise<void> {
  const named = kind === 'Invoice' ? { invoiceId: id } : { id }
  await actor.story.graph.run(`${verb}${kind}`, { ...named, ...more }, `... on ${kind} { id }`)
}

function pick<One>(all: readonly One[], place: number): One | undefined {
  return all[place % Math.max(1, all.length)]
}

function isOf(kind: Kind): (made: Made) => boolean {
  return (made) => made.kind === kind
}

/** A line for each tax, each a penny dearer than the one before. */
function linesOf({ taxRates }: Actor, line: object, { price, taxes = ['none'] }: Content): object[] {
  return taxes.map((tax, place) => ({
    ...line,
    unitPrice: ((price + place) / 100).toFixed(2),
    ...(tax === 'none' ? {} : { taxRateId: taxRates[tax] }),
  }))
}

function share(amount: number | string, percent: number): string {
  return ((Number(amount) * percent) / 100).toFixed(2)
}

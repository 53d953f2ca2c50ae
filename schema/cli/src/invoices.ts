import { unwrap, type ResultOf } from '@tieout/client'
import { Option, type Command } from 'commander'
import { findId, linesFrom } from './invoice-input.ts'
import { Create, Invoices, Retry, Send } from './invoices.graphql.ts'
import { toTable, type Terminal } from './terminal.ts'

type Invoice = ResultOf<typeof Invoices>['invoices']['nodes'][number]
const states = ['NOT_SYNCED', 'PENDING', 'SYNCED', 'FAILED', 'SKIPPED'] as const

interface ListOptions {
  state?: (typeof states)[number]
  search?: string
  limit: string
}

/** `tieout invoices …` */
export function addInvoices(program: Command, terminal: Terminal): void {
  const invoices = program.command('invoices').description('list, make, send and retry invoices')
  invoices
    .command('list')
    .description('the newest invoices, and where they stand with Xero')
    .addOption(new Option('--state <state>', 'only these').choices(states))
    .option('--search <text>', 'only those whose number or client holds it')
    .option('--limit <number>', 'how many at most', '25')
    .action(async (options: ListOptions, command: Command) => {
      const found = await list(terminal, options)
      const rows = found.map((one) => [one.number, one.client.name, toAmount(one), one.status, toSync(one)])
      const words = toTable([['Number', 'Client', 'Total', 'Status', 'In Xero'], ...rows])
      terminal.tell(command, found, found.length > 0 ? words : 'No invoices.')
    })
  invoices
    .command('create')
    .description('write a draft; the client and the tax rate are named, or given by id')
    .requiredOption('--client <name>', 'whom it is for')
    .requiredOption('--line <text...>', 'description:quantity:unit price[:tax rate], as "Design:2:480.00:VAT 20%"')
    .option('--number <number>', 'your own number')
    .option('--reference <text>', 'what the client calls it')
    .option('--key <key>', 'an idempotency key: run twice under one key, one invoice is made')
    .action(async (options: CreateOptions, command: Command) => {
      const made = await create(terminal, options)
      terminal.tell(command, made, `${made.number} is a draft: ${toAmount(made)}`)
    })
  invoices
    .command('send <number>')
    .description('end its time as a draft; it goes to Xero by itself')
    .action(async (number: string, _, command: Command) => {
      const tieout = terminal.open()
      const { sendInvoice } = await tieout.mutate(Send, { input: { invoiceId: await findId(tieout, number) } })
      const sent = unwrap(sendInvoice)
      terminal.tell(command, sent, `${sent.number} is sent: ${toSync(sent)}`)
    })
  invoices
    .command('retry [number]')
    .description('try again what failed: one invoice, all of a cause, or all')
    .option('--code <code>', 'all that failed for this cause')
    .action(async (number: string | undefined, { code }: { code?: string }, command: Command) => {
      const tieout = terminal.open()
      const input = number === undefined ? { reasonCode: code } : { invoiceIds: [await findId(tieout, number)] }
      const { count } = unwrap((await tieout.mutate(Retry, { input })).retryInvoices)
      terminal.tell(command, { count }, count === 1 ? '1 invoice goes again.' : `${count} invoices go again.`)
    })
}

interface CreateOptions {
  client: string
  line: string[]
  number?: string
  reference?: string
  key?: string
}

async function list(terminal: Terminal, { state, search, limit }: ListOptions): Promise<Invoice[]> {
  const most = Number(limit)
  if (!Number.isInteger(most) || most < 1) throw new Error('--limit takes a whole number, 1 or more.')
  const where = { ...(state ? { state: [state] } : {}), ...(search ? { search } : {}) }
  const found: Invoice[] = []
  for await (const one of terminal
    .open()
    .each(Invoices, { first: Math.min(most, 100), where }, (data) => data.invoices)) {
    found.push(one)
    if (found.length === most) break
  }
  return found
}

async function create(terminal: Terminal, { client, line, number, reference, key }: CreateOptions) {
  const tieout = terminal.open()
  const { clientId, lines } = await linesFrom(tieout, client, line)
  const input = { clientId, lines, number, reference }
  const { createInvoice } = await tieout.mutate(Create, { input }, key === undefined ? {} : { idempotencyKey: key })
  return unwrap(createInvoice)
}

function toAmount({ total }: Pick<Invoice, 'total'>): string {
  return `${total.amount} ${total.currency}`
}

function toSync({ sync }: Pick<Invoice, 'sync'>): string {
  return sync.reason ? `${sync.state}: ${sync.reason.title} (${sync.reason.code})` : sync.state
}

import type { Client, ResultOf } from '@tieout/client'
import type { Command } from 'commander'
import { Changed, Invoices } from './invoices.graphql.ts'
import type { Terminal } from './terminal.ts'

type Invoice = ResultOf<typeof Changed>['invoiceChanged']

/** `tieout tail`: what becomes of invoices, as it happens. */
export function addTail(program: Command, terminal: Terminal): void {
  program
    .command('tail')
    .description('what becomes of invoices, as it happens; ends with Ctrl-C')
    .action(async (_, command: Command) => {
      const said = new Map<string, string>()
      for await (const invoice of follow(terminal)) {
        const words = inWords(invoice)
        if (said.get(invoice.id) === words) continue
        said.set(invoice.id, words)
        terminal.tell(command, invoice, words)
      }
    })
}

async function* follow(terminal: Terminal): AsyncGenerator<Invoice> {
  const tieout = terminal.open()
  const onOpen = (again: boolean) => terminal.complain(again ? 'Listening again.' : 'Listening.')
  for await (const { invoiceChanged } of tieout.subscribe(Changed, {}, { onOpen, catchUp: () => readAgain(tieout) }))
    yield invoiceChanged
}

/** The line was down: whatever stands differently now is said. */
async function readAgain(tieout: Client): Promise<ResultOf<typeof Changed>[]> {
  const { invoices } = await tieout.query(Invoices, { first: 100 })
  return invoices.nodes.map((invoiceChanged) => ({ invoiceChanged }))
}

function inWords({ number, status, sync }: Invoice): string {
  const why = sync.reason ? ` ${sync.reason.title} (${sync.reason.code})` : ''
  return `${number}  ${status}  ${sync.state}${why}`
}

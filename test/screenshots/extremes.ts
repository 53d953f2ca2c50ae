import type { Shot } from '../kit/pages.ts'
import type { Story } from '../kit/story.ts'

/** Names and amounts as long as they come, in many currencies; answers the pages that show them. */
export async function exaggerate({ graph, createClient }: Story): Promise<Shot[]> {
  const { taxRates } = await graph.ask('{ taxRates(first: 50) { nodes { id name } } }')
  const taxRateId = taxRates.nodes.find(({ name }: { name: string }) => name === 'VAT 20%').id
  const invoiceIds: string[] = []
  for (const [name, currency, unitPrice] of [
    ['The Worshipful Company of Northumbrian Instrument Makers and Restorers Limited', 'GBP', '98765432.10'],
    ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'EUR', '7654321.99'],
    ['Nihon Keisoku Kōgyō Kabushiki-gaisha', 'JPY', '123456789'],
    ['Ó', 'KWD', '0.125'],
  ] as const) {
    const clientId = await createClient(name, `${'accounts.payable.'.repeat(3)}${currency}@a-very-long-name.example`)
    const description = `${name}, everything that was agreed in the autumn and more`
    const lines = [{ description, quantity: '1', unitPrice, taxRateId }]
    const made = await graph.run('createInvoice', { clientId, currency, lines }, '... on Invoice { id }')
    invoiceIds.push(made['id'])
  }
  await graph.run('sendInvoices', { invoiceIds }, '... on SendInvoicesSuccess { refused { invoiceId } }')
  return [
    { name: 'overview', path: '/' },
    { name: 'invoices', path: '/invoices' },
    { name: 'clients', path: '/clients' },
    { name: 'sync', path: '/sync' },
    { name: 'invoice', path: `/invoices/${invoiceIds[0]}` },
    { name: 'invoice-edit', path: `/invoices/${invoiceIds[1]}/edit` },
  ]
}

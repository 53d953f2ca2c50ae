import type { Answer } from '../accounting/answer.ts'
import { unitDecimals, type Call } from '../accounting/call.ts'
import { answerList, filterValues, isListed, isPaged } from '../accounting/lists.ts'
import { presentInvoice, type Detail } from '../accounting/present-document.ts'
import type { Invoice } from '../model/documents.ts'

/** `GET /Invoices`: lines only in pages; none with summaryOnly. */
export function listInvoices(call: Call): Answer {
  const { world } = call
  const summary = call.query.get('summaryonly') === 'true' && isPaged(call)
  const detail: Detail = {
    unitDecimals: unitDecimals(call),
    detail: summary ? 'summary' : isPaged(call) ? 'page' : 'bare',
  }
  return answerList(call, {
    plural: 'Invoices',
    items: filtered(call),
    present: (invoice) => presentInvoice(world, invoice, detail),
    presentWhole: (invoice) => presentInvoice(world, invoice, { ...detail, detail: 'page' }),
    updatedAt: ({ updatedAt }) => updatedAt,
    paged: 'when-asked',
  })
}

function filtered(call: Call): Invoice[] {
  const ids = filterValues(call, 'IDs')
  const numbers = filterValues(call, 'InvoiceNumbers')
  const contacts = filterValues(call, 'ContactIDs')
  const statuses = filterValues(call, 'Statuses')
  const term = call.query.get('searchterm')?.toLowerCase()
  const own = call.query.get('createdbymyapp') === 'true'
  return call.world.store.invoices
    .by('organisation', call.organisationId)
    .filter((invoice) => !ids || ids.has(invoice.id))
    .filter((invoice) => !numbers || numbers.has(invoice.number.toLowerCase()))
    .filter((invoice) => !contacts || contacts.has(invoice.contactId))
    .filter((invoice) => (statuses ? statuses.has(invoice.status.toLowerCase()) : isListed(call, invoice)))
    .filter((invoice) => !own || invoice.createdByApp)
    .filter(
      (invoice) =>
        !term || [invoice.number, invoice.reference ?? ''].some((value) => value.toLowerCase().includes(term)),
    )
}

import { notFound, type Answer } from '../accounting/answer.ts'
import { remember } from '../accounting/actor.ts'
import { elementsOf } from '../accounting/batch.ts'
import type { Call, Endpoint } from '../accounting/call.ts'
import { xeroDate } from '../accounting/dates.ts'
import { envelope } from '../accounting/envelope.ts'
import { text } from '../accounting/read.ts'
import type { HistoryRecord } from '../model/documents.ts'

const documents = {
  Invoices: 'accounting.invoices',
  CreditNotes: 'accounting.invoices',
  BankTransactions: 'accounting.banktransactions',
}

/** Notes on invoices, credit notes and bank transactions. */
export const historyEndpoints: Endpoint[] = Object.entries(documents).flatMap(([plural, scope]): Endpoint[] => {
  const path = `/${plural}/:id/History`
  return [
    { method: 'GET', path, scopes: [scope], answer: readHistory },
    { method: 'PUT', path, scopes: [scope], answer: addNotes },
  ]
})

function records(call: Call): HistoryRecord[] {
  return call.world.store.history.by('document', documentId(call)).toReversed()
}

function documentId(call: Call): string {
  const id = (call.params['id'] ?? '').toLowerCase()
  const { invoices, creditNotes, bankTransactions } = call.world.store
  const document = invoices.get(id) ?? creditNotes.get(id) ?? bankTransactions.get(id)
  if (document?.organisationId !== call.organisationId) throw notFound()
  return id
}

function readHistory(call: Call): Answer {
  return envelope(call.world, { HistoryRecords: records(call).map(present) })
}

function addNotes(call: Call): Answer {
  const notes = elementsOf(call, 'HistoryRecords')
  const id = documentId(call)
  for (const note of notes)
    remember(call, id, { changes: 'Note', details: (text(note, 'Details') ?? '').slice(0, 2500) })
  return envelope(call.world, { HistoryRecords: records(call).slice(0, notes.length).toReversed().map(present) })
}

function present({ changes, details, user, at }: HistoryRecord): object {
  return {
    Changes: changes,
    DateString: new Date(at).toISOString().slice(0, 19),
    DateUTC: xeroDate(at),
    User: user,
    Details: details,
  }
}

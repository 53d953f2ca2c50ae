import { notFound, type Answer } from '../accounting/answer.ts'
import { answerBatch } from '../accounting/batch.ts'
import { unitDecimals, type Call, type Endpoint } from '../accounting/call.ts'
import { noteTransaction } from '../accounting/duplicates.ts'
import { refuseElement } from '../accounting/echo.ts'
import { Problems } from '../accounting/element-failure.ts'
import { envelope } from '../accounting/envelope.ts'
import { answerList, isListed, isPaged } from '../accounting/lists.ts'
import { presentBankTransaction } from '../accounting/present-bank-transaction.ts'
import type { Detail } from '../accounting/present-document.ts'
import { text, type Raw } from '../accounting/read.ts'
import { readTransaction, saveTransaction } from '../accounting/transaction-rules.ts'
import type { BankTransaction } from '../model/documents.ts'

const scopes = ['accounting.banktransactions']

/** Money spent and received: an expense that is already paid is a SPEND. */
export const bankTransactionEndpoints: Endpoint[] = [
  { method: 'GET', path: '/BankTransactions', scopes, answer: listTransactions },
  {
    method: 'GET',
    path: '/BankTransactions/:id',
    scopes,
    answer: (call) => envelope(call.world, { BankTransactions: [shown(call, wanted(call), 'full')] }),
  },
  {
    method: 'PUT',
    path: '/BankTransactions',
    scopes,
    answer: (call) => answerBatch(call, 'BankTransactions', (raw) => write(call, raw, undefined)),
  },
  {
    method: 'POST',
    path: '/BankTransactions',
    scopes,
    answer: (call) =>
      answerBatch(call, 'BankTransactions', (raw) =>
        write(call, raw, find(call, text(raw, 'BankTransactionID') ?? '')),
      ),
  },
  {
    method: 'POST',
    path: '/BankTransactions/:id',
    scopes,
    answer: (call) => answerBatch(call, 'BankTransactions', (raw) => write(call, raw, wanted(call))),
  },
]

function find(call: Call, id: string): BankTransaction | undefined {
  const transaction = call.world.store.bankTransactions.get(id.toLowerCase())
  return transaction?.organisationId === call.organisationId ? transaction : undefined
}

function wanted(call: Call): BankTransaction {
  const transaction = find(call, call.params['id'] ?? '')
  if (!transaction) throw notFound()
  return transaction
}

function write(call: Call, raw: Raw, before: BankTransaction | undefined): object {
  const problems = new Problems()
  const read = readTransaction(call, raw, { before, unitDecimals: unitDecimals(call), problems })
  if (problems.any)
    throw refuseElement(
      raw,
      { id: 'BankTransactionID', plain: ['Type', 'Reference', 'Status'], errorFlag: 'HasErrors' },
      problems,
    )
  const saved = saveTransaction(call, read, before)
  if (!before) noteTransaction(call, saved)
  return shown(call, saved, 'full')
}

function listTransactions(call: Call): Answer {
  const held = call.world.store.bankTransactions.by('organisation', call.organisationId)
  const items = held.filter((transaction) => isListed(call, transaction))
  const present = (transaction: BankTransaction) => shown(call, transaction, isPaged(call) ? 'page' : 'bare')
  return answerList(call, {
    plural: 'BankTransactions',
    items,
    present,
    updatedAt: ({ updatedAt }) => updatedAt,
    paged: 'when-asked',
  })
}

function shown(call: Call, transaction: BankTransaction, detail: Detail['detail']): object {
  return presentBankTransaction(call.world, transaction, { unitDecimals: unitDecimals(call), detail })
}

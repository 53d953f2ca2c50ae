import { notFound, type Answer } from '../accounting/answer.ts'
import { remember, stamp } from '../accounting/actor.ts'
import { answerBatch } from '../accounting/batch.ts'
import { unitDecimals, type Call, type Endpoint } from '../accounting/call.ts'
import { noteTransaction } from '../accounting/duplicates.ts'
import { refuseElement } from '../accounting/echo.ts'
import { Problems } from '../accounting/element-failure.ts'
import { envelope } from '../accounting/envelope.ts'
import { answerList, isPaged } from '../accounting/lists.ts'
import { presentBankTransaction } from '../accounting/present-bank-transaction.ts'
import type { Detail } from '../accounting/present-document.ts'
import { oneOf, record, text, type Raw } from '../accounting/read.ts'
import { readDocument } from '../accounting/read-document.ts'
import type { BankTransaction } from '../model/documents.ts'
import type { Account } from '../model/organisation.ts'
import { lockedBy } from '../rules/lock-dates.ts'
import { messages } from '../rules/messages.ts'

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
  const read = readTransaction(call, raw, before, problems)
  if (problems.any)
    throw refuseElement(
      raw,
      { id: 'BankTransactionID', plain: ['Type', 'Reference', 'Status'], errorFlag: 'HasErrors' },
      problems,
    )
  const saved = call.world.store.bankTransactions.put({ ...read, updatedAt: stamp(call) })
  if (!before) noteTransaction(call, saved)
  const changes = saved.status === 'DELETED' ? 'Deleted' : before ? 'Edited' : 'Created'
  remember(call, saved.id, { changes, details: `${saved.type}, ${saved.total} ${saved.currency}` })
  return shown(call, saved, 'full')
}

function readTransaction(
  call: Call,
  raw: Raw,
  before: BankTransaction | undefined,
  problems: Problems,
): BankTransaction {
  const type = before?.type ?? oneOf(raw, 'Type', ['SPEND', 'RECEIVE'] as const)
  if (!type) problems.add(messages.typeMissing)
  const side = type === 'RECEIVE' ? 'sales' : 'purchases'
  const body = readDocument(call, raw, {
    before,
    unitDecimals: unitDecimals(call),
    side,
    problems,
    defaultAmounts: 'Inclusive',
  })
  const status = oneOf(raw, 'Status', ['AUTHORISED', 'DELETED'] as const) ?? before?.status ?? 'AUTHORISED'
  const bank =
    findBank(call, record(raw, 'BankAccount')) ?? (before && call.world.store.accounts.get(before.bankAccountId))
  if (bank?.type !== 'BANK' || bank.status !== 'ACTIVE') problems.add(messages.accountMissing)
  if (before && (before.isReconciled || before.status === 'DELETED')) problems.add(messages.notModifiable)
  if (body.lines.length === 0) problems.add(messages.linesMissing)
  for (const [index, line] of body.lines.entries())
    if (!line.accountCode) problems.addToLine(index, messages.accountMissing)
  const locked = lockedBy(call, body.date)
  if (locked) problems.add(locked)
  return {
    ...body,
    type: type ?? 'SPEND',
    status,
    bankAccountId: bank?.id ?? '',
    isReconciled: before?.isReconciled ?? false,
    updatedAt: 0,
  }
}

function findBank(call: Call, raw: Raw | undefined): Account | undefined {
  if (!raw) return undefined
  const [id, code] = [text(raw, 'AccountID')?.toLowerCase(), text(raw, 'Code')]
  const accounts = call.world.store.accounts.by('organisation', call.organisationId)
  return accounts.find((account) => (id ? account.id === id : account.code === code))
}

function listTransactions(call: Call): Answer {
  const items = call.world.store.bankTransactions.by('organisation', call.organisationId)
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

import type { BankTransaction } from '../model/documents.ts'
import type { Account } from '../model/organisation.ts'
import { lockedBy } from '../rules/lock-dates.ts'
import { messages } from '../rules/messages.ts'
import { remember, stamp, type Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { oneOf, record, text, type Raw } from './read.ts'
import { readDocument } from './read-document.ts'

/** How a bank transaction is read: over what it was, with how many decimals. */
export interface TransactionReading {
  before: BankTransaction | undefined
  unitDecimals: 2 | 4
  problems: Problems
}

/** Reads money spent or received and checks it; what is wrong goes to `problems`. */
export function readTransaction(
  actor: Actor,
  raw: Raw,
  { before, unitDecimals, problems }: TransactionReading,
): BankTransaction {
  const type = before?.type ?? oneOf(raw, 'Type', ['SPEND', 'RECEIVE'] as const)
  if (!type) problems.add(messages.typeMissing)
  const side = type === 'RECEIVE' ? 'sales' : 'purchases'
  const body = readDocument(actor, raw, {
    before,
    unitDecimals,
    side,
    problems,
    defaultAmounts: 'Inclusive',
  })
  const status = oneOf(raw, 'Status', ['AUTHORISED', 'DELETED'] as const) ?? before?.status ?? 'AUTHORISED'
  const bank =
    findBank(actor, record(raw, 'BankAccount')) ?? (before && actor.world.store.accounts.get(before.bankAccountId))
  if (bank?.type !== 'BANK' || bank.status !== 'ACTIVE') problems.add(messages.accountMissing)
  if (before && (before.isReconciled || before.status === 'DELETED')) problems.add(messages.notModifiable)
  if (body.lines.length === 0) problems.add(messages.linesMissing)
  for (const [index, line] of body.lines.entries())
    if (!line.accountCode) problems.addToLine(index, messages.accountMissing)
  const locked = lockedBy(actor, body.date)
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

/** Keeps a bank transaction; no webhook tells of it. */
export function saveTransaction(
  actor: Actor,
  transaction: BankTransaction,
  before: BankTransaction | undefined,
): BankTransaction {
  const saved = actor.world.store.bankTransactions.put({ ...transaction, updatedAt: stamp(actor) })
  const changes = saved.status === 'DELETED' ? 'Deleted' : before ? 'Edited' : 'Created'
  remember(actor, saved.id, { changes, details: `${saved.type}, ${saved.total} ${saved.currency}` })
  return saved
}

function findBank(actor: Actor, raw: Raw | undefined): Account | undefined {
  if (!raw) return undefined
  const [id, code] = [text(raw, 'AccountID')?.toLowerCase(), text(raw, 'Code')]
  const accounts = actor.world.store.accounts.by('organisation', actor.organisationId)
  return accounts.find((account) => (id ? account.id === id : account.code === code))
}

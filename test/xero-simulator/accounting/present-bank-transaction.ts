import type { World } from '../core/world.ts'
import type { BankTransaction } from '../model/documents.ts'
import { presentBody, type Detail } from './present-document.ts'

/** A bank transaction as the BankTransactions endpoint shows it. */
export function presentBankTransaction(world: World, transaction: BankTransaction, detail: Detail): object {
  const bank = world.store.accounts.get(transaction.bankAccountId)
  return {
    BankTransactionID: transaction.id,
    Type: transaction.type,
    BankAccount: { AccountID: bank?.id, Code: bank?.code, Name: bank?.name },
    Reference: transaction.reference ?? '',
    ...(transaction.url && { Url: transaction.url }),
    IsReconciled: transaction.isReconciled,
    HasAttachments: world.store.attachments.by('document', transaction.id).length > 0,
    CurrencyRate: Number(transaction.currencyRate),
    ...presentBody(world, transaction, detail),
  }
}

import type { AccountPurpose, LedgerAccount, Prisma } from '@tieout/prisma'

type Account = Pick<LedgerAccount, 'class' | 'type' | 'enablePayments'>

/** Whether the workspace offers only accounts that payments are enabled for in Xero. */
export interface Filter {
  strictAccountFilter: boolean
}

/**
 * Which accounts serve which purpose (rule C10): income, projects and services post to revenue, never to a bank; payments go
 * to a bank, or where payments are enabled; expenses to expenses, assets or liabilities. The strict filter leaves only
 * what payments are enabled for, and no bank.
 */
export function fits(purpose: AccountPurpose, account: Account, { strictAccountFilter }: Filter): boolean {
  const isBank = account.type === 'BANK'
  if (strictAccountFilter && (isBank || !account.enablePayments)) return false
  switch (purpose) {
    case 'INCOME':
    case 'PROJECT':
    case 'SERVICE':
      return account.class === 'REVENUE' && !isBank
    case 'PAYMENT':
      return isBank || account.enablePayments
    case 'EXPENSE':
      return EXPENSE_CLASSES.includes(account.class) && !isBank
  }
}

const EXPENSE_CLASSES = ['EXPENSE', 'ASSET', 'LIABILITY']

/** The same rule as a question to the database; without a purpose, every account. */
export function whereFits(
  purpose: AccountPurpose | null | undefined,
  { strictAccountFilter }: Filter,
): Prisma.LedgerAccountWhereInput {
  const strict: Prisma.LedgerAccountWhereInput =
    purpose && strictAccountFilter ? { enablePayments: true, type: { not: 'BANK' } } : {}
  return { AND: [strict, whereServes(purpose)] }
}

function whereServes(purpose: AccountPurpose | null | undefined): Prisma.LedgerAccountWhereInput {
  switch (purpose) {
    case 'INCOME':
    case 'PROJECT':
    case 'SERVICE':
      return { class: 'REVENUE', type: { not: 'BANK' } }
    case 'PAYMENT':
      return { OR: [{ type: 'BANK' }, { enablePayments: true }] }
    case 'EXPENSE':
      return { class: { in: EXPENSE_CLASSES }, type: { not: 'BANK' } }
    default:
      return {}
  }
}

/** What an account must be for a purpose, in words. */
export function mustBe(purpose: AccountPurpose, { strictAccountFilter }: Filter): string {
  if (strictAccountFilter)
    return 'Your workspace offers only accounts with payments enabled in Xero. Enable payments there, then refresh.'
  if (purpose === 'PAYMENT') return 'Choose a bank account, or one with payments enabled in Xero.'
  if (purpose === 'EXPENSE') return 'Choose an expense, asset or liability account.'
  return 'Choose a revenue account that is not a bank account.'
}

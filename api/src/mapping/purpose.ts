import type { AccountPurpose, LedgerAccount, Prisma } from '@tieout/prisma'

type Account = Pick<LedgerAccount, 'class' | 'type' | 'enablePayments'>

/**
 * Which accounts serve which purpose (rule C10): income, projects and services post to revenue, never to a bank; payments go
 * to a bank, or where payments are enabled; expenses to expenses, assets or liabilities.
 */
export function fits(purpose: AccountPurpose, { class: kind, type, enablePayments }: Account): boolean {
  switch (purpose) {
    case 'INCOME':
    case 'PROJECT':
    case 'SERVICE':
      return kind === 'REVENUE' && type !== 'BANK'
    case 'PAYMENT':
      return type === 'BANK' || enablePayments
    case 'EXPENSE':
      return EXPENSE_CLASSES.includes(kind) && type !== 'BANK'
  }
}

const EXPENSE_CLASSES = ['EXPENSE', 'ASSET', 'LIABILITY']

/** The same rule as a question to the database. */
export function whereFits(purpose: AccountPurpose | null | undefined): Prisma.LedgerAccountWhereInput {
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
export function mustBe(purpose: AccountPurpose): string {
  if (purpose === 'PAYMENT') return 'Choose a bank account, or one with payments enabled in Xero.'
  if (purpose === 'EXPENSE') return 'Choose an expense, asset or liability account.'
  return 'Choose a revenue account that is not a bank account.'
}

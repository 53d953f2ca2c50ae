import type { Account } from 'xero-node/dist/gen/model/accounting/account.js'
import type { TaxRate } from 'xero-node/dist/gen/model/accounting/taxRate.js'
import type { LedgerAccountRow, LedgerTaxRateRow } from '../../engine/ledger-organisation.ts'
import { toDecimal } from '../money.ts'
import { filled, present } from './present.ts'

/** A tax rate in our words; the percentage is the effective one, compounds worked in. */
export function fromXeroTaxRate(rate: TaxRate): LedgerTaxRateRow {
  return {
    taxType: present(rate.taxType, 'TaxType'),
    name: rate.name ?? '',
    percent: toDecimal(rate.effectiveRate ?? rate.displayTaxRate),
    status: String(rate.status ?? 'ACTIVE'),
    components: (rate.taxComponents ?? []).map((component) => ({
      name: component.name ?? '',
      percent: toDecimal(component.rate),
      compound: component.isCompound === true,
    })),
    forRevenue: rate.canApplyToRevenue === true,
    forExpenses: rate.canApplyToExpenses === true,
    forAssets: rate.canApplyToAssets === true,
    forLiabilities: rate.canApplyToLiabilities === true,
    forEquity: rate.canApplyToEquity === true,
  }
}

/** An account in our words. A bank account may have no code. */
export function fromXeroAccount(account: Account): LedgerAccountRow {
  return {
    ledgerAccountId: present(account.accountID, 'AccountID'),
    code: filled(account.code),
    name: account.name ?? '',
    type: String(present(account.type, 'Type')),
    class: String(account._class ?? ''),
    taxType: filled(account.taxType),
    systemAccount: filled(account.systemAccount),
    enablePayments: account.enablePaymentsToAccount === true,
    currency: filled(account.currencyCode),
    status: String(account.status ?? 'ACTIVE'),
  }
}

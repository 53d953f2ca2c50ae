import type { Account } from 'xero-node/dist/gen/model/accounting/account.js'
import type { Item } from 'xero-node/dist/gen/model/accounting/item.js'
import type { Purchase } from 'xero-node/dist/gen/model/accounting/purchase.js'
import type { TaxRate } from 'xero-node/dist/gen/model/accounting/taxRate.js'
import type { TrackingCategory } from 'xero-node/dist/gen/model/accounting/trackingCategory.js'
import type {
  LedgerAccountRow,
  LedgerItemRow,
  LedgerItemSide,
  LedgerTaxRateRow,
  LedgerTrackingRow,
} from '../../engine/ledger-organisation.ts'
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

/** A tracking category in our words, with its options. */
export function fromXeroTracking(category: TrackingCategory): LedgerTrackingRow {
  return {
    ledgerCategoryId: present(category.trackingCategoryID, 'TrackingCategoryID'),
    name: category.name ?? '',
    status: String(category.status ?? 'ACTIVE'),
    options: (category.options ?? []).map((option) => ({
      ledgerOptionId: present(option.trackingOptionID, 'TrackingOptionID'),
      name: option.name ?? '',
      status: String(option.status ?? 'ACTIVE'),
    })),
  }
}

/** An item in our words. Xero has no archived items: what it no longer lists is gone. */
export function fromXeroItem(item: Item): LedgerItemRow {
  return {
    ledgerItemId: present(item.itemID, 'ItemID'),
    code: present(item.code, 'Code'),
    name: filled(item.name) ?? item.code,
    description: filled(item.description),
    isSold: item.isSold ?? item.salesDetails !== undefined,
    isPurchased: item.isPurchased ?? item.purchaseDetails !== undefined,
    sales: toSide(item.salesDetails),
    purchases: toSide(item.purchaseDetails),
  }
}

function toSide(details: Purchase | undefined): LedgerItemSide {
  return {
    price: details?.unitPrice === undefined ? undefined : toDecimal(details.unitPrice),
    // An item whose stock Xero counts names its cost account under another member.
    accountCode: filled(details?.accountCode) ?? filled(details?.cOGSAccountCode),
    taxType: filled(details?.taxType),
  }
}

export interface LedgerOrganisationDetail {
  ledgerOrganisationId: string
  name: string
  countryCode: string | undefined
  baseCurrency: string
  /** An IANA zone, or undefined where the ledger's own name for it is unknown to us. */
  timeZone: string | undefined
  shortCode: string | undefined
  isDemo: boolean
  /** False for an organisation that has no invoicing at all. */
  canInvoice: boolean
  periodLockDate: string | undefined
  endOfYearLockDate: string | undefined
}

/** What the connected user may do, by the ledger's own list. */
export interface LedgerPermissions {
  createInvoices: boolean
  approveInvoices: boolean
  multiCurrency: boolean
}

export interface LedgerTaxRateRow {
  taxType: string
  name: string
  percent: string
  status: string
  components: { name: string; percent: string; compound: boolean }[]
  forRevenue: boolean
  forExpenses: boolean
  forAssets: boolean
  forLiabilities: boolean
  forEquity: boolean
}

export interface LedgerAccountRow {
  ledgerAccountId: string
  code: string | undefined
  name: string
  type: string
  class: string
  taxType: string | undefined
  systemAccount: string | undefined
  enablePayments: boolean
  currency: string | undefined
  status: string
}

/** A dimension of the ledger's reports, with the values a line may carry. */
export interface LedgerTrackingRow {
  ledgerCategoryId: string
  name: string
  status: string
  options: { ledgerOptionId: string; name: string; status: string }[]
}

/** Something sold or bought; prices are exact decimals. */
export interface LedgerItemRow {
  ledgerItemId: string
  code: string
  name: string
  description: string | undefined
  isSold: boolean
  isPurchased: boolean
  sales: LedgerItemSide
  purchases: LedgerItemSide
}

export interface LedgerItemSide {
  price: string | undefined
  accountCode: string | undefined
  taxType: string | undefined
}

import { type DocumentKind, type Side, sideOf } from './document-kind.ts'
import type { LedgerAccountRef } from './ledger-plans.ts'

/** What a new invoice is made as in the ledger. */
export type CreatedStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED'

/** An organisation as Tieout has it cached: everything a push is decided from, so that deciding costs no call. */
export interface Books {
  baseCurrency: string
  currencies: ReadonlySet<string>
  multiCurrency: boolean
  /** `YYYY-MM-DD`; documents dated on or before it are refused. */
  lockedTo: string | undefined
  /** By Tieout's id of the ledger's tax rate and account. */
  taxRates: ReadonlyMap<string, BookTaxRate>
  accounts: ReadonlyMap<string, BookAccount>
  defaultTax: string | undefined
  taxByRate: ReadonlyMap<string, string>
  defaultAccount: string | undefined
  accountByProject: ReadonlyMap<string, string>
  accountByService: ReadonlyMap<string, string>
  paymentAccount: string | undefined
  /** The tracking categories that lines are given, by name. */
  tracking: readonly BookTracking[]
  /** Whether payments recorded here go to the ledger (rule C4). */
  paymentsPush: boolean
  createdStatus: CreatedStatus
  /** Drafts here are drafts there, from the moment they are saved (rule C3). */
  draftsGo: boolean
  requireExplicitTaxMapping: boolean
  expensesAs: 'SPEND_MONEY' | 'BILL'
  /** Whose mappings these are; `booksFor` turns to the other side. */
  side: Side
  purchases: Pick<Books, 'defaultTax' | 'taxByRate' | 'defaultAccount'>
}

export interface BookTaxRate {
  id: string
  taxType: string
  name: string
  percent: string
  archived: boolean
  /** Account classes it may be used with. */
  classes: ReadonlySet<string>
}

export interface BookTracking {
  ledgerCategoryId: string
  category: string
  archived: boolean
  source: 'PROJECT' | 'CLIENT' | 'SERVICE' | 'FIXED'
  unmatched: 'LEAVE_EMPTY' | 'USE_OPTION' | 'REFUSE'
  /** The option of FIXED, or of USE_OPTION; a key of `options`. */
  optionId: string | undefined
  /** By Tieout's id of the option. */
  options: ReadonlyMap<string, { ledgerOptionId: string; name: string; archived: boolean }>
  /** The option of one project, client or service, by its id. */
  choices: ReadonlyMap<string, string>
}

export interface BookAccount {
  id: string
  ledgerAccountId: string
  code: string | undefined
  name: string
  class: string
  type: string
  /** The tax code the ledger itself would use with it. */
  taxType: string | undefined
  /** Undefined for the base currency. */
  currency: string | undefined
  archived: boolean
}

/** How an account is named to a person and to the ledger: by code, or by name and id where it has none. */
export function accountText(account: BookAccount): string {
  return account.code === undefined ? account.name : `${account.code} · ${account.name}`
}

export function accountRef(account: BookAccount): LedgerAccountRef {
  return account.code === undefined ? { id: account.ledgerAccountId } : { code: account.code }
}

/** What stands between a workspace and its first push (F041): nothing, when empty. */
export function missingSetup(books: Pick<Books, 'defaultTax' | 'defaultAccount'>): ('tax' | 'account')[] {
  const missing: ('tax' | 'account')[] = []
  if (books.defaultTax === undefined) missing.push('tax')
  if (books.defaultAccount === undefined) missing.push('account')
  return missing
}

/** The same for one kind of document: what is bought names its own account, and its tax code comes with that. */
export function missingFor(
  kind: DocumentKind,
  books: Pick<Books, 'defaultTax' | 'defaultAccount'>,
): ('tax' | 'account')[] {
  return sideOf(kind) === 'SALES' ? missingSetup(books) : []
}

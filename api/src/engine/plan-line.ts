import { accountRef, accountText, type BookAccount, type Books, type BookTaxRate } from './books.ts'
import type { PlannedLine } from './ledger-plans.ts'
import { isSameRate, lineTax, rateText } from './money.ts'
import type { PushLine } from './push-document.ts'
import { planTracking, type Tracked } from './plan-tracking.ts'
import type { Reason, Warning } from './reason.ts'

export type PostingSource = 'LINE' | 'SERVICE' | 'PROJECT' | 'RATE' | 'ACCOUNT' | 'DEFAULT'

/** Where one line would post, and which mapping said so. */
export interface Posting {
  account: BookAccount | undefined
  accountFrom: PostingSource | undefined
  tax: BookTaxRate | undefined
  taxFrom: PostingSource | undefined
  tracked: Tracked[]
  problems: Reason[]
  warnings: Warning[]
  /** Complete only when there are no problems. */
  planned: PlannedLine | undefined
}

/**
 * Maps one line. The closest word wins: its own account and tax code, then its service's, its project's, the default (F042–F044); tax
 * by its rate, then the default with our own tax amount sent along, so that the total stays ours (rule C11). What is
 * bought has a last resort: the tax code that its account has in the ledger.
 */
export function planLine(line: PushLine, index: number, books: Books): Posting {
  const { account, accountFrom } = findAccount(line, books)
  const { tax, taxFrom } = findTax(line, books, account)
  const tracking = planTracking(line, index, books)
  const problems = [
    ...accountProblems(line, index, { account, accountFrom }, books),
    ...taxProblems(line, index, { account, tax, taxFrom }, books),
    ...tracking.problems,
  ]
  const warnings = taxWarnings(line, tax, taxFrom)
  const planned = problems.length === 0 && account && tax ? toPlanned(line, account, tax) : undefined
  const { tracked } = tracking
  const complete = planned && { ...planned, tracking: tracking.planned }
  return { account, accountFrom, tax, taxFrom, tracked, problems, warnings, planned: complete }
}

function findAccount(line: PushLine, books: Books): Pick<Posting, 'account' | 'accountFrom'> {
  // Chosen from other books, it is not found in these, and nobody guesses another.
  if (line.accountId) return { account: books.accounts.get(line.accountId), accountFrom: 'LINE' }
  const byService = line.service && books.accountByService.get(line.service.id)
  if (byService) return { account: books.accounts.get(byService), accountFrom: 'SERVICE' }
  const byProject = line.project && books.accountByProject.get(line.project.id)
  if (byProject) return { account: books.accounts.get(byProject), accountFrom: 'PROJECT' }
  if (!books.defaultAccount) return { account: undefined, accountFrom: undefined }
  return { account: books.accounts.get(books.defaultAccount), accountFrom: 'DEFAULT' }
}

function findTax(line: PushLine, books: Books, account: BookAccount | undefined): Pick<Posting, 'tax' | 'taxFrom'> {
  // As with an account: chosen from other books, nobody guesses another.
  if (line.ledgerTaxRateId) return { tax: books.taxRates.get(line.ledgerTaxRateId), taxFrom: 'LINE' }
  const byRate = line.taxRate && books.taxByRate.get(line.taxRate.id)
  if (byRate) return { tax: books.taxRates.get(byRate), taxFrom: 'RATE' }
  // Nothing but what somebody chose for the rate serves it, in the push as in its preview.
  if (books.requireExplicitTaxMapping) return { tax: undefined, taxFrom: undefined }
  if (books.defaultTax) return { tax: books.taxRates.get(books.defaultTax), taxFrom: 'DEFAULT' }
  const own = books.side === 'PURCHASES' && account?.taxType
  const tax = own ? [...books.taxRates.values()].find(({ taxType }) => taxType === own) : undefined
  return { tax, taxFrom: tax && 'ACCOUNT' }
}

function accountProblems(
  line: PushLine,
  index: number,
  { account, accountFrom: from }: Pick<Posting, 'account' | 'accountFrom'>,
  { side }: Books,
): Reason[] {
  if (!account) return [{ code: 'MISSING_ACCOUNT', line: index, description: line.description, side }]
  if (!account.archived) return []
  // What to mend is the mapping that chose the account; the default has no name.
  const subject = from === 'SERVICE' ? line.service?.name : from === 'PROJECT' ? line.project?.name : undefined
  return [{ code: 'ACCOUNT_ARCHIVED', line: index, account: accountText(account), subject }]
}

function taxProblems(
  line: PushLine,
  index: number,
  { account, tax, taxFrom }: Pick<Posting, 'account' | 'tax' | 'taxFrom'>,
  books: Books,
): Reason[] {
  const taxRateId = line.taxRate?.id
  if (!tax) return [{ code: 'MISSING_TAX_MAPPING', line: index, taxRateId, rate: rateName(line) }]
  if (tax.archived) return [{ code: 'TAX_ARCHIVED', line: index, tax: tax.name, taxRateId }]
  if (account && !tax.classes.has(account.class))
    return [{ code: `TAX_NOT_FOR_${books.side}`, line: index, tax: tax.name, taxRateId }]
  if (books.requireExplicitTaxMapping && taxFrom !== 'LINE' && !isSameRate(tax.percent, ourPercent(line)))
    return [
      {
        code: 'TAX_RATE_MISMATCH',
        line: index,
        ours: rateText(ourPercent(line)),
        theirs: rateText(tax.percent),
        taxRateId,
      },
    ]
  return []
}

function taxWarnings(line: PushLine, tax: BookTaxRate | undefined, taxFrom: PostingSource | undefined): Warning[] {
  // Our own tax is counted by a code that was chosen for the line.
  if (!tax || taxFrom === 'LINE' || isSameRate(tax.percent, ourPercent(line))) return []
  if (taxFrom !== 'RATE') return [{ code: 'DEFAULT_TAX_USED', rates: [rateName(line)] }]
  return [{ code: 'TAX_RATE_DIFFERS', ours: rateText(ourPercent(line)), theirs: rateText(tax.percent) }]
}

function toPlanned(line: PushLine, account: BookAccount, tax: BookTaxRate): Omit<PlannedLine, 'tracking'> {
  const computedThere = lineTax(line.net, tax.percent)
  return {
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    account: accountRef(account),
    taxType: tax.taxType,
    taxAmount: computedThere === line.tax ? undefined : line.tax,
    ledgerLineId: undefined,
  }
}

function ourPercent(line: PushLine): string {
  return line.taxRate?.percent ?? '0'
}

/** As people know it: two rates of the same percent are told apart by their names. */
function rateName({ taxRate }: PushLine): string {
  if (!taxRate) return 'No tax'
  const percent = `${rateText(taxRate.percent)}%`
  if (!taxRate.name) return percent
  return taxRate.name.includes(percent) ? taxRate.name : `${taxRate.name} (${percent})`
}

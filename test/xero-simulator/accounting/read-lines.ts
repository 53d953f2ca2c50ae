import { Decimal } from 'decimal.js'
import { newId } from '../core/ids.ts'
import type { Line, LineAmountTypes, Tracking } from '../model/documents.ts'
import type { Account, Item } from '../model/organisation.ts'
import { workOutLine } from '../rules/amounts.ts'
import { messages } from '../rules/messages.ts'
import type { Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { amount, list, text, type Raw } from './read.ts'

/** What the document says about its lines. */
export interface LineContext {
  lineAmountTypes: LineAmountTypes
  unitDecimals: 2 | 4
  /** Sales lines take the item's sales side, and may be discounted. */
  side: 'sales' | 'purchases'
  before: Line[]
  problems: Problems
}

/** Reads and works out lines; what is wrong goes to `problems`. A line without a LineItemID is a new line. */
export function readLines(actor: Actor, raws: Raw[], context: LineContext): Line[] {
  return raws.map((raw, index) => readLine(actor, raw, { ...context, index }))
}

function readLine(actor: Actor, raw: Raw, context: LineContext & { index: number }): Line {
  const { problems, index } = context
  const report = (message: string) => problems.addToLine(index, message)
  const item = findItem(actor, raw, report)
  const side = item?.[context.side]
  const account = findAccount(actor, raw, { fallback: side?.accountCode, report })
  const taxType = text(raw, 'TaxType') || side?.taxType || account?.taxType
  const rate = findRate(actor, { taxType, account, report })
  const given = {
    quantity: amount(raw, 'Quantity'),
    unitAmount: amount(raw, 'UnitAmount') ?? (side?.unitPrice === undefined ? undefined : new Decimal(side.unitPrice)),
    lineAmount: amount(raw, 'LineAmount'),
    taxAmount: amount(raw, 'TaxAmount'),
    discountRate: amount(raw, 'DiscountRate'),
    discountAmount: amount(raw, 'DiscountAmount'),
  }
  const worked = workOutLine(given, {
    lineAmountTypes: context.lineAmountTypes,
    rate,
    unitDecimals: context.unitDecimals,
  })
  if (given.quantity?.isNegative()) report(messages.quantityNegative(given.quantity.toFixed(4)))
  if (worked.expected && given.lineAmount)
    report(messages.lineTotal(given.lineAmount.toFixed(2), worked.expected.toFixed(2)))
  if (given.taxAmount && worked.taxAmount.abs().greaterThan(worked.lineAmount.abs())) report(messages.taxTooLarge)
  if (context.side === 'purchases' && (given.discountRate ?? given.discountAmount)) report(messages.discountNotAllowed)
  const description = text(raw, 'Description') ?? item?.description ?? item?.name
  if ((description?.length ?? 0) > 4000) report(messages.tooLong('Description', 4000))
  const id = text(raw, 'LineItemID')
  return {
    id: context.before.find((line) => line.id === id?.toLowerCase())?.id ?? newId(),
    ...(description !== undefined && { description }),
    ...(worked.quantity && { quantity: worked.quantity.toFixed(4) }),
    ...(worked.unitAmount && { unitAmount: worked.unitAmount.toFixed(4) }),
    lineAmount: worked.lineAmount.toFixed(2),
    taxAmount: worked.taxAmount.toFixed(2),
    ...(taxType && { taxType }),
    ...(account && { accountCode: account.code, accountId: account.id }),
    ...(item && { itemCode: item.code }),
    ...(given.discountRate && { discountRate: given.discountRate.toFixed(2) }),
    ...(given.discountAmount && { discountAmount: given.discountAmount.toFixed(2) }),
    tracking: (list(raw, 'Tracking') ?? []).flatMap((entry) =>
      findTracking(actor, entry, { before: context.before, report }),
    ),
  }
}

type Report = (message: string) => void

function findItem(actor: Actor, raw: Raw, report: Report): Item | undefined {
  const code = text(raw, 'ItemCode')
  if (!code) return undefined
  const item = actor.world.store.items.by('organisation', actor.organisationId).find((item) => item.code === code)
  if (!item) report(messages.itemUnknown(code))
  return item
}

/** Bank accounts and the accounts Xero keeps for itself cannot stand on a line; rounding can. */
function findAccount(
  actor: Actor,
  raw: Raw,
  { fallback, report }: { fallback: string | undefined; report: Report },
): Account | undefined {
  const id = text(raw, 'AccountID')?.toLowerCase()
  const code = text(raw, 'AccountCode') || (id ? undefined : fallback)
  if (!code && !id) return undefined
  const accounts = actor.world.store.accounts.by('organisation', actor.organisationId)
  const account = accounts.find((account) => (code ? account.code === code : account.id === id))
  const name = code ?? id ?? ''
  if (account?.status === 'ARCHIVED') report(messages.accountArchived(name))
  const kept = account && account.systemAccount !== '' && account.systemAccount !== 'ROUNDING'
  if (!account || kept || account.type === 'BANK') report(messages.accountInvalid(name))
  return account
}

function findRate(
  actor: Actor,
  { taxType, account, report }: { taxType: string | undefined; account: Account | undefined; report: Report },
): string {
  if (!taxType) return '0'
  const rates = actor.world.store.taxRates.by('organisation', actor.organisationId)
  const rate = rates.find((rate) => rate.taxType === taxType && rate.status === 'ACTIVE')
  if (!rate) report(messages.taxUnknown(taxType))
  if (rate && account && !rate.appliesTo.includes(account.class))
    report(messages.taxNotForAccount(taxType, account.code))
  return rate?.rate ?? '0'
}

/** What is archived stands on no new line; a line that had it keeps it. */
function findTracking(
  actor: Actor,
  raw: Raw,
  { before, report }: { before: readonly Line[]; report: Report },
): Tracking[] {
  const categoryId = text(raw, 'TrackingCategoryID')?.toLowerCase()
  const optionId = text(raw, 'TrackingOptionID')?.toLowerCase()
  const [name, wanted] = [text(raw, 'Name'), text(raw, 'Option')]
  const categories = actor.world.store.tracking.by('organisation', actor.organisationId)
  const category = categories.find((category) => (categoryId ? category.id === categoryId : category.name === name))
  const option = category?.options.find((option) => (optionId ? option.id === optionId : option.name === wanted))
  const isActive = category?.status === 'ACTIVE' && option?.status === 'ACTIVE'
  const isKept = before.some((line) => line.tracking.some((entry) => entry.optionId === option?.id))
  if (category && option && (isActive || isKept))
    return [{ categoryId: category.id, optionId: option.id, name: category.name, option: option.name }]
  report(messages.trackingUnknown([name ?? categoryId, wanted ?? optionId].filter(Boolean).join(': ')))
  return []
}

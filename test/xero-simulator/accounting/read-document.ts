import { newId } from '../core/ids.ts'
import type { DocumentBody, LineAmountTypes } from '../model/documents.ts'
import { totals } from '../rules/amounts.ts'
import { dayRate } from '../rules/currency-rate.ts'
import { messages } from '../rules/messages.ts'
import { organisationOf, type Actor } from './actor.ts'
import { resolveContact } from './contact-rules.ts'
import { today } from './dates.ts'
import { amount, date, list, oneOf, record, text, type Raw } from './read.ts'
import { readLines, type LineContext } from './read-lines.ts'

const lineAmountTypes = ['Exclusive', 'Inclusive', 'NoTax'] as const

/** What reading a document depends on besides its words. */
export interface DocumentContext extends Pick<LineContext, 'unitDecimals' | 'side' | 'problems'> {
  before: DocumentBody | undefined
  defaultAmounts: LineAmountTypes
}

/** Reads what every document with lines has, over what it was before; what is wrong goes to `problems`. */
export function readDocument(actor: Actor, raw: Raw, context: DocumentContext): Omit<DocumentBody, 'updatedAt'> {
  const { before, problems } = context
  const organisation = organisationOf(actor)
  const rawContact = record(raw, 'Contact')
  const contact = rawContact ? resolveContact(actor, rawContact, problems) : undefined
  if (!rawContact && !before) problems.addToContact(messages.contactUnidentified)
  const types = oneOf(raw, 'LineAmountTypes', lineAmountTypes) ?? before?.lineAmountTypes ?? context.defaultAmounts
  const currency =
    text(raw, 'CurrencyCode') ?? before?.currency ?? contact?.defaultCurrency ?? organisation.baseCurrency
  if (!organisation.currencies.includes(currency)) problems.add(messages.currency(currency))
  const lines = readOrKeepLines(actor, raw, { ...context, types })
  const reference = text(raw, 'Reference') ?? before?.reference
  const url = text(raw, 'Url') ?? before?.url
  if (url && !isAcceptable(url)) problems.add(messages.urlInvalid)
  return {
    id: before?.id ?? newId(),
    organisationId: actor.organisationId,
    contactId: contact?.id ?? before?.contactId ?? '',
    ...(reference !== undefined && { reference }),
    date: date(raw, 'Date') ?? before?.date ?? today(actor.world.clock.now(), organisation.timeZone),
    lineAmountTypes: types,
    lines,
    ...totals(lines, types),
    currency,
    currencyRate:
      amount(raw, 'CurrencyRate')?.toString() ??
      (before?.currency === currency ? before.currencyRate : dayRate(actor, currency)),
    ...(url !== undefined && { url }),
    createdByApp: before?.createdByApp ?? actor.source === 'app',
  }
}

function readOrKeepLines(actor: Actor, raw: Raw, context: DocumentContext & { types: LineAmountTypes }) {
  const { before, types, unitDecimals, side, problems } = context
  const rawLines = list(raw, 'LineItems')
  const lineContext = { lineAmountTypes: types, unitDecimals, side, problems, before: before?.lines ?? [] }
  if (rawLines) return readLines(actor, rawLines, lineContext)
  if (!before || before.lineAmountTypes === types) return before?.lines ?? []
  return readLines(actor, before.lines.map(toRaw), { ...lineContext, unitDecimals: 4 })
}

/** A kept line as it would be sent again, so that a change of tax treatment works its amounts out anew. */
function toRaw(line: DocumentBody['lines'][number]): Raw {
  return {
    LineItemID: line.id,
    Description: line.description,
    Quantity: line.quantity,
    UnitAmount: line.unitAmount,
    AccountCode: line.accountCode,
    TaxType: line.taxType,
    ItemCode: line.itemCode,
    DiscountRate: line.discountRate,
    DiscountAmount: line.discountAmount,
    Tracking: line.tracking.map(({ categoryId, optionId }) => ({
      TrackingCategoryID: categoryId,
      TrackingOptionID: optionId,
    })),
  }
}

function isAcceptable(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol } = new URL(url)
  return (protocol === 'http:' || protocol === 'https:') && !url.toLowerCase().includes('xero')
}

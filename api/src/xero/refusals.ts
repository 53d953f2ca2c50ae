import type { Refusal, RefusalCode } from '../engine/ledger-answer.ts'

/** Xero's sentences have no codes and are edited now and then, so each row matches the part that carries the meaning. */
const CODES: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^(Invoice|Credit Note) # must be unique/i, 'DUPLICATE_NUMBER'],
  [/^Account code .* has been archived/i, 'ACCOUNT_ARCHIVED'],
  [/^Account code .* is not a valid code/i, 'ACCOUNT_INVALID'],
  [/^Account must be valid/i, 'ACCOUNT_INVALID'],
  [/^The TaxType code .* cannot be used with account code/i, 'TAX_NOT_FOR_ACCOUNT'],
  [/^The TaxType code .* (does not exist|cannot be used)/i, 'TAX_INVALID'],
  [/^Tax rate must be valid/i, 'TAX_INVALID'],
  [/contact details (has been archived|matched an archived contact)/i, 'CONTACT_ARCHIVED'],
  [/^The contact name .* is already assigned to another contact/i, 'CONTACT_NAME_TAKEN'],
  [/^Another contact has this contact number/i, 'CONTACT_NUMBER_TAKEN'],
  [/^The Contact must contain at least 1 of the following elements/i, 'CONTACT_INVALID'],
  [/^Email address must be valid/i, 'CONTACT_INVALID'],
  [/organisation is not subscribed to currency/i, 'CURRENCY_UNSUPPORTED'],
  [/cannot be before the .* ?lock date/i, 'LOCKED_PERIOD'],
  [/cannot be edited as it has a payment or credit note/i, 'LOCKED_IN_LEDGER'],
  [/^The status .* cannot be applied .* because it has payments or credit notes/i, 'LOCKED_IN_LEDGER'],
  [/^Invoice not of valid status for modification/i, 'STATUS_NOT_ALLOWED'],
  [/^An existing .* could not be found/i, 'NOT_FOUND'],
  [/reached the limit of invoices you can approve/i, 'APPROVAL_LIMIT'],
  [/^Payments can only be made against Authorised documents/i, 'PAYMENT_NOT_AUTHORISED'],
  [/^Payment amount exceeds the amount outstanding/i, 'PAYMENT_TOO_LARGE'],
  [/^Account type is invalid for making a payment/i, 'PAYMENT_ACCOUNT_INVALID'],
  [/^The line total .* does not match the expected line total/i, 'AMOUNT_MISMATCH'],
  [/^The tax amount cannot be greater than the line amount/i, 'AMOUNT_MISMATCH'],
  [/^The quantity value .* is invalid/i, 'AMOUNT_MISMATCH'],
  [/^The contact name must not contain/i, 'CONTACT_INVALID'],
  [/^One or more line items must be specified/i, 'LINES_MISSING'],
  [/^Description is required for each line item/i, 'DESCRIPTION_MISSING'],
  [/^The document must have a due date/i, 'DUE_DATE_MISSING'],
  [/^The tracking category or option .* does not exist/i, 'TRACKING_INVALID'],
  [/^Item code .* is not valid/i, 'ITEM_INVALID'],
  [/^Price List Item with Code .* already exists/i, 'ITEM_CODE_TAKEN'],
  [/^Price List Item Code must be specified/i, 'ITEM_INVALID'],
  [/^Url must be a valid/i, 'URL_INVALID'],
  [/field must be a string with a maximum length of/i, 'TEXT_TOO_LONG'],
  [/^This payment cannot be deleted: it is reconciled/i, 'PAYMENT_RECONCILED'],
  [
    /^Payment (date must be specified|amount must be greater than zero|is applied to more than one)/i,
    'PAYMENT_INVALID',
  ],
  [/^A payment must be applied to one/i, 'PAYMENT_INVALID'],
  [/^(The document type must be specified|Discounts are only allowed on sales invoices)/i, 'REQUEST_INVALID'],
]

/** One of Xero's sentences as a refusal; a sentence we do not know is kept under `UNKNOWN`. */
export function toRefusal(said: string, line?: number): Refusal {
  const code = CODES.find(([sentence]) => sentence.test(said))?.[1] ?? 'UNKNOWN'
  return { code, said, line }
}

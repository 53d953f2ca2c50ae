import { expect, it } from 'vitest'
import { toRefusal } from './refusals.ts'

it.each([
  ['Invoice # must be unique.', 'DUPLICATE_NUMBER'],
  ["Account code '123' is not a valid code for this document.", 'ACCOUNT_INVALID'],
  ['Account must be valid.', 'ACCOUNT_INVALID'],
  [
    "Account code '123' has been archived, or has been deleted. Each line item must reference a valid account.",
    'ACCOUNT_ARCHIVED',
  ],
  ["The TaxType code 'OUTPUT' cannot be used with account code '400'.", 'TAX_NOT_FOR_ACCOUNT'],
  ["The TaxType code 'XYZ' does not exist or cannot be used with this type of transaction.", 'TAX_INVALID'],
  ['Tax rate must be valid.', 'TAX_INVALID'],
  [
    'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
    'CONTACT_ARCHIVED',
  ],
  [
    'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
    'CONTACT_ARCHIVED',
  ],
  [
    'The contact name Acme is already assigned to another contact. The contact name must be unique across all active contacts.',
    'CONTACT_NAME_TAKEN',
  ],
  ['Another contact has this contact number. Please enter a different contact number.', 'CONTACT_NUMBER_TAKEN'],
  [
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    'CONTACT_INVALID',
  ],
  ['Email address must be valid.', 'CONTACT_INVALID'],
  ['Organisation is not subscribed to currency EUR', 'CURRENCY_UNSUPPORTED'],
  ["The current organisation is not subscribed to currency 'EUR'.", 'CURRENCY_UNSUPPORTED'],
  ['The document date cannot be before the period lock date, currently set at 31 December 2025', 'LOCKED_PERIOD'],
  ['The document date cannot be before the end of year lock date, currently set at 31/12/2025', 'LOCKED_PERIOD'],
  ['This document cannot be edited as it has a payment or credit note allocated to it.', 'LOCKED_IN_LEDGER'],
  [
    'The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.',
    'LOCKED_IN_LEDGER',
  ],
  ['Invoice not of valid status for modification', 'STATUS_NOT_ALLOWED'],
  ['An existing Invoice with the specified InvoiceID could not be found', 'NOT_FOUND'],
  ['You have reached the limit of invoices you can approve', 'APPROVAL_LIMIT'],
  ['Payments can only be made against Authorised documents', 'PAYMENT_NOT_AUTHORISED'],
  ['Payment amount exceeds the amount outstanding on this document', 'PAYMENT_TOO_LARGE'],
  ['Account type is invalid for making a payment to/from', 'PAYMENT_ACCOUNT_INVALID'],
  ['The line total 1.00 does not match the expected line total 100.00', 'AMOUNT_MISMATCH'],
  ['Something Xero never said before', 'UNKNOWN'],
])('%s → %s', (said, code) => {
  expect(toRefusal(said, 2)).toEqual({ code, said, line: 2 })
})

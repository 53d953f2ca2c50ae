import type { RefusalCode } from '../engine/ledger-answer.ts'
import { pages, wordFor, type Setting, type Words } from './words.ts'

const EXPLAIN: Record<RefusalCode, (setting: Setting) => Words> = {
  DUPLICATE_NUMBER: ({ documentId }) => ({
    title: 'The number already exists in Xero',
    message: 'We didn’t create a second one. Link it, or change the number here.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  ACCOUNT_INVALID: ({ documentId }) => ({
    title: 'Xero doesn’t accept the account',
    message: 'Choose another account for this line. Nothing was created in Xero.',
    fix: { label: 'Choose account', path: pages.accountMapping(documentId) },
  }),
  ACCOUNT_ARCHIVED: ({ documentId }) => ({
    title: 'The account is archived in Xero',
    message: 'Choose another account for this line. Nothing was created in Xero.',
    fix: { label: 'Choose account', path: pages.accountMapping(documentId) },
  }),
  TAX_INVALID: () => ({
    title: 'Xero doesn’t accept the tax rate',
    message: 'Choose another tax rate. Nothing was created in Xero.',
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  TAX_NOT_FOR_ACCOUNT: () => ({
    title: 'The tax rate doesn’t fit the account',
    message: 'Xero doesn’t allow this tax rate on that account. Nothing was created in Xero.',
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  CONTACT_ARCHIVED: ({ documentId }) => ({
    title: 'Contact is archived in Xero',
    message: 'Unarchive it in Xero, then try again. Nothing was created in Xero.',
    fix: { label: 'Try again', path: pages.document(documentId) },
  }),
  CONTACT_NAME_TAKEN: () => ({
    title: 'The contact’s name is taken in Xero',
    message: 'Another contact has this name. Rename one of them, then try again.',
    fix: { label: 'See client', path: pages.clients },
  }),
  CONTACT_NUMBER_TAKEN: ({ documentId }) => ({
    title: 'The contact exists in Xero already',
    message: 'We look it up and try again. Nothing was created twice.',
    fix: { label: 'Try again', path: pages.document(documentId) },
  }),
  CONTACT_INVALID: () => ({
    title: 'Xero doesn’t accept the client’s details',
    message: 'Check the client’s name, e-mail and phone, then try again.',
    fix: { label: 'See client', path: pages.clients },
  }),
  CURRENCY_UNSUPPORTED: ({ documentId }) => ({
    title: 'Xero doesn’t have this currency',
    message: 'Add the currency in Xero or change the invoice. Nothing was created in Xero.',
    fix: { label: 'Change currency', path: pages.editDocument(documentId) },
  }),
  LOCKED_PERIOD: ({ documentId }) => ({
    title: 'Xero period is locked',
    message: 'The date is in a locked period. Nothing was changed in Xero.',
    fix: { label: 'Change date', path: pages.editDocument(documentId) },
  }),
  LOCKED_IN_LEDGER: ({ documentId }) => ({
    title: 'Locked in Xero',
    message: 'The invoice has a payment or a lock in Xero. Xero keeps what it had.',
    fix: { label: 'Compare', path: pages.document(documentId) },
  }),
  NOT_FOUND: ({ documentId }) => ({
    title: 'Not found in Xero',
    message: 'What we wanted to change is no longer there. It is unchanged here.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  STATUS_NOT_ALLOWED: ({ documentId }) => ({
    title: 'Xero doesn’t allow this now',
    message: 'Its status in Xero forbids the change. Nothing was changed in Xero.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  APPROVAL_LIMIT: () => ({
    title: 'Above your approval limit in Xero',
    message: 'The connected Xero user may not approve this amount. Ask someone who can, or send it as a draft.',
    fix: { label: 'Open connection', path: pages.connection },
  }),
  PAYMENT_NOT_AUTHORISED: ({ documentId }) => ({
    title: 'Waiting for approval in Xero',
    message: 'Xero takes payments once the invoice is approved there.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  PAYMENT_TOO_LARGE: ({ documentId }) => ({
    title: 'The payment is larger than what is due in Xero',
    message: 'Check what Xero has received already. Nothing was recorded in Xero.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  PAYMENT_ACCOUNT_INVALID: () => ({
    title: 'Xero doesn’t accept the payment account',
    message: 'Choose another payment account. Nothing was recorded in Xero.',
    fix: { label: 'Choose payment account', path: pages.paymentAccount },
  }),
  AMOUNT_MISMATCH: ({ documentId }) => ({
    title: 'The amounts don’t add up for Xero',
    message: 'Xero counts another total. Nothing was created in Xero.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  LINES_MISSING: ({ documentId }) => ({
    title: `The ${wordFor(documentId)} has no lines`,
    message: 'Add a line, then try again. Nothing was created in Xero.',
    fix: { label: `Edit ${wordFor(documentId)}`, path: pages.editDocument(documentId) },
  }),
  DESCRIPTION_MISSING: ({ documentId }) => ({
    title: 'A line has no description',
    message: 'Say what the line is for, then try again. Nothing was created in Xero.',
    fix: { label: `Edit ${wordFor(documentId)}`, path: pages.editDocument(documentId) },
  }),
  DUE_DATE_MISSING: ({ documentId }) => ({
    title: 'Xero needs a due date',
    message: `Give the ${wordFor(documentId)} a due date, then try again. Nothing was created in Xero.`,
    fix: { label: `Edit ${wordFor(documentId)}`, path: pages.editDocument(documentId) },
  }),
  TRACKING_INVALID: () => ({
    title: 'Xero doesn’t know the tracking option',
    message: 'It was renamed or archived there. Review the mapping, then try again.',
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  ITEM_INVALID: () => ({
    title: 'Xero doesn’t know the item',
    message: 'It was removed or renamed there. Review the mapping, then try again.',
    fix: { label: 'Review mapping', path: pages.mapping },
  }),
  ITEM_CODE_TAKEN: () => ({
    title: 'Xero has an item of this code',
    message: 'Link that item, or choose another code. Nothing was created in Xero.',
  }),
  URL_INVALID: ({ documentId }) => ({
    title: 'Xero doesn’t accept our link',
    message: 'The address of this Tieout can’t be linked from Xero. Ask whoever runs it to set its public address.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  TEXT_TOO_LONG: ({ documentId }) => ({
    title: 'A text is too long for Xero',
    message: 'Shorten it, then try again. Xero’s own words are below. Nothing was created in Xero.',
    fix: { label: `Edit ${wordFor(documentId)}`, path: pages.editDocument(documentId) },
  }),
  REQUEST_INVALID: ({ documentId }) => ({
    title: 'Xero couldn’t read it',
    message: 'This is ours to mend: Xero’s own words are below. Nothing was created in Xero.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  PAYMENT_INVALID: ({ documentId }) => ({
    title: 'Xero doesn’t accept the payment',
    message: 'Check its amount and date. Nothing was recorded in Xero.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  PAYMENT_RECONCILED: ({ documentId }) => ({
    title: 'The payment is reconciled in Xero',
    message: 'Undo the reconciliation there, then try again. The payment stands in Xero until then.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
  UNKNOWN: ({ documentId }) => ({
    title: 'Xero refused it',
    message: 'Xero’s own words are below. Nothing was created in Xero.',
    fix: { label: `Open ${wordFor(documentId)}`, path: pages.document(documentId) },
  }),
}

/** The words for something the ledger refused. */
export function wordsForRefusal(code: RefusalCode, setting: Setting): Words {
  return EXPLAIN[code](setting)
}

/** Every refusal's code, for the documentation. */
export const refusalCodes = Object.keys(EXPLAIN)

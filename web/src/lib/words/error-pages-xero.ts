import type { ErrorPage } from './ending-pages.ts'

/** What Xero refuses, remarks on, or asks of a connection. */
export const xeroPages: Record<string, ErrorPage> = {
  ACCOUNT_INVALID: {
    title: 'Xero doesn’t accept the account',
    why: 'The account a line posts to isn’t one Xero takes invoices on.',
    how: 'Choose another account in Mapping. What waits for it goes by itself.',
  },
  AMOUNT_MISMATCH: {
    title: 'The amounts don’t add up for Xero',
    why: 'Xero counts another amount for a line than the invoice says.',
    how: 'Check quantity, price and tax of the line, then retry.',
  },
  CANNOT_INVOICE: {
    title: 'The organisation has no invoicing',
    why: 'Its Xero plan has none.',
    how: 'Choose another organisation.',
  },
  CONTACT_INVALID: {
    title: 'Xero doesn’t accept the client’s details',
    why: 'The client’s name, e-mail or phone is not one Xero takes.',
    how: 'Correct the client, then retry.',
  },
  CONTACT_MISSING: {
    title: 'The client isn’t in Xero',
    why: 'The workspace’s direction says that no contacts are created in Xero.',
    how: 'Create the contact there, or let contacts be created under Workspace.',
  },
  CONTACT_NAME_TAKEN: {
    title: 'The contact’s name is taken in Xero',
    why: 'Another active contact has the same name.',
    how: 'Rename one of them, then retry.',
  },
  CONTACT_NUMBER_TAKEN: {
    title: 'The contact exists in Xero already',
    why: 'Its number is known there.',
    how: 'Nothing: it is looked up and tried again.',
  },
  DECLINED: {
    title: 'Access wasn’t allowed',
    why: 'Nothing was connected.',
    how: 'Connect again and allow access.',
  },
  DEFAULT_TAX_USED: {
    title: 'The default tax code was used',
    why: 'A rate isn’t mapped, so the default code carried your own tax amount.',
    how: 'Map the rate, so that your tax report is right.',
  },
  DESCRIPTION_MISSING: {
    title: 'A line has no description',
    why: 'Xero wants one on every line.',
    how: 'Edit the invoice.',
  },
  DISCONNECTED_BY_PERSON: {
    title: 'Disconnected',
    why: 'Someone here disconnected Xero.',
    how: 'Connect again to carry on.',
  },
  DUE_DATE_MISSING: {
    title: 'Xero needs a due date',
    why: 'An approved invoice has one.',
    how: 'Edit the invoice.',
  },
  ITEM_INVALID: {
    title: 'Xero doesn’t know the item',
    why: 'It was removed or renamed there.',
    how: 'Review Mapping, then retry.',
  },
  LINES_MISSING: {
    title: 'The invoice has no lines',
    why: 'Xero takes no empty invoice.',
    how: 'Edit the invoice.',
  },
  LOCKED_IN_LEDGER: {
    title: 'Locked in Xero',
    why: 'A payment or a credit note stands on it there.',
    how: 'Undo that in Xero, or leave it as it is.',
  },
  PAYMENT_ACCOUNT_INVALID: {
    title: 'Xero doesn’t accept the payment account',
    why: 'It is neither a bank account nor enabled for payments.',
    how: 'Choose another payment account in Mapping.',
  },
  PAYMENT_INVALID: {
    title: 'Xero doesn’t accept the payment',
    why: 'Its amount, date or invoice is not one Xero takes.',
    how: 'Check the payment, then retry.',
  },
  PAYMENT_NOT_AUTHORISED: {
    title: 'The invoice isn’t approved in Xero',
    why: 'Xero takes payments on approved invoices only.',
    how: 'Approve it in Xero: the payment follows by itself.',
  },
  PAYMENT_NOT_RECORDED: {
    title: 'A payment isn’t recorded in Xero',
    why: 'No payment account is chosen.',
    how: 'Choose one in Mapping: the payment follows by itself.',
  },
  PAYMENT_RECONCILED: {
    title: 'The payment is reconciled in Xero',
    why: 'A reconciled payment can’t be taken back.',
    how: 'Undo the reconciliation in Xero, then retry.',
  },
  REQUEST_INVALID: {
    title: 'Xero couldn’t read the request',
    why: 'Something we sent was not as Xero wants it.',
    how: 'Tell us the request id from the timeline.',
  },
  SAVED_WITH_WARNING: {
    title: 'Xero took it with a remark',
    why: 'Xero’s own words are on the invoice.',
    how: 'Look at them.',
  },
  STATUS_NOT_ALLOWED: {
    title: 'Xero doesn’t allow this now',
    why: 'The invoice’s status there forbids the change.',
    how: 'Look at it in Xero.',
  },
  TAX_INVALID: {
    title: 'Xero doesn’t accept the tax code',
    why: 'It doesn’t exist any more, or not for this kind of document.',
    how: 'Choose another code in Mapping.',
  },
  TAX_NOT_FOR_ACCOUNT: {
    title: 'The tax code doesn’t fit the account',
    why: 'Xero doesn’t allow this code on that kind of account.',
    how: 'Change either in Mapping.',
  },
  TAX_RATE_DIFFERS: {
    title: 'The tax rate differs',
    why: 'The mapped code has another percentage; your tax amount was sent.',
    how: 'Map the rate to a code of the same percentage.',
  },
  TEXT_TOO_LONG: {
    title: 'A text is too long for Xero',
    why: 'Xero’s own words say which and how long it may be.',
    how: 'Shorten it, then retry.',
  },
  TOTAL_DIFFERS: {
    title: 'The totals differ',
    why: 'Xero counts another total than the invoice.',
    how: 'Review the tax mapping.',
  },
  TRACKING_INVALID: {
    title: 'Xero doesn’t know the tracking option',
    why: 'It was renamed or archived there.',
    how: 'Review Mapping, then retry.',
  },
  UNKNOWN: {
    title: 'Xero refused it',
    why: 'For a reason we have no words for. Xero’s own stand on the invoice.',
    how: 'Mend what they name, then retry.',
  },
  URL_INVALID: {
    title: 'Xero doesn’t accept our link',
    why: 'Every invoice carries a link back here, and Xero refuses this address.',
    how: 'Whoever runs Tieout sets its public address.',
  },
  TAX_NOT_FOR_PURCHASES: {
    title: 'A tax code is not for purchases',
    why: 'Xero doesn’t allow this code with the account on a bill or an expense.',
    how: 'Choose a code for purchases in Mapping.',
  },
}

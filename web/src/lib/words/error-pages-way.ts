import type { ErrorPage } from './ending-pages.ts'

/** What holds a document up, in the order of its way to Xero. */
export const wayPages: Record<string, ErrorPage> = {
  NOT_CONNECTED: {
    title: 'Xero is not connected',
    why: 'The workspace has no connection to Xero, or it was disconnected.',
    how: 'Connect to Xero on the connection page. Invoices wait.',
  },
  SETUP_INCOMPLETE: {
    title: 'Finish set-up to sync',
    why: 'A default tax code or a default income account is not chosen yet.',
    how: 'Choose both in Mapping. Invoices that waited go by themselves.',
  },
  SENT_BEFORE_CONNECT: {
    title: 'Sent before you connected',
    why: 'We only send invoices you send after connecting, so nothing old appears in your books unasked.',
    how: 'Press Copy to Xero on the invoice, or send all older ones from the Backfill page.',
  },
  MANUAL_MODE: {
    title: 'Waiting for you to copy it',
    why: 'The workspace sends invoices to Xero only when someone asks for it.',
    how: 'Press Copy to Xero on the invoice, or change it under Workspace.',
  },
  LEFT_OUT: {
    title: 'Left out',
    why: 'Somebody decided that the invoice stays here.',
    how: 'Nothing, or press Copy to Xero on the invoice.',
  },
  DRAFT: { title: 'Still a draft', why: 'A draft is yours alone until you send it.', how: 'Send the invoice.' },
  MISSING_ACCOUNT: {
    title: 'A line has no account',
    why: 'Neither its project nor its service is mapped, and there is no default income account.',
    how: 'Choose an account in Mapping.',
  },
  ACCOUNT_ARCHIVED: {
    title: 'An account is archived in Xero',
    why: 'A line posts to an account that was archived in Xero after you mapped it.',
    how: 'Choose another account in Mapping. We retry every invoice that waits for it.',
  },
  MISSING_TAX_MAPPING: {
    title: 'A tax rate is not mapped',
    why: 'The workspace requires a mapping for every rate, and this one has none.',
    how: 'Map the rate in Mapping.',
  },
  TAX_ARCHIVED: {
    title: 'A tax code is archived in Xero',
    why: 'The Xero tax code this rate is mapped to is no longer in use.',
    how: 'Choose another code in Mapping.',
  },
  TAX_NOT_FOR_SALES: {
    title: 'A tax code is not for sales',
    why: 'Xero allows this code on purchases only.',
    how: 'Choose a code for sales in Mapping.',
  },
  TAX_RATE_MISMATCH: {
    title: 'The tax rate differs',
    why: 'Your rate and the Xero tax code it is mapped to have different percentages.',
    how: 'Map the rate to a code with the same percentage.',
  },
  CURRENCY_UNSUPPORTED: {
    title: 'The currency is not in your Xero plan',
    why: 'The invoice is in another currency, and your Xero organisation has no multi-currency.',
    how: 'Nothing, or change the plan in Xero. We try again if that changes.',
  },
  LOCKED_PERIOD: {
    title: 'The period is locked in Xero',
    why: 'Xero’s lock date is after the invoice’s date.',
    how: 'Change the date, or move the lock date in Xero and retry.',
  },
  ZERO_TOTAL: { title: 'Nothing to send', why: 'The invoice’s total is zero.', how: 'Nothing: it stays here.' },
  CONTACT_AMBIGUOUS: {
    title: 'Several contacts match',
    why: 'More than one contact in Xero has this client’s name, so we didn’t guess.',
    how: 'Merge or rename the contacts in Xero, then retry.',
  },
  CONTACT_ARCHIVED: {
    title: 'The contact is archived in Xero',
    why: 'Xero takes no invoice for an archived contact.',
    how: 'Restore the contact in Xero, then retry.',
  },
  PAYMENT_ACCOUNT_MISSING: {
    title: 'No payment account',
    why: 'A payment recorded here needs a Xero account to be recorded in.',
    how: 'Choose a payment account in Mapping.',
  },
  DUPLICATE_NUMBER: {
    title: 'The number exists in Xero',
    why: 'Xero already has an invoice with this number. We didn’t create a second one.',
    how: 'Link the two if they are the same, or change the number.',
  },
  LOCKED_IN_XERO: {
    title: 'Xero does not allow the change',
    why: 'The invoice is paid or locked there.',
    how: 'Undo the payment in Xero, or leave it as it is.',
  },
  VOIDED_IN_XERO: {
    title: 'Voided in Xero',
    why: 'Someone voided or deleted the invoice there.',
    how: 'Void it here too, or write a new one.',
  },
  CHANGED_IN_XERO: {
    title: 'Changed in Xero',
    why: 'Someone edited the invoice there. We never overwrite that unasked.',
    how: 'Look at the difference on the invoice, then sync again to send yours.',
  },
  PAYMENT_REFUSED: {
    title: 'Xero refused a payment',
    why: 'Xero’s own words are on the payment.',
    how: 'Mend the cause in Xero, then retry.',
  },
  APPROVAL_LIMIT: {
    title: 'Above the approval limit',
    why: 'Your Xero plan or user may not approve more invoices.',
    how: 'Raise the limit in Xero, or create invoices as drafts.',
  },
  REFUSED: {
    title: 'Xero refused it',
    why: 'Xero’s own words are on the invoice, under “Xero said”.',
    how: 'Mend what it names, then retry.',
  },
  RATE_LIMITED: {
    title: 'Xero is busy',
    why: 'Xero takes sixty calls a minute from an organisation.',
    how: 'Nothing: we go on by ourselves.',
  },
  DAILY_LIMIT: {
    title: 'Today’s Xero limit is used',
    why: 'Xero takes a fixed number of calls a day from an organisation.',
    how: 'Nothing: invoices continue after midnight UTC.',
  },
  XERO_DOWN: {
    title: 'Xero can’t be reached',
    why: 'Xero, or the way to it, is down.',
    how: 'Nothing: we keep trying. See status.xero.com.',
  },
  OUTCOME_UNKNOWN: {
    title: 'We are checking whether it arrived',
    why: 'The answer to a call was lost. We look in Xero before sending anything again.',
    how: 'Nothing: it settles by itself.',
  },
  GAVE_UP: {
    title: 'We stopped trying',
    why: 'Several attempts failed in the same way.',
    how: 'See what Xero said, then press Retry.',
  },
}

import type { ErrorPage } from './ending-pages.ts'

/** What stands in the way of bills, expenses and credit notes. */
export const kindPages: Record<string, ErrorPage> = {
  ALREADY_APPROVED: {
    title: 'It was approved already',
    why: 'Approving it again changes nothing.',
    how: 'Nothing.',
  },
  CREDIT_NOT_FITTING: {
    title: 'The credit note doesn’t fit',
    why: 'The credit note and the invoice must both be approved, for one client and in one currency.',
    how: 'Choose another invoice.',
  },
  CREDIT_USED_THERE: {
    title: 'It is used on the invoice already',
    why: 'One credit note settles an invoice once.',
    how: 'Choose another invoice.',
  },
  SPENT_ALREADY: {
    title: 'It is paid already',
    why: 'Money spent is paid when it is spent: in Xero it is a transaction of a bank account, not a bill.',
    how: 'Nothing. To have new expenses sent as bills, choose so under Settings, Workspace.',
  },
  NOTHING_LEFT: {
    title: 'More than there is',
    why: 'Less is left of the credit or due on the invoice.',
    how: 'Use less.',
  },
  TOO_MANY_RECEIPTS: {
    title: 'Ten receipts are there already',
    why: 'Xero takes up to ten files with a document.',
    how: 'Remove one first.',
  },
  WAITING_FOR_DOCUMENT: {
    title: 'Waiting for its document',
    why: 'It follows what it belongs to.',
    how: 'Nothing.',
  },
  BANK_ACCOUNT_MISSING: {
    title: 'No bank account to pay from',
    why: 'Money spent needs the bank account it came from, in its currency.',
    how: 'Choose a payment account in Mapping.',
  },
}

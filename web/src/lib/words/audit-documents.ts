import { says, type Phrase, type Say } from '../audit/phrase.ts'

const bulk: Readonly<Record<string, (many: string | undefined) => Phrase | string>> = {
  SEND: (many) => says`sent ${many} documents` ?? 'sent all documents that match',
  RETRY: (many) => says`retried ${many} documents` ?? 'retried all documents that match',
  COPY: (many) => says`copied ${many} documents to Xero` ?? 'copied all documents that match to Xero',
  LEAVE_OUT: (many) => says`left ${many} documents out of the sync` ?? 'left all documents that match out of the sync',
}

/** What was done to documents and their payments, behind who did it. */
export const documentActs: Readonly<Record<string, Say>> = {
  createInvoice: ({ of }) => says`created invoice ${of}` ?? 'created an invoice',
  updateInvoice: ({ of }) => says`changed invoice ${of}` ?? 'changed an invoice',
  voidInvoice: ({ of }) => says`voided invoice ${of}` ?? 'voided an invoice',
  pushInvoice: ({ of }) => says`copied invoice ${of} to Xero` ?? 'copied an invoice to Xero',
  pushOverLedger: ({ of }) =>
    says`sent our version of invoice ${of} over Xero’s` ?? 'sent our version of an invoice over Xero’s',
  keepLedgerVersion: ({ of }) => says`kept Xero’s version of invoice ${of}` ?? 'kept Xero’s version of an invoice',
  refreshInvoice: ({ of }) => says`read invoice ${of} again from Xero` ?? 'read an invoice again from Xero',
  linkInvoice: ({ of }) => says`linked invoice ${of} to Xero` ?? 'linked an invoice to Xero',
  unlinkInvoice: ({ of }) => says`unlinked invoice ${of} from Xero` ?? 'unlinked an invoice from Xero',
  undoUnlink: ({ of }) => says`linked invoice ${of} to Xero again` ?? 'linked an invoice to Xero again',
  createBill: ({ of }) => says`created bill ${of}` ?? 'created a bill',
  updateBill: ({ of }) => says`changed bill ${of}` ?? 'changed a bill',
  voidBill: ({ of }) => says`voided bill ${of}` ?? 'voided a bill',
  approveBill: ({ of }) => says`approved bill ${of}` ?? 'approved a bill',
  pushBill: ({ of }) => says`copied bill ${of} to Xero` ?? 'copied a bill to Xero',
  pushBillOverLedger: ({ of }) =>
    says`sent our version of bill ${of} over Xero’s` ?? 'sent our version of a bill over Xero’s',
  keepLedgerVersionOfBill: ({ of }) => says`kept Xero’s version of bill ${of}` ?? 'kept Xero’s version of a bill',
  refreshBill: ({ of }) => says`read bill ${of} again from Xero` ?? 'read a bill again from Xero',
  linkBill: ({ of }) => says`linked bill ${of} to Xero` ?? 'linked a bill to Xero',
  unlinkBill: ({ of }) => says`unlinked bill ${of} from Xero` ?? 'unlinked a bill from Xero',
  undoUnlinkBill: ({ of }) => says`linked bill ${of} to Xero again` ?? 'linked a bill to Xero again',
  createCreditNote: ({ of }) => says`created credit note ${of}` ?? 'created a credit note',
  updateCreditNote: ({ of }) => says`changed credit note ${of}` ?? 'changed a credit note',
  voidCreditNote: ({ of }) => says`voided credit note ${of}` ?? 'voided a credit note',
  approveCreditNote: ({ of }) => says`approved credit note ${of}` ?? 'approved a credit note',
  pushCreditNote: ({ of }) => says`copied credit note ${of} to Xero` ?? 'copied a credit note to Xero',
  pushCreditNoteOverLedger: ({ of }) =>
    says`sent our version of credit note ${of} over Xero’s` ?? 'sent our version of a credit note over Xero’s',
  keepLedgerVersionOfCreditNote: ({ of }) =>
    says`kept Xero’s version of credit note ${of}` ?? 'kept Xero’s version of a credit note',
  refreshCreditNote: ({ of }) => says`read credit note ${of} again from Xero` ?? 'read a credit note again from Xero',
  linkCreditNote: ({ of }) => says`linked credit note ${of} to Xero` ?? 'linked a credit note to Xero',
  unlinkCreditNote: ({ of }) => says`unlinked credit note ${of} from Xero` ?? 'unlinked a credit note from Xero',
  undoUnlinkCreditNote: ({ of }) =>
    says`linked credit note ${of} to Xero again` ?? 'linked a credit note to Xero again',
  createExpense: ({ of }) => says`created expense ${of}` ?? 'created an expense',
  updateExpense: ({ of }) => says`changed expense ${of}` ?? 'changed an expense',
  voidExpense: ({ of }) => says`voided expense ${of}` ?? 'voided an expense',
  approveExpense: ({ of }) => says`approved expense ${of}` ?? 'approved an expense',
  pushExpense: ({ of }) => says`copied expense ${of} to Xero` ?? 'copied an expense to Xero',
  pushExpenseOverLedger: ({ of }) =>
    says`sent our version of expense ${of} over Xero’s` ?? 'sent our version of an expense over Xero’s',
  keepLedgerVersionOfExpense: ({ of }) =>
    says`kept Xero’s version of expense ${of}` ?? 'kept Xero’s version of an expense',
  refreshExpense: ({ of }) => says`read expense ${of} again from Xero` ?? 'read an expense again from Xero',
  linkExpense: ({ of }) => says`linked expense ${of} to Xero` ?? 'linked an expense to Xero',
  unlinkExpense: ({ of }) => says`unlinked expense ${of} from Xero` ?? 'unlinked an expense from Xero',
  undoUnlinkExpense: ({ of }) => says`linked expense ${of} to Xero again` ?? 'linked an expense to Xero again',
  sendInvoice: ({ of }) => says`sent invoice ${of}` ?? 'sent an invoice',
  sendInvoices: ({ of, many }) => says`sent ${many} invoices` ?? says`sent invoice ${of}` ?? 'sent invoices',
  retryInvoices: ({ of, many }) => says`retried ${many} invoices` ?? says`retried invoice ${of}` ?? 'retried invoices',
  retryDocuments: ({ of, many }) => says`retried ${many} documents` ?? says`retried ${of}` ?? 'retried documents',
  retrySync: ({ many }) => says`retried ${many} pieces of sync work` ?? 'retried sync work',
  actOnDocuments: ({ text, many }) => bulk[text('action') ?? '']?.(many) ?? 'acted on many documents',
  leaveOutInvoice: ({ of }) => says`left invoice ${of} out of the sync` ?? 'left an invoice out of the sync',
  composeInvoice: ({ of, name }) =>
    says`made invoice ${of} from ${name('recordId')}` ??
    says`made invoice ${of} from a record` ??
    'made an invoice from a record',
  composeBill: ({ of, name }) =>
    says`made bill ${of} from ${name('recordId')}` ??
    says`made bill ${of} from a record` ??
    'made a bill from a record',
  recordPayment: ({ name, text }) =>
    says`recorded a payment of ${text('amount')} on invoice ${name('invoiceId')}` ?? 'recorded a payment on an invoice',
  recordBillPayment: ({ name, text }) =>
    says`recorded a payment of ${text('amount')} on bill ${name('id')}` ?? 'recorded a payment on a bill',
  reversePayment: ({ name }) => says`took back a payment on invoice ${name('paymentId')}` ?? 'took back a payment',
  reverseBillPayment: ({ name }) =>
    says`took back a payment on bill ${name('paymentId')}` ?? 'took back a payment on a bill',
  allocateCreditNote: ({ name, text }) =>
    says`used ${text('amount')} of credit note ${name('creditNoteId')} on invoice ${name('invoiceId')}` ??
    'used a credit note on an invoice',
  reverseAllocation: ({ name }) => says`took back a credit on invoice ${name('allocationId')}` ?? 'took back a credit',
  keepBothPayments: ({ name }) => says`kept both payments on invoice ${name('paymentId')}` ?? 'kept both payments',
  matchPayments: ({ name }) => says`matched two payments on invoice ${name('paymentId')}` ?? 'matched two payments',
  keepBothBillPayments: ({ name }) =>
    says`kept both payments on bill ${name('paymentId')}` ?? 'kept both payments on a bill',
  matchBillPayments: ({ name }) =>
    says`matched two payments on bill ${name('paymentId')}` ?? 'matched two payments on a bill',
  attachReceipt: ({ of }) => says`attached a receipt to ${of}` ?? 'attached a receipt',
}

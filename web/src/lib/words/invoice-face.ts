import type { Face } from '../invoice/detail/subject.ts'
import { invoicePageWords } from './invoice-page.ts'
import { invoiceWords } from './invoice.ts'
import { invoiceStatusWords } from './status.ts'

export const invoiceFace: Face = {
  path: '/invoices',
  title: invoiceWords.title,
  noun: 'invoice',
  document: 'Invoice document',
  heading: (number) => `Invoice ${number}`,
  party: 'Bill to',
  send: invoicePageWords.send,
  voidText: 'The client owes nothing on it any more. If it is in Xero, it is voided there too. This cannot be undone.',
  status: invoiceStatusWords,
  created: 'A new invoice',
  paid: 'Paid',
  left: 'To pay',
}

import { whole } from './plural.ts'

export const clientWords = {
  title: 'Clients',
  notFound: 'We can’t find that client',
  lead: 'Who you invoice and buy from, and who they are in Xero.',
  name: 'Name',
  email: 'Email',
  inXero: 'In Xero',
  linked: 'Linked',
  notYet: 'Not yet',
  lastInvoices: 'Last invoices',
  all: (n: number) => (n === 1 ? 'In the list' : `All ${whole(n)}`),
  number: 'Number',
  issued: 'Issued',
  status: 'Status',
  sync: 'Xero status',
  total: 'Total',
  emptyTitle: 'No clients yet.',
  emptyText: 'You add one while you write an invoice.',
  newInvoice: 'New invoice',
  search: 'Search clients',
} as const

import type { ResultOf } from '../graph/graphql.ts'
import { formatMoney, type Amount } from '../money/format.ts'
import { receipt, swap } from '../ui/icons.ts'
import { paletteWords as words } from '../words/palette.ts'
import type { Entry } from './entry.ts'
import type { PaletteQuery } from './palette.graphql.ts'

type Found = ResultOf<typeof PaletteQuery>

interface Numbered {
  id: string
  number: string
  total: Amount
  sync: { state: NonNullable<Entry['state']> }
}

/** The documents that were found, invoices first. */
export function documentEntries({ invoices, bills, expenses, creditNotes }: Found): Entry[] {
  const kinds = words.kinds
  return [
    ...invoices.nodes.map((one) => entry(one, '/invoices', one.client.name, kinds.invoice)),
    ...bills.nodes.map((one) => entry(one, '/bills', one.supplier.name, kinds.bill)),
    ...expenses.nodes.map((one) => entry(one, '/expenses', one.supplier.name, kinds.expense)),
    ...creditNotes.nodes.map((one) => entry(one, '/credit-notes', one.client.name, kinds.creditNote)),
  ]
}

/** The clients and suppliers that were found. */
export function clientEntries({ clients }: Found): Entry[] {
  return clients.nodes.map(({ id, name, email }) => ({
    ...{ id: `client:${id}`, label: name, icon: swap, href: `/clients/${id}` },
    ...(email ? { hint: email } : {}),
  }))
}

function entry({ id, number, total, sync }: Numbered, path: string, name: string, kind: string): Entry {
  return {
    ...{ id: `${kind} ${id}`, label: number, hint: `${name} · ${kind}`, icon: receipt, href: `${path}/${id}` },
    ...{ amount: formatMoney(total), state: sync.state },
  }
}

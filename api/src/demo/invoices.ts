import { lineNet, lineTax, totalsOf } from '../engine/money.ts'
import { addDays } from '../document/days.ts'
import { clients, history, projects, taxRates, work, type RateName } from './northlight.ts'

/** An invoice of the demo, before it is a row. */
export interface DemoInvoice {
  number: string
  client: string
  status: 'DRAFT' | 'SENT' | 'PARTIALLY_PAID' | 'PAID' | 'VOIDED'
  issuedOn: string
  dueOn: string
  currency: string
  reference: string | undefined
  lines: DemoInvoiceLine[]
  subtotal: bigint
  taxTotal: bigint
  total: bigint
  amountPaid: bigint
  paidOn: string | undefined
}

export interface DemoInvoiceLine {
  description: string
  service: string
  project: string | undefined
  quantity: string
  unitPrice: string
  rate: RateName
  net: bigint
  tax: bigint
}

const FIRST_NUMBER = 98
const DAYS_BETWEEN = 5
const DAYS_TO_PAY = 30
const STATUSES = { P: 'PAID', H: 'PARTIALLY_PAID', S: 'SENT', V: 'VOIDED', D: 'DRAFT' } as const

/** Forty-odd invoices, the newest issued on `today`. The same day gives the same invoices. Pure. */
export function composeInvoices(today: string): DemoInvoice[] {
  return [...history].map((letter, index) => {
    const status = STATUSES[letter as keyof typeof STATUSES]
    const client = clients[(index * 7 + 3) % clients.length] ?? clients[0]
    const issuedOn = addDays(today, -DAYS_BETWEEN * (history.length - 1 - index))
    const isFrench = client.name === 'Atelier Lumière'
    const lines = composeLines(index, client.name, isFrench)
    const totals = totalsOf(lines)
    const amountPaid = paidOf(status, totals.total)
    return {
      number: `INV-${String(FIRST_NUMBER + index).padStart(4, '0')}`,
      client: client.name,
      status,
      issuedOn,
      dueOn: addDays(issuedOn, DAYS_TO_PAY),
      currency: isFrench ? 'EUR' : 'GBP',
      reference: index % 4 === 1 ? `PO ${4100 + index}` : undefined,
      lines,
      ...totals,
      amountPaid,
      paidOn: amountPaid > 0n ? earlier(addDays(issuedOn, 9 + (index % 17)), today) : undefined,
    }
  })
}

function composeLines(index: number, client: string, isFrench: boolean): DemoInvoiceLine[] {
  const project = projects.find((one) => one.client === client)?.name
  const picked = Array.from({ length: 1 + (index % 3) }, (_, nth) => work[(index * 3 + nth * 4) % work.length])
  return picked
    .filter((line) => line !== undefined)
    .map(({ text, service, quantity, price, rate: usual }) => {
      const rate = isFrench ? 'none' : usual
      const net = lineNet(quantity, price)
      const tax = lineTax(net, taxRates[rate].percent)
      return { description: text, service, project, quantity, unitPrice: price, rate, net, tax }
    })
}

function paidOf(status: DemoInvoice['status'], total: bigint): bigint {
  if (status === 'PAID') return total
  return status === 'PARTIALLY_PAID' ? (total * 2n) / 5n : 0n
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

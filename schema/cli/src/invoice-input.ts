import type { Client } from '@tieout/client'
import { ByNumber, Clients, TaxRates } from './invoices.graphql.ts'

/** The id of the invoice of this number. */
export async function findId(tieout: Client, number: string): Promise<string> {
  const { invoiceByNumber } = await tieout.query(ByNumber, { number })
  if (!invoiceByNumber) throw new Error(`There is no invoice ${number}.`)
  return invoiceByNumber.id
}

interface Line {
  description: string
  quantity: string
  unitPrice: string
  taxRateId?: string
}

/** Turns names into ids, and `Design:2:480.00:VAT 20%` into a line. */
export async function linesFrom(
  tieout: Client,
  clientName: string,
  texts: readonly string[],
): Promise<{ clientId: string; lines: Line[] }> {
  const { clients } = await tieout.query(Clients, { search: clientName })
  const clientId = pickByName('client', clientName, clients.nodes)
  const rates: { id: string; name: string }[] = []
  for await (const rate of tieout.each(TaxRates, {}, (data) => data.taxRates)) if (!rate.archived) rates.push(rate)
  return { clientId, lines: texts.map((text) => toLine(text, rates)) }
}

const decimal = /^-?\d+(\.\d+)?$/

function toLine(text: string, rates: readonly { id: string; name: string }[]): Line {
  const [description = '', quantity = '', unitPrice = '', rate] = text.split(':').map((part) => part.trim())
  if (!description || !decimal.test(quantity) || !decimal.test(unitPrice))
    throw new Error(`A line is "description:quantity:unit price[:tax rate]", not "${text}".`)
  const line = { description, quantity, unitPrice }
  return rate ? { ...line, taxRateId: pickByName('tax rate', rate, rates) } : line
}

function pickByName(what: string, name: string, all: readonly { id: string; name: string }[]): string {
  const same = all.filter((one) => one.name.toLowerCase() === name.toLowerCase())
  const found = same.length > 0 ? same : all
  const [only, ...more] = found
  if (only && more.length === 0 && (same.length > 0 || what === 'client')) return only.id
  const near = all.map((one) => one.name).join(', ')
  throw new Error(`Which ${what} is “${name}”?${near ? ` There are: ${near}.` : ' There is none like it.'}`)
}

import { countTotals } from '../invoice/totals.ts'
import { add, parseDecimal, printDecimal } from '../money/decimal.ts'
import type { ComposeChoices } from './compose.graphql.ts'
import type { Shown } from './record.graphql.ts'

/** Which document is made of the lines. */
export type Made = 'INVOICE' | 'BILL'

/** A line as it is ticked. */
export interface Ticked {
  line: Shown['lines'][number]
  /** What is left of it to invoice, or to bill. */
  left: string
  ticked: boolean
  quantity: string
  ledgerTaxRateId: string
  ledgerAccountId: string
}

/** An invoice or bill being put together from a record's lines. Counts itself as the server will, to the cent. */
export class Composing {
  readonly made: Made
  readonly choices: ComposeChoices
  /** Ours, one for each time it is put together: asked again under it, the server gives what is there. */
  readonly key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join('-')
  rows = $state<Ticked[]>([])
  client = $state.raw<{ id: string; name: string }>()
  number = $state('')
  createdAs = $state<'DRAFT' | 'SUBMITTED' | 'AUTHORISED'>('DRAFT')

  constructor(made: Made, record: Shown, choices: ComposeChoices) {
    this.made = made
    this.choices = choices
    this.createdAs = choices.viewer?.workspace.composeCreateStatus ?? 'DRAFT'
    const isParty = made === 'INVOICE' || choices.clients.nodes.some(({ id }) => id === record.client?.id)
    this.client = isParty ? (record.client ?? undefined) : undefined
    this.rows = record.lines.map((line) => {
      const left = leftOf(line, made)
      const ticked = left !== '0'
      return { line, left, ticked, quantity: left, ledgerTaxRateId: '', ledgerAccountId: '' }
    })
  }

  get chosen(): Ticked[] {
    return this.rows.filter(({ ticked }) => ticked)
  }

  /** The tax codes that fit what is sold, or what is bought. */
  get taxCodes() {
    const { nodes } = this.choices.ledgerTaxRates
    return nodes.filter(({ forSales, forPurchases }) => (this.made === 'INVOICE' ? forSales : forPurchases))
  }

  /** What each line comes to, ticked or not. */
  totalOf(row: Ticked) {
    return countTotals([this.#counted(row)])
  }

  get totals() {
    return countTotals(this.chosen.map((row) => this.#counted(row)))
  }

  get lines() {
    return this.chosen.map(({ line, quantity, ledgerTaxRateId, ledgerAccountId }) => ({
      lineId: line.id,
      quantity: line.quantityField ? null : quantity.replaceAll(',', '').trim() || '0',
      ledgerTaxRateId: ledgerTaxRateId || null,
      ledgerAccountId: ledgerAccountId || null,
    }))
  }

  #counted({ line, quantity, ledgerTaxRateId }: Ticked) {
    const code = this.choices.ledgerTaxRates.nodes.find(({ id }) => id === ledgerTaxRateId)
    return { quantity, unitPrice: line.unitPrice, percent: code?.percent ?? line.taxRate?.percent }
  }
}

/** What is left of a line: never less than nothing. */
export function leftOf({ quantity, invoiced, billed }: Shown['lines'][number], made: Made): string {
  const [all, done] = [parseDecimal(quantity), parseDecimal(made === 'INVOICE' ? invoiced : billed)]
  if (!all || !done) return '0'
  const left = add(all, { units: -done.units, scale: done.scale })
  if (left.units <= 0n) return '0'
  const text = printDecimal(left)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

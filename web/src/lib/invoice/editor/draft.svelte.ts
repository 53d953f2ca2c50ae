import { countTotals, type Totals } from '../totals.ts'
import type { Choices, Edited } from './editor.graphql.ts'
import { usualRate } from './usual-rate.ts'

/** A line as it is typed: text until it is sent. */
export interface DraftLine {
  key: number
  description: string
  quantity: string
  unitPrice: string
  taxRateId: string
  projectId: string
  serviceId: string
  /** What a purchase was for; a sale’s account is found by its mappings. */
  accountId: string
}

interface Start {
  number: string
  issuedOn: string
  dueOn?: string | undefined
  currency: string
}

/** What the editor needs to know of a document it changes. */
export interface Source extends Omit<Edited, 'status' | 'client' | 'dueOn' | 'lines'> {
  status: string
  client: { id: string; name: string }
  dueOn?: string
  bankAccountId?: string
  lines: (Edited['lines'][number] & { account?: { id: string } | null })[]
}

/** A document being written. Counts itself as the server will, to the cent. */
export class Draft {
  client = $state.raw<{ id: string; name: string }>()
  number = $state('')
  issuedOn = $state('')
  dueOn = $state('')
  currency = $state('')
  reference = $state('')
  bankAccountId = $state('')
  lines = $state<DraftLine[]>([])
  readonly totals: Totals
  readonly #rates: Choices['taxRates']['nodes']
  readonly #usualRate: string
  readonly #before: string
  readonly #start: string
  /** The number that was offered: until it is changed, the next one free is as good. */
  readonly #offered: string
  #keys = 0

  constructor(choices: Choices, start: Start, edited?: Source) {
    this.#rates = choices.taxRates.nodes.filter(({ archived }) => !archived)
    this.#usualRate = usualRate(choices)
    const { number, issuedOn, dueOn = '', currency } = edited ?? start
    this.#offered = number
    Object.assign(this, {
      number,
      issuedOn,
      dueOn,
      currency,
      client: edited?.client,
      reference: edited?.reference ?? '',
      bankAccountId: edited?.bankAccountId ?? '',
    })
    for (const line of edited?.lines ?? []) this.#push(line)
    if (this.lines.length === 0) this.addLine()
    this.#before = this.#print()
    this.#start = this.text
    this.totals = $derived(countTotals(this.lines.map((line) => ({ ...line, percent: this.#percent(line) }))))
  }

  get changed(): boolean {
    return this.#print() !== this.#before
  }

  /** All that was typed, as text. */
  get text(): string {
    const { client, number, issuedOn, dueOn, currency, reference, bankAccountId, lines } = this
    const offered = this.#offered
    return JSON.stringify({ offered, client, number, issuedOn, dueOn, currency, reference, bankAccountId, lines })
  }

  /** Reads again what `text` told; without it, as it was before anybody typed. */
  restore(text = this.#start): void {
    const { lines, offered, ...fields } = JSON.parse(text) as Pick<Draft, 'lines' | 'number'> & { offered: string }
    Object.assign(this, { client: undefined, ...fields })
    if (fields.number === offered) this.number = this.#offered
    this.lines = lines.map((line) => ({ ...line, key: ++this.#keys }))
  }

  addLine(): void {
    const taxRate = this.lines.at(-1)?.taxRateId ?? this.#usualRate
    this.#push({
      description: '',
      quantity: '1',
      unitPrice: '',
      taxRate: { id: taxRate },
      project: null,
      service: null,
    })
  }

  removeLine(key: number): void {
    this.lines = this.lines.filter((line) => line.key !== key)
    if (this.lines.length === 0) this.addLine()
  }

  /** What the API takes. */
  get input() {
    return {
      number: this.number.trim(),
      issuedOn: this.issuedOn,
      currency: this.currency,
      reference: none(this.reference),
    }
  }

  /** The lines of what is sold: a project and a service say where they post. */
  get sales() {
    return this.lines.map((line) => ({
      ...plainLine(line),
      projectId: none(line.projectId),
      serviceId: none(line.serviceId),
    }))
  }

  /** The lines of what is bought: each names its account. */
  get purchases() {
    return this.lines.map((line) => ({ ...plainLine(line), accountId: none(line.accountId) }))
  }

  #push(line: Omit<Source['lines'][number], 'id'>): void {
    const { description, quantity, unitPrice } = line
    this.lines.push({
      key: ++this.#keys,
      description,
      quantity,
      unitPrice,
      taxRateId: line.taxRate?.id ?? '',
      projectId: line.project?.id ?? '',
      serviceId: line.service?.id ?? '',
      accountId: line.account?.id ?? '',
    })
  }

  #percent({ taxRateId }: DraftLine): string | undefined {
    return this.#rates.find(({ id }) => id === taxRateId)?.percent
  }

  #print(): string {
    return JSON.stringify([this.client?.id, this.dueOn, this.bankAccountId, this.input, this.sales, this.purchases])
  }
}

function plainLine({ description, quantity, unitPrice, taxRateId }: DraftLine) {
  return {
    description: description.trim(),
    quantity: plain(quantity),
    unitPrice: plain(unitPrice),
    taxRateId: none(taxRateId),
  }
}

function none(text: string): string | null {
  return text.trim() || null
}

function plain(number: string): string {
  return number.trim().replaceAll(',', '') || '0'
}

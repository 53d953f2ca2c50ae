import { countTotals, type Totals } from '../totals.ts'
import type { Choices, Edited } from './editor.graphql.ts'

/** A line as it is typed: text until it is sent. */
export interface DraftLine {
  key: number
  description: string
  quantity: string
  unitPrice: string
  taxRateId: string
  projectId: string
  serviceId: string
}

interface Start {
  number: string
  issuedOn: string
  dueOn: string
  currency: string
}

/** An invoice being written. Counts itself as the server will, to the cent. */
export class Draft {
  client = $state.raw<{ id: string; name: string }>()
  number = $state('')
  issuedOn = $state('')
  dueOn = $state('')
  currency = $state('')
  reference = $state('')
  lines = $state<DraftLine[]>([])
  readonly totals: Totals
  readonly #rates: Choices['taxRates']['nodes']
  readonly #before: string
  #keys = 0

  constructor(choices: Choices, start: Start, edited?: Edited) {
    this.#rates = choices.taxRates.nodes.filter(({ archived }) => !archived)
    const { number, issuedOn, dueOn, currency } = edited ?? start
    Object.assign(this, {
      number,
      issuedOn,
      dueOn,
      currency,
      client: edited?.client,
      reference: edited?.reference ?? '',
    })
    for (const line of edited?.lines ?? []) this.#push(line)
    if (this.lines.length === 0) this.addLine()
    this.#before = this.#print()
    this.totals = $derived(countTotals(this.lines.map((line) => ({ ...line, percent: this.#percent(line) }))))
  }

  get changed(): boolean {
    return this.#print() !== this.#before
  }

  addLine(): void {
    const taxRate = this.lines.at(-1)?.taxRateId ?? this.#rates[0]?.id ?? ''
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
    const none = (text: string) => text.trim() || null
    return {
      number: this.number.trim(),
      issuedOn: this.issuedOn,
      dueOn: this.dueOn,
      currency: this.currency,
      reference: none(this.reference),
      lines: this.lines.map((line) => ({
        description: line.description.trim(),
        quantity: plain(line.quantity),
        unitPrice: plain(line.unitPrice),
        taxRateId: none(line.taxRateId),
        projectId: none(line.projectId),
        serviceId: none(line.serviceId),
      })),
    }
  }

  #push(line: Omit<Edited['lines'][number], 'id'>): void {
    const { description, quantity, unitPrice } = line
    this.lines.push({
      key: ++this.#keys,
      description,
      quantity,
      unitPrice,
      taxRateId: line.taxRate?.id ?? '',
      projectId: line.project?.id ?? '',
      serviceId: line.service?.id ?? '',
    })
  }

  #percent({ taxRateId }: DraftLine): string | undefined {
    return this.#rates.find(({ id }) => id === taxRateId)?.percent
  }

  #print(): string {
    return JSON.stringify([this.client?.id, this.input])
  }
}

function plain(number: string): string {
  return number.trim().replaceAll(',', '') || '0'
}

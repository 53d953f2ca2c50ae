import { countTotals } from '../invoice/totals.ts'
import type { Collection } from './collection.graphql.ts'
import type { Shown } from './record.graphql.ts'

/** A line as it is typed: text until it is sent. */
export interface DraftLine {
  key: number
  id: string | null
  description: string
  quantity: string
  /** The field that drives the quantity; '' where it is typed. */
  quantityFieldId: string
  unitPrice: string
  taxRateId: string
  projectId: string
  serviceId: string
}

/** A record being written. */
export class RecordDraft {
  title = $state('')
  client = $state.raw<{ id: string; name: string }>()
  email = $state('')
  currency = $state('')
  /** By the field's id. */
  values = $state<Record<string, string>>({})
  lines = $state<DraftLine[]>([])
  readonly fields: Collection['fields']
  #keys = 0

  constructor(fields: Collection['fields'], currency: string, edited?: Shown) {
    this.fields = fields
    this.title = edited?.title ?? ''
    this.client = edited?.client ?? undefined
    this.email = edited?.email ?? ''
    this.currency = edited?.currency ?? currency
    this.values = Object.fromEntries(
      fields.map(({ id }) => [id, edited?.values.find(({ field }) => field.id === id)?.value ?? '']),
    )
    for (const line of edited?.lines ?? [])
      this.lines.push({
        ...{ key: ++this.#keys, id: line.id, description: line.description, quantity: line.quantity },
        ...{ quantityFieldId: line.quantityField?.id ?? '', unitPrice: line.unitPrice },
        ...{ taxRateId: line.taxRate?.id ?? '', projectId: line.project?.id ?? '', serviceId: line.service?.id ?? '' },
      })
    if (!edited) this.addLine()
  }

  /** The fields that a quantity may follow. */
  get drivers() {
    return this.fields.filter(({ kind }) => kind === 'NUMBER')
  }

  /** How many there are of a line, whoever says so. */
  quantityOf({ quantity, quantityFieldId }: DraftLine): string {
    return quantityFieldId ? this.values[quantityFieldId] || '0' : quantity
  }

  /** What the lines come to before tax, counted as the server does. */
  get totals() {
    return countTotals(this.lines.map((line) => ({ quantity: this.quantityOf(line), unitPrice: line.unitPrice })))
  }

  addLine(): void {
    const last = this.lines.at(-1)
    this.lines.push({
      ...{ key: ++this.#keys, id: null, description: '', quantity: '1', quantityFieldId: '', unitPrice: '' },
      ...{ taxRateId: last?.taxRateId ?? '', projectId: last?.projectId ?? '', serviceId: '' },
    })
  }

  removeLine(key: number): void {
    this.lines = this.lines.filter((line) => line.key !== key)
  }

  /** What the API takes. A line of which nothing was said is not one. */
  get input() {
    const lines = this.lines.filter((line) => line.id || line.description.trim() || line.unitPrice.trim())
    return {
      title: this.title,
      clientId: this.client?.id ?? null,
      email: this.email.trim() || null,
      currency: this.currency,
      values: this.fields.map(({ id }) => ({ fieldId: id, value: plain(this.values[id] ?? '', id, this.drivers) })),
      lines: lines.map(({ key: _key, ...line }) => ({
        ...line,
        quantity: line.quantityFieldId ? null : line.quantity.replaceAll(',', '').trim() || '0',
        unitPrice: line.unitPrice.replaceAll(',', '').trim() || '0',
        ...{ quantityFieldId: line.quantityFieldId || null, taxRateId: line.taxRateId || null },
        ...{ projectId: line.projectId || null, serviceId: line.serviceId || null },
      })),
    }
  }
}

/** Numbers may be typed with commas. */
function plain(value: string, id: string, numbers: readonly { id: string }[]): string {
  return numbers.some((one) => one.id === id) ? value.replaceAll(',', '') : value
}

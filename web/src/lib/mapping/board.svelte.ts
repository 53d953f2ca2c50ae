import { isProblem, send } from '../graph/mutation.svelte.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import { RetryInvoices } from '../invoice/mutations.graphql.ts'
import type { MappingData } from './mapping.graphql.ts'
import { MapAccount, MapTax, Unmap } from './mutations.graphql.ts'
import { stateOf, type SlotState } from './slot-state.ts'
import { sideOf, slotsOf, type Slot } from './slots.ts'
import { readAgain } from '../graph/read-again.ts'

export const mappingPath = '/settings/integrations/xero/mapping'

/** The mapping as it is being edited: what is saved, what is suggested, what was changed and not saved yet. */
export class MappingBoard {
  readonly #data: () => MappingData
  readonly #mayMap: () => boolean
  #changes = $state.raw<ReadonlyMap<string, string>>(new Map())
  /** What stood at a place when its change was typed. */
  readonly #seen = new Map<string, string>()
  #dismissed = $state.raw<ReadonlySet<string>>(new Set())
  busy = $state(false)
  problem = $state.raw<Problem>()

  constructor(data: () => MappingData, mayMap: () => boolean) {
    this.#data = data
    this.#mayMap = mayMap
  }

  /** Whether the viewer may change anything; to whoever may not, nothing is suggested either. */
  get allowed(): boolean {
    return this.#mayMap()
  }

  readonly slots = $derived.by(() => slotsOf(this.#data()))
  readonly rates = $derived(this.slots.filter(({ purpose, subjectId }) => purpose === 'TAX' && subjectId))
  readonly projects = $derived(this.slots.filter(({ purpose }) => purpose === 'PROJECT'))
  readonly services = $derived(this.slots.filter(({ purpose }) => purpose === 'SERVICE'))
  readonly bought = $derived(this.slots.filter(({ purpose, subjectId }) => purpose === 'BUY_TAX' && subjectId))
  readonly changed = $derived(this.slots.filter((slot) => this.#changes.has(slot.key)))
  /** What saving would write: changes, and defaults that are suggested and still empty. */
  readonly unsaved = $derived(this.slots.filter((slot) => this.#changes.has(slot.key) || this.#suggestedDefault(slot)))
  readonly suggested = $derived(this.slots.filter((slot) => this.state(slot) === 'suggested'))
  readonly stale = $derived(this.slots.filter((slot) => this.state(slot) === 'archived'))
  /** Of strict tax mapping: every active rate, and those with a code of their own. */
  readonly ratesMapped = $derived(this.rates.filter((slot) => slot.saved && !slot.broken).length)
  readonly strict = $derived.by(() => this.#data().viewer?.workspace.requireExplicitTaxMapping ?? false)
  readonly counted = $derived(this.slots.filter((slot) => !isOptional(slot)).map((slot) => this.state(slot)))

  /** The default that stands in for a tax rate, a project or a service. */
  defaultFor({ purpose }: Slot): Slot | undefined {
    const key = sideOf(purpose) ? `${purpose}:` : 'INCOME:'
    return this.slots.find((slot) => slot.key === key)
  }

  /** What the field shows: the change, what is saved, or the suggestion. */
  chosen(slot: Slot): string {
    return this.#changes.get(slot.key) ?? slot.saved?.id ?? this.suggestion(slot)?.id ?? ''
  }

  suggestion(slot: Slot): Slot['suggestion'] {
    return !this.allowed || this.#dismissed.has(slot.key) || this.#changes.has(slot.key) ? undefined : slot.suggestion
  }

  state(slot: Slot): SlotState {
    return stateOf(slot, {
      isChanged: this.#changes.has(slot.key),
      isSuggested: this.suggestion(slot) !== undefined,
      hasDefault: this.defaultFor(slot)?.saved !== undefined,
      strict: this.strict,
    })
  }

  choose(slot: Slot, id: string): void {
    const changes = new Map(this.#changes)
    if (id === (slot.saved?.id ?? '') && !this.suggestion(slot)) changes.delete(slot.key)
    else changes.set(slot.key, id)
    if (!changes.has(slot.key)) this.#seen.delete(slot.key)
    else if (!this.#seen.has(slot.key)) this.#seen.set(slot.key, slot.revision)
    this.#changes = changes
  }

  dismiss(slot: Slot): void {
    this.#dismissed = new Set(this.#dismissed).add(slot.key)
  }

  discard(): void {
    this.#changes = new Map()
    this.#seen.clear()
    this.problem = undefined
  }

  /** Invoices whose problem is mended on this page. */
  get waiting(): number {
    return this.#waitingGroups.reduce((sum, { count }) => sum + count, 0)
  }

  get #waitingGroups() {
    return this.#data().needsYou.filter(({ problem }) => problem.fix?.path.startsWith(mappingPath))
  }

  /** Writes these places; what was refused stays as it is typed. The answer is how many invoices were retried. */
  async save(slots: readonly Slot[], retry: boolean): Promise<number | undefined> {
    this.busy = true
    this.problem = undefined
    for (const slot of slots) {
      const answer = await this.#write(slot)
      if (isProblem(answer)) {
        this.problem = answer
        // Now it has been seen: saving again replaces theirs knowingly.
        if (answer.code === 'MAPPING_CHANGED') this.#seen.delete(slot.key)
        break
      }
      const changes = new Map(this.#changes)
      changes.delete(slot.key)
      this.#changes = changes
      this.#seen.delete(slot.key)
    }
    const retried = retry && !this.problem ? await this.#retry() : 0
    await readAgain()
    this.busy = false
    return this.problem ? undefined : retried
  }

  #write(slot: Slot) {
    const id = this.chosen(slot)
    const revision = this.#seen.get(slot.key) ?? slot.revision
    if (!id) return slot.mappingId ? send(Unmap, { input: { mappingId: slot.mappingId, revision } }) : {}
    const { purpose, subjectId = null } = slot
    if (purpose === 'TAX' || purpose === 'BUY_TAX') {
      const side = sideOf(purpose) ?? null
      return send(MapTax, { input: { taxRateId: subjectId, side, ledgerTaxRateId: id, revision } })
    }
    return send(MapAccount, { input: { purpose, subjectId, ledgerAccountId: id, revision } })
  }

  async #retry(): Promise<number> {
    let retried = 0
    for (const { problem } of this.#waitingGroups) {
      const answer = await send(RetryInvoices, { input: { reasonCode: problem.code } })
      if (isProblem(answer)) this.problem = answer
      else retried += answer.count
    }
    return retried
  }

  #suggestedDefault(slot: Slot): boolean {
    return !slot.subjectId && !slot.saved && this.suggestion(slot) !== undefined
  }
}

/** Nothing waits for it: who sells only may leave it empty for good. */
export function isOptional({ purpose }: Slot): boolean {
  return purpose === 'PAYMENT' || purpose === 'EXPENSE' || purpose === 'BUY_TAX'
}

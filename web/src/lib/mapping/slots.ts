import { mappingWords as words } from '../words/mapping.ts'
import type { MappingData } from './mapping.graphql.ts'

/** TAX is what is sold, BUY_TAX what is bought. */
export type Purpose = 'TAX' | 'BUY_TAX' | 'INCOME' | 'EXPENSE' | 'PAYMENT' | 'PROJECT' | 'SERVICE'

/** Something of Xero that can be chosen. */
export interface Option {
  id: string
  name: string
}

/** One place to fill: a default, a tax rate, a project or a service. */
export interface Slot {
  key: string
  /** What a problem's fix names in its address. */
  anchor: string
  purpose: Purpose
  /** The rate, project or service; none for a default. */
  subjectId: string | undefined
  label: string
  /** How many invoices have it; unknown of what is bought. */
  usedOn: number | undefined
  /** What is saved now. */
  mappingId: string | undefined
  /** What saving hands back, so that a change made meanwhile is told and not lost; empty: nothing is saved. */
  revision: string
  saved: Option | undefined
  /** What is saved was archived in Xero: nothing can be sent through it. */
  broken: boolean
  suggestion: { id: string; because: string } | undefined
  options: readonly Option[]
}

/** Every place the page offers, in its order. */
export function slotsOf(data: MappingData): Slot[] {
  const codes = data.ledgerTaxRates.nodes.filter(({ forSales }) => forSales)
  const purchaseCodes = data.ledgerTaxRates.nodes.filter(({ forPurchases }) => forPurchases)
  const income = data.incomeAccounts.nodes.map(named)
  const expense = data.expenseAccounts.nodes.map(named)
  const payment = data.paymentAccounts.nodes.map(named)
  const slot = (
    purpose: Purpose,
    options: readonly Option[],
    label: string,
    subject?: { id: string; usedOn?: number },
  ) => fill(data, { purpose, options, label, subjectId: subject?.id, usedOn: subject?.usedOn })
  const current = <One extends { archived: boolean }>(all: readonly One[]) => all.filter(({ archived }) => !archived)
  return [
    slot('TAX', codes, words.defaultTax),
    slot('INCOME', income, words.defaultAccount),
    slot('PAYMENT', payment, words.payment),
    ...current(data.taxRates.nodes).map((rate) => slot('TAX', codes, rate.name, rate)),
    ...current(data.projects.nodes).map((project) => slot('PROJECT', income, project.name, project)),
    ...current(data.services.nodes).map((service) => slot('SERVICE', income, service.name, service)),
    slot('EXPENSE', expense, words.defaultExpense),
    slot('BUY_TAX', purchaseCodes, words.defaultBuyTax),
    ...current(data.taxRates.nodes).map(({ id, name }) => slot('BUY_TAX', purchaseCodes, name, { id })),
  ]
}

type Place = Pick<Slot, 'purpose' | 'options' | 'label' | 'subjectId' | 'usedOn'>

function fill(data: MappingData, place: Place): Slot {
  const found = savedAt(data, place)
  return {
    ...place,
    key: `${place.purpose}:${place.subjectId ?? ''}`,
    anchor: `${place.purpose.toLowerCase()}-${place.subjectId ?? 'default'}`,
    mappingId: found?.mappingId,
    revision: found?.revision ?? '',
    saved: found?.option,
    broken: found?.archived ?? false,
    suggestion: found ? undefined : suggestedFor(data, place),
  }
}

function savedAt({ connection }: MappingData, { purpose, subjectId }: Place) {
  const side = sideOf(purpose)
  if (side) {
    const tax = connection?.taxMappings.find((one) => one.side === side && one.taxRate?.id === subjectId)
    return (
      tax && {
        mappingId: tax.id,
        revision: tax.revision,
        option: tax.ledgerTaxRate,
        archived: tax.ledgerTaxRate.archived,
      }
    )
  }
  const one = connection?.accountMappings.find((each) => each.purpose === purpose && each.subject?.id === subjectId)
  return (
    one && {
      mappingId: one.id,
      revision: one.revision,
      option: named(one.ledgerAccount),
      archived: one.ledgerAccount.archived,
    }
  )
}

function suggestedFor({ mappingSuggestions }: MappingData, { purpose, subjectId }: Place): Slot['suggestion'] {
  const side = sideOf(purpose)
  const one = mappingSuggestions.find((each) =>
    side
      ? each.ledgerTaxRate !== null && each.side === side && each.taxRate?.id === subjectId
      : each.ledgerAccount !== null && each.purpose === purpose && each.subject?.id === subjectId,
  )
  const id = one?.ledgerTaxRate?.id ?? one?.ledgerAccount?.id
  return one && id ? { id, because: one.because } : undefined
}

/** The side of a tax code; of an account, none. */
export function sideOf(purpose: Purpose): 'SALES' | 'PURCHASES' | undefined {
  if (purpose === 'TAX') return 'SALES'
  return purpose === 'BUY_TAX' ? 'PURCHASES' : undefined
}

function named({ id, code, name }: { id: string; code?: string | null; name: string }): Option {
  return { id, name: code ? `${code} · ${name}` : name }
}

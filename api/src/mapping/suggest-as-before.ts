import type { SuggestionBasis } from './suggestion-basis.store.ts'
import { fits } from './purpose.ts'
import type { Suggestion } from './suggest.ts'
import { mappedRates, ratesOf } from './suggest-taxes.ts'

/**
 * What the workspace chose in the organisation it worked with before, wherever this one has the same by code and name
 * (rule C8). Pure; like every suggestion, a person confirms it.
 */
export function suggestAsBefore(basis: SuggestionBasis): Suggestion[] {
  const { previous } = basis
  if (!previous) return []
  const because = `As in ${previous.name}: same code and name.`
  const mapped = { SALES: mappedRates(basis, 'SALES'), PURCHASES: mappedRates(basis, 'PURCHASES') }
  const taxes = previous.taxMappings.flatMap(({ side, taxRate, ledgerTaxRate: old }): Suggestion[] => {
    const same = ratesOf(basis, side).find((one) => one.taxType === old.taxType && one.name === old.name)
    if (!same || mapped[side].has(taxRate?.id ?? null) || taxRate?.archivedAt) return []
    return [{ ...(taxRate ? { taxRate } : {}), side, ledgerTaxRate: same, because }]
  })
  const accounts = previous.accountMappings.flatMap(({ purpose, subjectId, ledgerAccount: old }): Suggestion[] => {
    const same = basis.ledgerAccounts.find((one) => one.code === old.code && one.name === old.name)
    const isMapped = basis.accountMappings.some((one) => one.purpose === purpose && one.subjectId === subjectId)
    if (!same || isMapped || !fits(purpose, same, basis)) return []
    if (subjectId === null) return [{ purpose, ledgerAccount: same, because }]
    const project = basis.projects.find(({ id }) => id === subjectId)
    const service = basis.services.find(({ id }) => id === subjectId)
    if (project) return [{ purpose, subject: { ...project, kind: 'Project' }, ledgerAccount: same, because }]
    return service ? [{ purpose, subject: { ...service, kind: 'Service' }, ledgerAccount: same, because }] : []
  })
  return [...taxes, ...accounts]
}

/** What a suggestion is for: two for the same would contradict each other. */
export function slotOf({ taxRate, side, subject, purpose, ledgerTaxRate }: Suggestion): string {
  return ledgerTaxRate ? `tax ${side} ${taxRate?.id ?? 'default'}` : `${purpose} ${subject?.id ?? 'default'}`
}

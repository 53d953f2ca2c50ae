interface Choices {
  taxRates: { nodes: readonly { id: string; archived: boolean; usedOn: number }[] }
  connection: {
    taxMappings: readonly { side: string; taxRate: { id: string } | null; ledgerTaxRate: { id: string } }[]
  } | null
}

/**
 * The rate a first line begins with: the one most lines carry, before there are any the one that posts as the default tax code
 * does, else the first. The empty string where there is none.
 */
export function usualRate({ taxRates, connection }: Choices): string {
  const offered = taxRates.nodes.filter(({ archived }) => !archived)
  const [most] = offered.toSorted((one, other) => other.usedOn - one.usedOn)
  if (most && most.usedOn > 0) return most.id
  const mappings = connection?.taxMappings.filter(({ side }) => side === 'SALES') ?? []
  const usual = mappings.find(({ taxRate }) => taxRate === null)?.ledgerTaxRate.id
  const alike = new Set(
    mappings.filter(({ ledgerTaxRate }) => ledgerTaxRate.id === usual).map(({ taxRate }) => taxRate?.id),
  )
  return (offered.find(({ id }) => alike.has(id)) ?? offered[0])?.id ?? ''
}

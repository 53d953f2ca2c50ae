interface Account {
  code: string | null
  name: string
  archived: boolean
}

interface Mappings {
  taxMappings: readonly { side: string; taxRate: { id: string } | null; ledgerTaxRate: { name: string } }[]
  accountMappings: readonly { purpose: string; subject: { id: string } | null; ledgerAccount: Account }[]
}

interface Line {
  projectId: string
  serviceId: string
  taxRateId: string
}

/** Where a line would post, and which mapping said so: its service, else its project, else the default. */
export interface Posting {
  account: Account | undefined
  from: 'PROJECT' | 'SERVICE' | 'DEFAULT' | undefined
  /** None under strict mapping, where its rate has no code of its own: it waits for one. */
  taxRate: string | undefined
}

/** Where a line of what is sold would post. `isStrict`: a rate needs a code of its own, and the default serves none. */
export function postingOf(line: Line, mappings: Mappings | null, isStrict: boolean): Posting {
  const account = (purpose: string, id: string | null) =>
    mappings?.accountMappings.find((one) => one.purpose === purpose && (one.subject?.id ?? null) === id)?.ledgerAccount
  const tax = (id: string | null) =>
    mappings?.taxMappings.find(({ side, taxRate }) => side === 'SALES' && (taxRate?.id ?? null) === id)?.ledgerTaxRate
      .name
  const byProject = line.projectId ? account('PROJECT', line.projectId) : undefined
  const byService = line.serviceId ? account('SERVICE', line.serviceId) : undefined
  const byDefault = account('INCOME', null)
  const from = byService ? 'SERVICE' : byProject ? 'PROJECT' : byDefault ? 'DEFAULT' : undefined
  const own = line.taxRateId ? tax(line.taxRateId) : undefined
  const taxRate = own ?? (isStrict ? undefined : tax(null))
  return { account: byService ?? byProject ?? byDefault, from, taxRate }
}

import { lineNet, lineTax, totalsOf } from '../engine/money.ts'
import type { InvalidField } from '../problem/problem.ts'
import type { Origin } from './keep-origins.ts'
import type { LineInput } from './document-input.ts'
import type { LineSubjects } from './line-subjects.store.ts'

/** A document as it is written: checked, with every amount counted. */
export interface DocumentContent {
  number: string
  clientId: string
  issuedOn: string
  dueOn: string
  currency: string
  reference: string | undefined
  bankAccountId: string | undefined
  lines: LineContent[]
  subtotal: bigint
  taxTotal: bigint
  total: bigint
}

export interface LineContent {
  position: number
  description: string
  quantity: string
  unitPrice: string
  taxRateId: string | null
  projectId: string | null
  serviceId: string | null
  accountId: string | null
  /** The ledger's tax code chosen for this line itself. */
  ledgerTaxRateId: string | null
  /** The line of a record it is of. */
  recordLineId: string | null
  net: bigint
  tax: bigint
}

/** Beyond this Xero refuses an amount. */
const LARGEST = 99_999_999_999_99n

/** Counts the lines, or names what is wrong with them; `origins` are what they were before an edit. Pure. */
export function countLines(
  inputs: readonly LineInput[],
  subjects: LineSubjects,
  origins: readonly (Origin | undefined)[] = [],
): { lines: LineContent[]; wrong: InvalidField[] } {
  const wrong: InvalidField[] = []
  const lines = inputs.map((input, position) => {
    const path = (field: string) => `lines.${position}.${field}`
    const pick = <Subject extends { id: string }>(
      given: string | null | undefined,
      known: ReadonlyMap<string, Subject>,
      field: string,
      what: string,
    ): Subject | undefined => {
      if (!given) return undefined
      const found = known.get(given)
      if (!found) wrong.push({ path: path(field), message: `There is no such ${what}.` })
      return found
    }
    const taxRate = pick(input.taxRateId, subjects.taxRates, 'taxRateId', 'tax rate')
    const project = pick(input.projectId, subjects.projects, 'projectId', 'project')
    const service = pick(input.serviceId, subjects.services, 'serviceId', 'service')
    const account = pick(input.accountId, subjects.accounts, 'accountId', 'expense account')
    const origin = origins[position]
    const taxRateId = taxRate?.id ?? null
    // Another rate is another decision: what was chosen in place of the old one is over.
    const chosen = origin?.taxRateId === taxRateId ? origin.ledgerTaxRate : null
    const percent = chosen?.percent ?? taxRate?.percent
    const net = lineNet(input.quantity, input.unitPrice)
    if (net > LARGEST || net < -LARGEST) {
      wrong.push({ path: path('unitPrice'), message: 'The line’s amount is too large.' })
    }
    return {
      position,
      description: input.description,
      quantity: input.quantity,
      unitPrice: input.unitPrice,
      taxRateId,
      projectId: project?.id ?? null,
      serviceId: service?.id ?? null,
      accountId: input.accountId === undefined ? (origin?.accountId ?? null) : (account?.id ?? null),
      ledgerTaxRateId: chosen?.id ?? null,
      recordLineId: origin?.recordLineId ?? null,
      net,
      tax: percent === undefined ? 0n : lineTax(net, percent),
    }
  })
  return { lines, wrong: [...wrong, ...totalProblems(lines)] }
}

/** What is wrong with the document as a whole. Pure. */
export function dateProblems({ issuedOn, dueOn }: { issuedOn: string; dueOn: string }): InvalidField[] {
  return dueOn < issuedOn ? [{ path: 'dueOn', message: 'Due date can’t be before the issue date.' }] : []
}

/** What is wrong with what the lines come to. Pure. */
export function totalProblems(lines: readonly LineContent[]): InvalidField[] {
  const { total } = totalsOf(lines)
  if (total < 0n) return [{ path: 'lines', message: 'The total can’t be below zero.' }]
  return total > LARGEST ? [{ path: 'lines', message: 'The total is too large.' }] : []
}

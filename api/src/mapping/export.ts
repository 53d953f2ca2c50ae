import type { PrismaClient } from '@tieout/prisma'
import { csvRow } from '../lib/csv.ts'
import { findMappings, nameSubjects, type FoundMappings } from './export.store.ts'

/** One mapping as a person keeps it: what it is for, what of ours it is for, and what in the ledger stands for it. */
export interface ExportedMapping {
  kind: 'SALES_TAX' | 'PURCHASES_TAX' | 'ACCOUNT' | 'TRACKING'
  /** A tax rate, a project, a service or a client; the purpose of a default account, the category of tracking. */
  ours: string
  code: string | undefined
  theirs: string
}

export interface MappingExport {
  organisation: string
  rows: ExportedMapping[]
}

/** Every mapping of the organisation a workspace is tied to, or was until it disconnected. Undefined: there never was one. */
export async function exportMappings(prisma: PrismaClient, workspaceId: string): Promise<MappingExport | undefined> {
  const found = await findMappings(prisma, workspaceId)
  if (!found) return undefined
  const choices = found.trackingMappings.flatMap((mapping) => mapping.choices)
  const ids = [...found.accountMappings, ...choices].flatMap(({ subjectId }) => subjectId ?? [])
  return { organisation: found.name, rows: toRows(found, await nameSubjects(prisma, workspaceId, ids)) }
}

const purposes = {
  INCOME: 'Default income account',
  EXPENSE: 'Default expense account',
  PAYMENT: 'Payment account',
  PROJECT: 'A project',
  SERVICE: 'A service',
}

function toRows({ taxMappings, accountMappings, trackingMappings }: FoundMappings, names: Map<string, string>) {
  const nameOf = (id: string | null, otherwise: string) => (id === null ? otherwise : (names.get(id) ?? otherwise))
  const taxes = taxMappings.map(({ side, taxRate, ledgerTaxRate }): ExportedMapping => ({
    kind: side === 'SALES' ? 'SALES_TAX' : 'PURCHASES_TAX',
    ours: taxRate?.name ?? 'Default tax code',
    code: ledgerTaxRate.taxType,
    theirs: ledgerTaxRate.name,
  }))
  const accounts = accountMappings.map(({ purpose, subjectId, ledgerAccount }): ExportedMapping => ({
    kind: 'ACCOUNT',
    ours: nameOf(subjectId, purposes[purpose]),
    code: ledgerAccount.code ?? undefined,
    theirs: ledgerAccount.name,
  }))
  const tracking = trackingMappings.flatMap(({ category, source, option, choices }): ExportedMapping[] => {
    const theirs = source === 'FIXED' ? (option?.name ?? '') : `by ${source.toLowerCase()}`
    return [
      { kind: 'TRACKING', ours: category.name, code: undefined, theirs },
      ...choices.map((choice): ExportedMapping => ({
        ...{ kind: 'TRACKING', ours: `${category.name}: ${nameOf(choice.subjectId, 'deleted')}`, code: undefined },
        theirs: choice.option.name,
      })),
    ]
  })
  return [...taxes, ...accounts, ...tracking]
}

/** The same as a table for a spreadsheet; nothing in it is taken for a formula. */
export function toCsv({ rows }: MappingExport): string {
  const lines = rows.map(({ kind, ours, code, theirs }) => [kind, ours, code ?? '', theirs])
  return [['Kind', 'In Tieout', 'Xero code', 'In Xero'], ...lines].map(csvRow).join('')
}

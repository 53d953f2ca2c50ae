import type { Prisma } from '@tieout/prisma'
import { namesOf } from '../document/kinds.ts'
import type { PushDocument } from '../engine/push-document.ts'

/** What a push needs of a document, loaded in a fixed number of statements. */
export const pushInclude = {
  client: true,
  lines: { orderBy: { position: 'asc' }, include: { taxRate: true, project: true, service: true } },
} satisfies Prisma.DocumentInclude

type Loaded = Prisma.DocumentGetPayload<{ include: typeof pushInclude }>
export type PushRow = Loaded & { client: { links?: readonly { ledgerContactId: string; name: string }[] } }

export function toPushDocument(row: PushRow, webUrl: string): PushDocument {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    status: row.status,
    version: row.version,
    clientId: row.clientId,
    clientName: row.client.name,
    contact: row.client.links?.[0],
    issuedOn: day(row.issuedOn),
    dueOn: day(row.dueOn),
    currency: row.currency,
    reference: row.reference ?? undefined,
    url: `${webUrl}${namesOf(row.kind).page}/${row.id}`,
    createdAs: row.createdAs ?? undefined,
    bankAccountId: row.bankAccountId ?? undefined,
    total: row.total,
    lines: row.lines.map((line) => ({
      description: line.description,
      ...factorsOf(line),
      net: line.net,
      tax: line.tax,
      taxRate: line.taxRate
        ? { id: line.taxRate.id, percent: line.taxRate.percent.toString(), name: line.taxRate.name }
        : undefined,
      project: line.project ? { id: line.project.id, name: line.project.name } : undefined,
      service: line.service ? { id: line.service.id, name: line.service.name } : undefined,
      accountId: line.accountId ?? undefined,
      ledgerTaxRateId: line.ledgerTaxRateId ?? undefined,
      client: { id: row.clientId, name: row.client.name },
    })),
  }
}

/** The ledger takes no quantity below zero: what is given back has a price below zero instead, and comes to the same. */
function factorsOf({ quantity, unitPrice }: Loaded['lines'][number]) {
  const [many, each] = quantity.isNegative() ? [quantity.negated(), unitPrice.negated()] : [quantity, unitPrice]
  return { quantity: many.toString(), unitPrice: each.toString() }
}

export function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}

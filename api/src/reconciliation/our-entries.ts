import type { Prisma, PrismaClient } from '@tieout/prisma'
import { toDay } from '../lib/scalars.ts'
import type { OurEntry } from '../engine/tie-out.ts'

function include(organisationId: string) {
  return {
    lines: { select: { net: true, tax: true } },
    client: { select: { name: true, links: { where: { organisationId }, select: { ledgerContactId: true } } } },
    syncs: { where: { organisationId } },
    payments: { select: { syncs: { where: { organisationId }, select: { state: true } } } },
  } satisfies Prisma.DocumentInclude
}

type LoadedEntry = Prisma.DocumentGetPayload<{ include: ReturnType<typeof include> }>

/** One of our invoices as it is compared, with what leads back to it. */
export interface OurInvoiceEntry {
  documentId: string
  ledgerId: string | undefined
  /** The newest state of the ledger's that we know of. */
  ledgerUpdatedAt: Date | undefined
  entry: OurEntry
}

/** Loads our invoices for comparing, in a fixed number of statements. `connectedAt`: what was sent before is older. */
export async function loadOurEntries(
  prisma: PrismaClient,
  organisationId: string,
  where: Prisma.DocumentWhereInput,
  connectedAt: Date | undefined,
): Promise<OurInvoiceEntry[]> {
  const documents = await prisma.document.findMany({
    where: { ...where, kind: 'INVOICE', status: { not: 'DRAFT' } },
    include: include(organisationId),
    orderBy: { id: 'asc' },
  })
  const linked = documents.flatMap(({ client }) => client.links.map((link) => link.ledgerContactId))
  const mirrors = await prisma.ledgerContact.findMany({
    where: { organisationId, ledgerContactId: { in: [...new Set(linked)] }, mergedInto: { not: null } },
    select: { ledgerContactId: true, mergedInto: true },
  })
  const mergedInto = new Map(mirrors.map((mirror) => [mirror.ledgerContactId, mirror.mergedInto]))
  return documents.map((document) => toEntry(document, mergedInto, connectedAt))
}

function toEntry(
  document: LoadedEntry,
  mergedInto: ReadonlyMap<string, string | null>,
  connectedAt: Date | undefined,
): OurInvoiceEntry {
  const [sync] = document.syncs
  const { number, currency, subtotal, taxTotal, total, amountPaid, sentAt } = document
  const contacts = document.client.links.flatMap(({ ledgerContactId: id }) => [id, mergedInto.get(id) ?? id])
  const isPaymentUnderWay = document.payments.some((payment) => payment.syncs.some(({ state }) => state === 'PENDING'))
  return {
    documentId: document.id,
    ledgerId: sync?.ledgerId ?? undefined,
    ledgerUpdatedAt: sync?.ledgerUpdatedAt ?? undefined,
    entry: {
      ...{ number, currency, subtotal, taxTotal, total, amountPaid },
      status: document.status as OurEntry['status'],
      isLinked: !!sync?.ledgerId,
      isUnderWay: sync?.state === 'PENDING' || isPaymentUnderWay,
      isOlder: sentAt !== null && connectedAt !== undefined && sentAt < connectedAt,
      contactIds: new Set(contacts),
      contactName: document.client.name,
      issuedOn: toDay(document.issuedOn),
      dueOn: toDay(document.dueOn),
      linesNet: document.lines.reduce((sum, line) => sum + line.net, 0n),
      linesTax: document.lines.reduce((sum, line) => sum + line.tax, 0n),
    },
  }
}

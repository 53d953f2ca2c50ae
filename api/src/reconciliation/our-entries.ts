import type { Prisma, PrismaClient } from '@tieout/prisma'
import { formOf } from '../engine/document-kind.ts'
import type { Books } from '../engine/books.ts'
import { toDay } from '../lib/scalars.ts'
import type { OurEntry } from '../engine/tie-out.ts'

function include(organisationId: string) {
  const syncs = { where: { organisationId }, select: { state: true } }
  return {
    lines: { select: { net: true, tax: true } },
    client: { select: { name: true, links: { where: { organisationId }, select: { ledgerContactId: true } } } },
    syncs: { where: { organisationId } },
    payments: { select: { syncs } },
    allocations: { select: { syncs } },
  } satisfies Prisma.DocumentInclude
}

/** Drafts are nobody's business, but for those that are drafts there as well. */
function isSaid(organisationId: string): Prisma.DocumentWhereInput {
  return { OR: [{ status: { not: 'DRAFT' } }, { syncs: { some: { organisationId, ledgerId: { not: null } } } }] }
}

type LoadedEntry = Prisma.DocumentGetPayload<{ include: ReturnType<typeof include> }>

/** One of our documents as it is compared, with what leads back to it. */
export interface OurDocumentEntry {
  documentId: string
  ledgerId: string | undefined
  /** The newest state of the ledger's that we know of. */
  ledgerUpdatedAt: Date | undefined
  entry: OurEntry
}

/** What a workspace's documents are seen by. */
export interface Scene extends Pick<Books, 'expensesAs'> {
  /** What was sent before is older; absent where that makes no difference. */
  connectedAt?: Date
  /** Since when the organisation's documents are this workspace's business. */
  since: string
}

/** Loads our documents for comparing, in a fixed number of statements. */
export async function loadOurEntries(
  prisma: PrismaClient,
  organisationId: string,
  where: Prisma.DocumentWhereInput,
  scene: Scene,
): Promise<OurDocumentEntry[]> {
  const documents = await prisma.document.findMany({
    where: { AND: [where, isSaid(organisationId)] },
    include: include(organisationId),
    orderBy: { id: 'asc' },
  })
  const linked = documents.flatMap(({ client }) => client.links.map((link) => link.ledgerContactId))
  const mirrors = await prisma.ledgerContact.findMany({
    where: { organisationId, ledgerContactId: { in: [...new Set(linked)] }, mergedInto: { not: null } },
    select: { ledgerContactId: true, mergedInto: true },
  })
  const mergedInto = new Map(mirrors.map((mirror) => [mirror.ledgerContactId, mirror.mergedInto]))
  return documents.map((document) => toEntry(document, mergedInto, scene))
}

function toEntry(
  document: LoadedEntry,
  mergedInto: ReadonlyMap<string, string | null>,
  scene: Scene,
): OurDocumentEntry {
  const [sync] = document.syncs
  const { kind, number, currency, subtotal, taxTotal, total, amountPaid, sentAt } = document
  const contacts = document.client.links.flatMap(({ ledgerContactId: id }) => [id, mergedInto.get(id) ?? id])
  const followers = [...document.payments, ...document.allocations]
  const isFollowerUnderWay = followers.some(({ syncs }) => syncs.some(({ state }) => state === 'PENDING'))
  const isLinked = !!sync?.ledgerId
  return {
    documentId: document.id,
    ledgerId: sync?.ledgerId ?? undefined,
    ledgerUpdatedAt: sync?.ledgerUpdatedAt ?? undefined,
    entry: {
      ...{ kind, number, currency, subtotal, taxTotal, total, amountPaid, isLinked },
      form: (isLinked ? sync.ledgerForm : undefined) ?? formOf(kind, scene),
      status: document.status === 'DRAFT' ? 'SENT' : document.status,
      isUnderWay: sync?.state === 'PENDING' || isFollowerUnderWay,
      isOlder: sentAt !== null && scene.connectedAt !== undefined && sentAt < scene.connectedAt,
      contactIds: new Set(contacts),
      contactName: document.client.name,
      issuedOn: toDay(document.issuedOn),
      dueOn: toDay(document.dueOn),
      linesNet: document.lines.reduce((sum, line) => sum + line.net, 0n),
      linesTax: document.lines.reduce((sum, line) => sum + line.tax, 0n),
    },
  }
}

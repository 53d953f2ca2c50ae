import type { DocumentKind, Prisma, PrismaClient } from '@tieout/prisma'
import { type BulkAction, whereEligible } from './eligible.ts'

/** Which documents: those of a kind that fit, from the one after `after` on. */
export interface Which {
  kind: DocumentKind
  fits: Prisma.DocumentWhereInput
  isNamed: boolean
  after: string | undefined
}

/** The first that an action is for, in the order of their ids, and the last of them, where others may follow. */
export async function findEligible(
  prisma: PrismaClient,
  organisationId: string | undefined,
  action: BulkAction,
  { fits, isNamed, after, most }: Which & { most: number },
): Promise<{ ids: string[]; next: string | undefined }> {
  const eligible = whereEligible(action, organisationId ?? '', { isNamed })
  const documents = await prisma.document.findMany({
    where: { AND: [fits, eligible, after ? { id: { gt: after } } : {}] },
    orderBy: { id: 'asc' },
    take: most,
    select: { id: true },
  })
  const ids = documents.map(({ id }) => id)
  return { ids, next: ids.length === most ? ids.at(-1) : undefined }
}

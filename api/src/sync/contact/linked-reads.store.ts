import type { Run } from '../run.ts'

/** Of these contacts, those that stand for a client and whose details are wanted here: the state the mirror has. */
export async function findLinkedReads(
  { dependencies: { prisma }, target: { organisationId } }: Run,
  ledgerContactIds: string[],
): Promise<Map<string, Date>> {
  const links = await prisma.contactLink.findMany({
    where: {
      ...{ organisationId, ledgerContactId: { in: ledgerContactIds } },
      organisation: { workspace: { contactsPull: true } },
    },
    select: { ledgerContactId: true },
  })
  const mirrored = await prisma.ledgerContact.findMany({
    where: { organisationId, ledgerContactId: { in: links.map((link) => link.ledgerContactId) } },
    select: { ledgerContactId: true, updatedAt: true },
  })
  return new Map(mirrored.map(({ ledgerContactId, updatedAt }) => [ledgerContactId, updatedAt]))
}

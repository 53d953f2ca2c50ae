import type { PrismaClient, Workspace } from '@tieout/prisma'

/** What the workspace says about finding and making contacts (F048); none are made where contacts stay here (rule C4). */
export type ContactRules = Pick<Workspace, 'autoCreateContacts' | 'contactMatchOrder'>

export async function findContactRules(prisma: PrismaClient, organisationId: string): Promise<ContactRules> {
  const { workspace } = await prisma.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { workspace: { select: { autoCreateContacts: true, contactMatchOrder: true, contactsPush: true } } },
  })
  const { contactMatchOrder, autoCreateContacts, contactsPush } = workspace
  return { contactMatchOrder, autoCreateContacts: autoCreateContacts && contactsPush }
}

import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { showBudget } from '../sync/show-budget.ts'

export type { CallBudget } from '../sync/show-budget.ts'

/** Calls left to the connection's organisation; undefined before the first call. */
export async function readBudget(dependencies: Dependencies, { organisationId }: Pick<Connection, 'organisationId'>) {
  const { prisma, clock } = dependencies
  const organisation = await prisma.organisation.findUnique({ where: { id: organisationId ?? '' } })
  return organisation ? showBudget(prisma, organisation.ledgerOrganisationId, clock.now()) : undefined
}

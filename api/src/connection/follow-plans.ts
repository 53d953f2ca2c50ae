import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { isEntitled } from './availability.ts'
import { findByPlan } from './life.store.ts'

/** A lost plan pauses a connection and disconnects nothing; when the plan is there again, it goes on by itself. */
export async function followPlans(dependencies: Dependencies): Promise<void> {
  const { prisma, clock, wake } = dependencies
  for (const { id, workspaceId, organisationId, status, workspace } of await findByPlan(prisma)) {
    const entitled = isEntitled(dependencies, workspace)
    if (entitled === (status === 'CONNECTED')) continue
    const next = entitled
      ? ({ status: 'CONNECTED', statusCode: null } as const)
      : ({ status: 'PAUSED', statusCode: 'PLAN_REQUIRED' } as const)
    await inTransaction(prisma, async (transaction) => {
      const data = { ...next, statusSince: new Date(clock.now()) }
      const { count } = await transaction.connection.updateMany({ where: { id, status }, data })
      if (count > 0) publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId: id }])
    })
    if (entitled && organisationId) wake(organisationId)
  }
}

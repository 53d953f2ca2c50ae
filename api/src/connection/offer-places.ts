import type { Dependencies } from '../dependencies.ts'
import { inTransaction } from '../lib/transaction.ts'
import { placesOpenLetter } from '../notification/letters/account.ts'
import { writeDirect } from '../notification/write-direct.ts'
import { countOrganisations, findPlaceWaiters } from './availability.store.ts'

/** Tells everybody who waits that there is a place, once: when the cap is lifted, and when somebody left (F003). */
export async function offerPlaces({ prisma, clock, env, sealKey }: Dependencies): Promise<void> {
  const waiting = await findPlaceWaiters(prisma)
  if (waiting.length === 0) return
  const cap = env.availability.connectionCap
  if (cap !== null && (await countOrganisations(prisma)) >= cap) return
  const now = new Date(clock.now())
  for (const { workspaceId, userId, user, workspace } of waiting)
    await inTransaction(prisma, async (transaction) => {
      const { count } = await transaction.placeWaiter.deleteMany({ where: { workspaceId, userId } })
      const letter = placesOpenLetter(workspace.name)
      const mail = { kind: 'PLACES_OPEN' as const, recipient: user.email, letter, workspaceId }
      if (count > 0) await writeDirect(transaction, { env, sealKey, now }, mail)
    })
}

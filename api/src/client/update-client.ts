import type { Client } from '@tieout/prisma'
import { z } from 'zod'
import { findLink } from '../connection/find-link.ts'
import type { Dependencies } from '../dependencies.ts'
import { differencesOf } from '../engine/align-contact.ts'
import { check } from '../lib/input.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import { queueContact } from '../sync/contact/queue-contact.ts'
import type { Viewer } from '../workspace/session.ts'
import { findClientByName, lockClient } from './client.store.ts'
import { Details } from './details.ts'

const Input = Details.extend({ isCustomer: z.boolean().nullish(), isSupplier: z.boolean().nullish() })

/** Changes who a client is. Its contact in the ledger follows, where ours is the word that counts (F075). */
export async function updateClient(
  { prisma, clock, wake }: Dependencies,
  { workspaceId }: Viewer,
  { clientId, ...input }: z.input<typeof Input> & { clientId: string },
): Promise<Client | NotFound | InvalidInput | Conflict> {
  const change = check(Input, input)
  if (change instanceof InvalidInput) return change
  const id = localId('Client', clientId) ?? ''
  const namesake = await findClientByName(prisma, workspaceId, change.name, id)
  if (namesake) return conflict('NAME_TAKEN', { name: namesake.name })
  const link = await findLink(prisma, workspaceId)
  const now = new Date(clock.now())
  const saved = await inTransaction(prisma, async (transaction) => {
    const before = await lockClient(transaction, workspaceId, id)
    if (!before) return undefined
    const { isCustomer, isSupplier, name, email = null, phone = null } = change
    const roles = { isCustomer: isCustomer ?? before.isCustomer, isSupplier: isSupplier ?? before.isSupplier }
    const client = await transaction.client.update({ where: { id }, data: { name, email, phone, ...roles } })
    const fields = differencesOf(client, before).map(({ field }) => field)
    const which = { organisationId: link?.target.organisationId ?? '', clientId: id }
    const isQueued = await queueContact(transaction, which, { fields, now })
    return { client, isQueued }
  })
  if (!saved) return new NotFound('client')
  if (link && saved.isQueued) wake(link.target.organisationId)
  return saved.client
}

import type { ConnectAttempt } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import type { LedgerConsent, OfferedOrganisation } from '../engine/ledger-consent.ts'
import { publish } from '../events/publish.ts'
import { inTransaction } from '../lib/transaction.ts'
import { revokeUnused } from './end-connection.ts'
import { establish } from './establish.ts'
import type { FinishResult } from './finish-connecting.ts'
import { freshToken } from './fresh-token.ts'
import { findMissingSetup } from './missing-setup.ts'

interface Consent {
  attempt: ConnectAttempt
  consent: LedgerConsent
  /** Who gave it, by name. */
  by: string
}

/** One organisation needs no choosing; a reconnect goes back to its own, and to another only when a person says so. */
export async function settleChoice(
  dependencies: Dependencies,
  given: Consent,
  offered: readonly OfferedOrganisation[],
): Promise<FinishResult> {
  const { prisma } = dependencies
  const { attempt, by } = given
  const { connectionId: id } = attempt
  const connection = await prisma.connection.findUniqueOrThrow({ where: { id }, include: { organisation: true } })
  const before = connection.organisation?.ledgerOrganisationId
  const own = offered.find((one) => one.ledgerOrganisationId === before)
  const only = own ?? (offered.length === 1 && !before ? offered[0] : undefined)
  const established = only && (await establish(dependencies, connection, only, by))
  if (established === 'noPlace') return giveBack(dependencies, given, only)
  if (established && established !== 'inUse') {
    if (established.statusCode === 'PERMISSION') return 'readOnly'
    return (await findMissingSetup(dependencies, established)).length === 0 ? 'restored' : 'connected'
  }
  if (before && offered.length === 0) return 'nothing'
  await letChoose(dependencies, attempt)
  if (established === 'inUse') return 'inUse'
  return offered.length === 0 ? 'nothing' : 'choose'
}

/** No place for it: what was allowed is given back at once, so that it takes none of the ledger's places either. */
async function giveBack(
  dependencies: Dependencies,
  { attempt, consent }: Consent,
  refused: OfferedOrganisation | undefined,
): Promise<'cap'> {
  const { prisma, log } = dependencies
  const { grantId } = await prisma.connection.findUniqueOrThrow({ where: { id: attempt.connectionId } })
  await prisma.connection.update({ where: { id: attempt.connectionId }, data: { grantId: null, offered: [] } })
  if (!grantId) return 'cap'
  try {
    const access = await freshToken({ ...dependencies, consent }, grantId)
    if (access.ok && refused) await consent.removeOrganisation(access.accessToken, refused.ledgerConnectionId)
    await revokeUnused({ ...dependencies, consent }, grantId)
  } catch (cause) {
    log.warn({ err: cause, connectionId: attempt.connectionId }, 'a consent without a place could not be given back')
  }
  return 'cap'
}

async function letChoose({ prisma }: Dependencies, { connectionId, workspaceId }: ConnectAttempt): Promise<void> {
  await inTransaction(prisma, async (transaction) => {
    const data = { status: 'CHOOSING_ORGANISATION', statusCode: null } as const
    await transaction.connection.update({ where: { id: connectionId }, data })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
  })
}

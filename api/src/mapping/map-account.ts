import type { AccountMapping, AccountPurpose } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { publish } from '../events/publish.ts'
import { localId } from '../lib/ids.ts'
import { inTransaction } from '../lib/transaction.ts'
import { type Conflict, InvalidInput, NotConnected, NotFound, Problem } from '../problem/problem.ts'
import { releaseBlocked } from '../sync/release-blocked.ts'
import type { Viewer } from '../workspace/session.ts'
import { findLedgerAccount, findMapped, isOwnSubject, saveAccountMapping } from './mapping.store.ts'
import { fits, mustBe } from './purpose.ts'

export interface MapAccount {
  purpose: AccountPurpose
  /** The project or service; nothing for the other purposes. */
  subjectId?: string | null | undefined
  ledgerAccountId: string
  /** What the editor saw; left out, whatever stands is replaced. */
  revision?: string | null | undefined
}

/** Chooses the account that a purpose, a project or a service posts to. */
export async function mapAccount(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
  input: MapAccount,
): Promise<AccountMapping | NotFound | NotConnected | InvalidInput | Conflict> {
  const { prisma, clock, wake } = dependencies
  const { purpose } = input
  const mapped = await findMapped(prisma, workspaceId)
  if (!mapped) return new NotConnected()
  const { organisationId, connectionId } = mapped
  const subjectId = await findSubject(dependencies, workspaceId, input)
  if (subjectId instanceof Problem) return subjectId
  const target = await findLedgerAccount(prisma, organisationId, localId('LedgerAccount', input.ledgerAccountId))
  if (!target) return new NotFound('Xero account')
  const wrong = (message: string) => new InvalidInput([{ path: 'ledgerAccountId', message }])
  if (target.archivedAt) return wrong(`${target.code ?? target.name} is archived in Xero. Choose another account.`)
  if (!fits(purpose, target, mapped))
    return wrong(`${target.code ?? target.name} doesn’t fit. ${mustBe(purpose, mapped)}`)

  const mapping = await inTransaction(prisma, async (transaction) => {
    const saved = await saveAccountMapping(
      transaction,
      { organisationId, purpose, subjectId },
      {
        ledgerAccountId: target.id,
        seen: input.revision,
      },
    )
    if (saved instanceof Problem) return saved
    // What waited for this choice is planned again.
    await releaseBlocked(transaction, { workspaceId, organisationId, now: new Date(clock.now()) })
    publish(transaction, [{ name: 'connectionChanged', workspaceId, connectionId }])
    return saved
  })
  if (!(mapping instanceof Problem)) wake(organisationId)
  return mapping
}

async function findSubject(
  { prisma }: Dependencies,
  workspaceId: string,
  { purpose, subjectId }: MapAccount,
): Promise<string | null | NotFound | InvalidInput> {
  const wrong = (message: string) => new InvalidInput([{ path: 'subjectId', message }])
  if (purpose !== 'PROJECT' && purpose !== 'SERVICE') {
    return subjectId ? wrong('Only a project or a service has an account of its own.') : null
  }
  const what = purpose === 'PROJECT' ? 'project' : 'service'
  if (!subjectId) return wrong(`Name the ${what}.`)
  const id = localId(purpose === 'PROJECT' ? 'Project' : 'Service', subjectId)
  const isOwn = id !== undefined && (await isOwnSubject(prisma, workspaceId, purpose, id))
  return isOwn ? id : new NotFound(what)
}

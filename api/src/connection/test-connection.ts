import type { Dependencies } from '../dependencies.ts'
import type { ConnectionReason } from '../engine/reason.ts'
import { explainConnection } from '../problem/catalogue.ts'
import { LedgerUnavailable, type NotConnected, type Problem } from '../problem/problem.ts'
import { callLedger } from '../sync/call-ledger.ts'
import type { Viewer } from '../workspace/session.ts'
import { findLink } from './find-link.ts'
import { freshToken } from './fresh-token.ts'
import { pauseOf, unreachable } from './pause.ts'

export interface ConnectionCheck {
  name: 'Credentials' | 'Scopes' | 'Organisation' | 'Permission'
  result: 'PASSED' | 'FAILED' | 'UNKNOWN'
  problem: Problem | undefined
}

/** Asks the ledger, reading only, whether everything a push needs is in place (F099). */
export async function testConnection(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
): Promise<{ checks: ConnectionCheck[] } | NotConnected | LedgerUnavailable> {
  const { prisma, consent, clock, ledger } = dependencies
  const link = await findLink(prisma, workspaceId)
  if (!link || pauseOf(link.connection)) return unreachable(prisma, link)
  const access = await freshToken(dependencies, link.target.grantId)
  if (!access.ok && access.because === 'unavailable') return new LedgerUnavailable(undefined)
  if (!access.ok) return { checks: [failed('Credentials', { code: 'TOKEN_EXPIRED' }), ...unknownAfter('Credentials')] }
  const grant = await prisma.grant.findUniqueOrThrow({ where: { id: link.target.grantId } })
  const hasScopes = consent.scopes.every((scope) => grant.scopes.includes(scope))
  const options = { isInteractive: true }
  const organisation = await callLedger(dependencies, link.target, options, (to) => ledger.readOrganisation(to))
  const permissions = organisation.ok
    ? await callLedger(dependencies, link.target, options, (to) => ledger.readPermissions(to))
    : undefined
  await prisma.connection.update({ where: { id: link.connection.id }, data: { lastCheckedAt: new Date(clock.now()) } })
  return {
    checks: [
      passed('Credentials'),
      hasScopes ? passed('Scopes') : failed('Scopes', { code: 'SCOPE_MISSING' }),
      !organisation.ok
        ? judge('Organisation', organisation.failure, { code: 'REMOVED_IN_XERO' })
        : organisation.value.canInvoice
          ? passed('Organisation')
          : failed('Organisation', { code: 'CANNOT_INVOICE' }),
      !permissions
        ? unknown('Permission')
        : !permissions.ok
          ? judge('Permission', permissions.failure, { code: 'PERMISSION' })
          : permissions.value.createInvoices
            ? passed('Permission')
            : failed('Permission', { code: 'PERMISSION' }),
    ],
  }
}

function passed(name: ConnectionCheck['name']): ConnectionCheck {
  return { name, result: 'PASSED', problem: undefined }
}

function failed(name: ConnectionCheck['name'], reason: ConnectionReason): ConnectionCheck {
  return { name, result: 'FAILED', problem: explainConnection(reason) }
}

/** Only a clear refusal fails a check; a ledger that is busy or away leaves it open. */
function judge(name: ConnectionCheck['name'], failure: { kind: string }, reason: ConnectionReason): ConnectionCheck {
  return failure.kind === 'needsReconnecting' ? failed(name, reason) : unknown(name)
}

function unknown(name: ConnectionCheck['name']): ConnectionCheck {
  return { name, result: 'UNKNOWN', problem: undefined }
}

function unknownAfter(first: ConnectionCheck['name']): ConnectionCheck[] {
  const names: ConnectionCheck['name'][] = ['Credentials', 'Scopes', 'Organisation', 'Permission']
  return names.slice(names.indexOf(first) + 1).map(unknown)
}

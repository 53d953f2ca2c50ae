import { z } from 'zod'
import type { LedgerAnswer } from '../../engine/ledger-answer.ts'
import type { OfferedOrganisation } from '../../engine/ledger-consent.ts'
import { reportOf } from '../call.ts'
import { toFailure, unreadable } from '../failure.ts'
import { parseJson } from '../json.ts'
import type { ConsentSettings } from './options.ts'

const OPERATION = 'listOrganisations'

const connectionsSchema = z.array(
  z.object({ id: z.string().min(1), tenantId: z.string().min(1), tenantType: z.string(), tenantName: z.string() }),
)

/** The organisations a consent covers. Practices are left out: nothing is invoiced there. */
export async function listOrganisations(
  settings: ConsentSettings,
  accessToken: string,
  consentId: string | undefined,
): Promise<LedgerAnswer<OfferedOrganisation[]>> {
  const startedAt = performance.now()
  const query = consentId === undefined ? '' : `?${new URLSearchParams({ authEventId: consentId })}`
  try {
    const response = await fetch(`${settings.apiUrl}/connections${query}`, {
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
    })
    const text = await response.text()
    const body = parseJson(text) ?? text
    const report = reportOf(OPERATION, response.status, response.headers, startedAt)
    if (!response.ok) {
      const rejection = { status: response.status, headers: response.headers, body, networkSaid: '' }
      return { ok: false, failure: toFailure(rejection, 'read'), report }
    }
    const connections = connectionsSchema.safeParse(body).data
    if (!connections)
      return { ok: false, failure: unreadable('The list of connections cannot be read', 'read'), report }
    return { ok: true, value: connections.filter(isOrganisation).map(toOffered), report }
  } catch (error) {
    const words = error instanceof Error ? error.name : 'Error'
    const failure = unreadable(`No answer (${words})`, 'read')
    return { ok: false, failure, report: reportOf(OPERATION, 0, new Headers(), startedAt) }
  }
}

type Connection = z.infer<typeof connectionsSchema>[number]

function isOrganisation({ tenantType }: Connection): boolean {
  return tenantType.toUpperCase() === 'ORGANISATION'
}

function toOffered({ id, tenantId, tenantName }: Connection): OfferedOrganisation {
  return { ledgerConnectionId: id, ledgerOrganisationId: tenantId, name: tenantName }
}

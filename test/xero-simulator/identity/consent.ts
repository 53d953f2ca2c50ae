import { newId, newSecret } from '../core/ids.ts'
import { connectionLimits } from '../core/settings.ts'
import type { World } from '../core/world.ts'
import type { Organisation, Role } from '../model/organisation.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { connect, isConnected } from './connections.ts'
import { widenGrant } from './grants.ts'
import { canAuthorise, roleOf } from './people.ts'

/** What a person answers on the consent page. */
export interface Decision {
  allow: boolean
  userId: string
  organisationIds: string[]
}

/** The organisations a person sees on the consent page, and whether they may connect them. */
export function choices(world: World, userId: string): { organisation: Organisation; role: Role; allowed: boolean }[] {
  return world.store.organisations.all().flatMap((organisation) => {
    const role = roleOf(organisation, userId)
    return role ? [{ organisation, role, allowed: canAuthorise(role) }] : []
  })
}

/** Why the decision cannot be carried out, in words for the page; undefined when it can. */
export function objection(world: World, request: AuthorizationRequest, decision: Decision): string | undefined {
  if (!decision.allow) return undefined
  if (decision.organisationIds.length === 0) return 'Choose an organisation to connect.'
  if (decision.organisationIds.length > 1 && !request.bulk) return 'Only one organisation can be connected at a time.'
  const allowed = choices(world, decision.userId).filter((choice) => choice.allowed)
  const known = decision.organisationIds.every((id) => allowed.some(({ organisation }) => organisation.id === id))
  if (!known) return 'Your role in this organisation does not let you connect an application.'
  return tooMany(world, decision)
    ? 'This application has reached the number of connections its plan allows.'
    : undefined
}

function tooMany(world: World, decision: Decision): boolean {
  if (!world.settings.enforceConnectionLimit) return false
  const connected = world.store.organisations.all().filter(({ id }) => isConnected(world.store, id))
  const fresh = decision.organisationIds.filter((id) => !connected.some((organisation) => organisation.id === id))
  return connected.length + fresh.length > connectionLimits[world.settings.tier]
}

/** Carries out the decision and answers where the browser goes next. */
export function decide(world: World, request: AuthorizationRequest, decision: Decision): string {
  const target = new URL(request.redirectUri)
  if (decision.allow) {
    target.searchParams.set('code', grantCode(world, request, decision))
    target.searchParams.set('scope', request.scopes.join(' '))
  } else target.searchParams.set('error', 'access_denied')
  if (request.state !== undefined) target.searchParams.set('state', request.state)
  if (decision.allow) target.searchParams.set('session_state', `${newSecret()}.${newSecret().slice(0, 22)}`)
  return target.toString()
}

function grantCode(world: World, request: AuthorizationRequest, { userId, organisationIds }: Decision): string {
  const { store, clock } = world
  const { clientId, redirectUri, challenge, nonce } = request
  const authEventId = newId()
  const now = clock.now()
  return store.transaction(() => {
    const { scopes } = widenGrant(store, { userId, clientId, scopes: request.scopes })
    for (const organisationId of organisationIds) {
      connect(store, { userId, organisationId, authEventId, now })
      world.violations.forget(`disconnected:${organisationId}:${userId}`)
    }
    const extra = { ...(challenge !== undefined && { challenge }), ...(nonce !== undefined && { nonce }) }
    const code = { id: newSecret(), clientId, redirectUri, userId, scopes, authEventId, issuedAt: now, ...extra }
    return store.codes.put(code).id
  })
}

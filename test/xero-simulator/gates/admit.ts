import { unauthorised } from '../accounting/answer.ts'
import { newId } from '../core/ids.ts'
import type { ViolationKind } from '../core/violations.ts'
import type { World } from '../core/world.ts'
import { canAuthorise, roleOf } from '../identity/people.ts'
import { liveConnection } from '../identity/connections.ts'
import type { Organisation, Role } from '../model/organisation.ts'
import type { Caller } from './authenticate.ts'

/** The organisation the caller is connected to, or 403: header missing or wrong, disconnected, role lost. */
export function admit(
  world: World,
  caller: Caller,
  organisationId: string,
): { organisation: Organisation; role: Role } {
  const organisation = world.store.organisations.get(organisationId)
  const role = organisation && roleOf(organisation, caller.userId)
  const connected = liveConnection(world.store, caller.userId, organisationId)
  const key = `disconnected:${organisationId}:${caller.userId}`
  if (organisation && role && canAuthorise(role) && connected) {
    world.violations.forget(key)
    return { organisation, role }
  }
  noteRepeat(world, { kind: 'disconnected-organisation-repeated', key, organisationId })
  throw unauthorised(403, 'AuthenticationUnsuccessful', newId())
}

/** Lets through a caller who has one of the scopes; `.read` is enough for reading. */
export function checkScope(world: World, caller: Caller, { scopes, method, organisationId }: ScopeCheck): void {
  const granted = scopes.some((scope) => {
    const whole = scope.replace(/\.read$/, '')
    return caller.scopes.includes(whole) || (method === 'GET' && caller.scopes.includes(`${whole}.read`))
  })
  if (granted) return
  const key = `scope:${caller.tokenId}:${scopes.join()}:${method}`
  noteRepeat(world, { kind: 'missing-scope-repeated', key, organisationId })
  throw unauthorised(401, 'AuthorizationUnsuccessful', newId())
}

/** What an endpoint asks of the token. */
export interface ScopeCheck {
  scopes: string[]
  method: string
  organisationId: string
}

function noteRepeat(
  world: World,
  { kind, key, organisationId }: { kind: ViolationKind; key: string; organisationId: string },
) {
  const now = world.clock.now()
  if (!world.violations.isRepeat(key, now)) return
  const detail = `The same refusal was given before, and nothing has changed since (${key})`
  world.violations.add({ at: new Date(now).toISOString(), kind, organisationId: organisationId || null, detail })
}

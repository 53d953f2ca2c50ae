import { canAdvance } from '../core/clock.ts'
import type { FaultRule } from '../core/faults.ts'
import { newId } from '../core/ids.ts'
import type { LoggedRequest, RequestFilter } from '../core/request-log.ts'
import type { Settings } from '../core/settings.ts'
import type { Unknowns } from '../core/unknowns.ts'
import type { Violation, ViolationKind } from '../core/violations.ts'
import type { World } from '../core/world.ts'
import { readAuthorization } from '../identity/authorization-request.ts'
import { decide, objection } from '../identity/consent.ts'
import { standardUserId } from '../defaults.ts'
import { createOrganisation, templates } from '../template/create-organisation.ts'
import { seed } from '../template/seed.ts'
import type { HandshakeResult } from '../webhooks/intent-to-receive.ts'
import { act, type PersonAction } from './actions.ts'
import { ActionRefused } from './refused.ts'
import { showState, type OrganisationState } from './state.ts'

/** A fresh organisation's ids. */
export interface MadeOrganisation {
  organisationId: string
  name: string
  shortCode: string
}

/** What the consent form would be given. */
export interface Authorisation {
  url: string
  organisationIds?: string[]
  userId?: string
  decision?: 'allow' | 'cancel'
}

/** The simulator's levers; the routes under `/_simulator/` are these. */
export interface Control {
  faults(): (FaultRule & { struck: number })[]
  addFault(rule: Omit<FaultRule, 'id' | 'match'> & Partial<Pick<FaultRule, 'id' | 'match'>>): FaultRule
  removeFault(id: string): void
  clearFaults(): void
  violations(filter?: { organisationId?: string; kind?: ViolationKind }): Violation[]
  clearViolations(): void
  requests(filter?: RequestFilter): LoggedRequest[]
  unknowns(): Unknowns
  setUnknowns(change: Partial<Unknowns>): Unknowns
  settings(): Settings
  set(change: Partial<Settings>): Settings
  /** Moves a virtual clock; throws when the clock is the machine's. */
  advance(ms: number): Promise<void>
  createOrganisation(options?: { template?: 'uk' | 'nz'; name?: string }): MadeOrganisation
  act(action: PersonAction): void
  /** What the consent form does: answers where the browser would be sent. */
  authorise(authorisation: Authorisation): string
  state(organisationId: string): OrganisationState
  sendIntentToReceive(): Promise<HandshakeResult>
  webhooks(): { subscription: World['webhooks']['subscription']; waiting: number; sent: World['webhooks']['sent'] }
  reset(): void
}

/** The levers of one world. */
export function createControl(world: World): Control {
  const { faults, violations, requests } = world
  return {
    faults: () => faults.list(),
    addFault: (rule) => faults.add(rule),
    removeFault: (id) => faults.remove(id),
    clearFaults: () => faults.clear(),
    violations: (filter) => violations.list(filter),
    clearViolations: () => violations.clear(),
    requests: (filter) => requests.list(filter),
    unknowns: () => world.unknowns,
    setUnknowns: (change) => Object.assign(world.unknowns, change),
    settings: () => world.settings,
    set: (change) => configure(world, change),
    advance: (ms) => advance(world, ms),
    createOrganisation: (options) => make(world, options),
    act: (action) => act(world, action),
    authorise: (authorisation) => authorise(world, authorisation),
    state: (organisationId) => showState(world, organisationId),
    sendIntentToReceive: () => world.webhooks.sendIntentToReceive(),
    webhooks: () => ({
      subscription: world.webhooks.subscription,
      waiting: world.webhooks.waiting,
      sent: world.webhooks.sent,
    }),
    reset: () => reset(world),
  }
}

function configure(world: World, change: Partial<Settings>): Settings {
  Object.assign(world.settings, change)
  world.webhooks.configure()
  return world.settings
}

async function advance(world: World, ms: number): Promise<void> {
  if (!canAdvance(world.clock)) throw new ActionRefused('The clock is not a virtual one')
  await world.clock.advance(ms, () => world.webhooks.idle())
}

function make(
  world: World,
  { template = 'uk', name }: { template?: 'uk' | 'nz'; name?: string } = {},
): MadeOrganisation {
  const id = newId()
  const options = { id, template: templates[template], now: world.clock.now(), ...(name !== undefined && { name }) }
  const organisation = createOrganisation(world.store, options)
  return { organisationId: id, name: organisation.name, shortCode: organisation.shortCode }
}

function authorise(
  world: World,
  { url, organisationIds, userId = standardUserId, decision = 'allow' }: Authorisation,
): string {
  const request = readAuthorization(world, new URL(url, world.url).searchParams)
  if ('error' in request) throw new ActionRefused(`${request.error}: ${request.description}`)
  const first = world.store.organisations.all()[0]
  const chosen = organisationIds ?? (first ? [first.id] : [])
  const answer = { allow: decision === 'allow', userId, organisationIds: chosen }
  const problem = objection(world, request, answer)
  if (problem) throw new ActionRefused(problem)
  return decide(world, request, answer)
}

/** The key that signs tokens stays; all else begins anew. */
function reset(world: World): void {
  const { store } = world
  const key = store.keys.get('signing')
  store.transaction(() => {
    store.clear()
    if (key) store.keys.put(key)
    seed(store, world.clock.now())
  })
  world.faults.clear()
  world.violations.clear()
  world.requests.clear()
  world.webhooks.configure()
}

import { newId } from '../core/ids.ts'
import type { FaultKind } from '../core/faults.ts'
import type { World } from '../core/world.ts'
import { isConnected } from '../identity/connections.ts'
import { nextEvents, type SentDelivery } from './events.ts'
import type { Subscription, WebhookEvent } from '../model/operations.ts'
import { performHandshake, type HandshakeResult } from './intent-to-receive.ts'
import { post } from './post.ts'
import { sign, toBody } from './sign.ts'

const day = 24 * 60 * 60_000
const firstTries = 2000
const gathering = 1000
const paths = { INVOICE: 'Invoices', CONTACT: 'Contacts', CREDITNOTE: 'CreditNotes' } as const

/** The application's webhook: stores events, delivers them signed, retries, gives up after a day, replays when it is enabled again. */
export class Webhooks {
  readonly #world: World
  readonly #stop = new AbortController()
  readonly #sent: SentDelivery[] = []
  #running: Promise<void> | undefined
  #handshake: Promise<HandshakeResult> | undefined
  #active = 0

  constructor(world: World) {
    this.#world = world
  }

  get subscription(): Subscription {
    const { store, settings } = this.#world
    const kept = store.subscriptions.get('subscription')
    return (
      kept ?? { id: 'subscription', url: null, key: settings.webhookKey, status: 'none', reason: '', nextSequence: 1 }
    )
  }

  /** The last deliveries, for the pages and for tests. */
  get sent(): readonly SentDelivery[] {
    return this.#sent
  }

  /** How many events wait for a receiver. */
  get waiting(): number {
    return this.#world.store.webhookEvents.all().length
  }

  /** Points the webhook at the settings' address; a new address or key must prove its intent to receive. */
  configure(): void {
    const { webhookUrl: url, webhookKey: key } = this.#world.settings
    const before = this.subscription
    if (before.url === url && before.key === key && before.status !== 'disabled') return this.wake()
    this.#save({ url, key, status: url ? 'intent-to-receive-required' : 'none', reason: '' })
    this.wake()
  }

  /** Queues an event, if the organisation is connected; call `wake` when the change is kept. */
  queue(event: Pick<WebhookEvent, 'category' | 'type' | 'resourceId' | 'organisationId'>): void {
    const { store, clock } = this.#world
    if (this.subscription.status === 'none' || !isConnected(store, event.organisationId)) return
    const sequence = this.subscription.nextSequence
    store.webhookEvents.put({ ...event, id: newId(), sequence, resourcePath: paths[event.category], at: clock.now() })
    this.#save({ nextSequence: sequence + 1 })
  }

  /** Delivers what waits, unless that is being done. */
  wake(): void {
    if (this.#running || this.#stop.signal.aborted || this.subscription.status === 'none') return
    this.#running = this.#run()
      .catch((failure: unknown) => {
        if (!this.#stop.signal.aborted) console.error('xero-simulator: webhooks stopped:', failure)
      })
      .finally(() => (this.#running = undefined))
  }

  /** Does the handshake, or waits for the one under way; afterwards what was stored is replayed in order. */
  sendIntentToReceive(): Promise<HandshakeResult> {
    this.#handshake ??= this.#busy(() => this.#shakeHands()).finally(() => (this.#handshake = undefined))
    return this.#handshake
  }

  /** Resolves when no request is on its way. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = this.#active === 0 ? quiet + 1 : 0) {
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    // Let the request that caused the first event finish, and others join the delivery.
    await new Promise((resolve) => setTimeout(resolve, 10))
    while (!this.#stop.signal.aborted && this.subscription.url) {
      if (this.subscription.status === 'intent-to-receive-required') await this.#prove()
      if (this.subscription.status !== 'ok') return
      const events = nextEvents(this.#world)
      if (events.length === 0) return
      const reorder = this.#faults(events, 'webhook-reorder')[0]
      if (reorder) await this.#deliverBackwards(reorder.latencyMs ?? gathering)
      else await this.#deliver(events)
    }
  }

  async #shakeHands(): Promise<HandshakeResult> {
    const { url, key } = this.subscription
    if (!url) return { ok: false, reason: 'No webhook address is set' }
    const result = await performHandshake(this.#world, url, key)
    this.#save({ status: result.ok ? 'ok' : 'intent-to-receive-required', reason: result.reason })
    this.wake()
    return result
  }

  /** A receiver that is still starting is asked again; one that answers wrongly is left alone. */
  async #prove(): Promise<void> {
    const result = await this.sendIntentToReceive()
    if (result.ok || !/fetch failed/.test(result.reason)) return
    await this.#pause(firstTries)
    if (this.subscription.status === 'intent-to-receive-required') return this.#prove()
  }

  /** Waits for more events, then sends each by itself, the latest first. */
  async #deliverBackwards(wait: number): Promise<void> {
    await this.#pause(wait)
    for (const event of nextEvents(this.#world).toReversed()) await this.#deliver([event])
  }

  async #deliver(events: WebhookEvent[]): Promise<void> {
    const drop = this.#strikes(events, 'webhook-drop')
    const delay = this.#faults(events, 'webhook-delay')[0]?.latencyMs
    if (delay !== undefined) await this.#pause(delay)
    const started = this.#world.clock.now()
    const copies = this.#strikes(events, 'webhook-duplicate') ? 2 : 1
    for (let wait = 0, tries = 0; !drop; tries += 1) {
      if (await this.#busy(() => this.#post(events, copies))) break
      if (this.#world.clock.now() - started >= day)
        return this.#save({ status: 'disabled', reason: 'Deliveries failed for 24 hours' })
      if (tries === 0) continue
      wait = Math.min(wait + this.#world.unknowns.retryMinutes * 60_000, 4 * 60 * 60_000)
      await this.#pause(wait)
    }
    const { store } = this.#world
    store.transaction(() => events.forEach((event) => store.webhookEvents.delete(event.id)))
  }

  async #post(events: WebhookEvent[], copies: number): Promise<boolean> {
    const { url, key } = this.subscription
    if (!url) return false
    const body = toBody(events, this.#world.url)
    const signature = this.#strikes(events, 'webhook-bad-signature') ? sign(body, `${key}?`) : sign(body, key)
    let received = true
    for (let copy = 0; copy < copies; copy += 1) {
      const reception = await post(this.#world.clock, { url, body, signature })
      this.#sent.push({ at: new Date(this.#world.clock.now()).toISOString(), body, ...reception })
      if (this.#sent.length > 1000) this.#sent.shift()
      received = reception.fault === undefined && received
    }
    return received
  }

  #strikes(events: WebhookEvent[], kind: FaultKind): boolean {
    return this.#faults(events, kind).length > 0
  }

  #faults(events: WebhookEvent[], kind: FaultKind) {
    return this.#world.faults.strike({ organisationId: events[0]?.organisationId ?? null }, (each) => each === kind)
  }

  async #busy<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#active += 1
    try {
      return await work()
    } finally {
      this.#active -= 1
    }
  }

  #pause(ms: number): Promise<void> {
    return this.#world.clock.sleep(ms, this.#stop.signal)
  }

  #save(change: Partial<Subscription>): void {
    this.#world.store.subscriptions.put({ ...this.subscription, ...change })
  }
}

import pg from 'pg'
import { currentWorkspace } from './place.ts'
import { VIEWER_ROLE } from './role.ts'

/** Says for whom a connection works from now on; the role has no rights but to what the policies leave it. */
export const ENTER = `select set_config('role', ${VIEWER_ROLE}, false), set_config('app.workspace', $1, false)`

type OnConnected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void

export interface WalledPoolConfig extends pg.PoolConfig {
  /** The most connections that work for workspaces, beside `max` for all else. */
  maxInside: number
  /** Without it: it stands. */
  isWalled?: (() => boolean) | undefined
}

/**
 * A pool that asks at each checkout from inside which workspace it comes, and hands out a connection that reaches no other.
 * Those connections never work as the tables' owner, and are told only when they change hands: one workspace alone pays nothing.
 */
export class WalledPool extends pg.Pool {
  readonly #inside: pg.Pool
  readonly #workspaces = new WeakMap<pg.PoolClient, string>()

  readonly #isWalled: () => boolean

  constructor({ maxInside, isWalled = () => true, ...config }: WalledPoolConfig) {
    super(config)
    this.#isWalled = isWalled
    this.#inside = new pg.Pool({ ...config, max: maxInside })
    this.#inside.on('connect', (client) => this.emit('connect', client))
    this.#inside.on('error', (error, client) => this.emit('error', error, client))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(onConnected: OnConnected): void
  override connect(onConnected?: OnConnected): Promise<pg.PoolClient> | void {
    const workspaceId = this.#isWalled() ? currentWorkspace() : undefined
    if (workspaceId === undefined) return onConnected ? super.connect(onConnected) : super.connect()
    if (!onConnected) return this.#inside.connect().then((client) => this.#enter(client, workspaceId))
    this.#inside.connect((error, client, done) => {
      if (error || !client || this.#workspaces.get(client) === workspaceId) return onConnected(error, client, done)
      this.#enter(client, workspaceId).then(
        () => onConnected(undefined, client, done),
        (cause: Error) => onConnected(cause, undefined, () => {}),
      )
    })
  }

  override end(): Promise<void>
  override end(onEnded: () => void): void
  override end(onEnded?: () => void): Promise<void> | void {
    const ended = Promise.all([super.end(), this.#inside.end()]).then(() => {})
    if (!onEnded) return ended
    void ended.then(onEnded)
  }

  /** A connection of which it is not known whose it is serves nobody any more. */
  async #enter(client: pg.PoolClient, workspaceId: string): Promise<pg.PoolClient> {
    if (this.#workspaces.get(client) === workspaceId) return client
    this.#workspaces.delete(client)
    const ignore = () => {}
    client.on('error', ignore)
    try {
      await client.query(ENTER, [workspaceId])
      this.#workspaces.set(client, workspaceId)
      return client
    } catch (cause) {
      client.release(true)
      throw cause
    } finally {
      client.off('error', ignore)
    }
  }
}

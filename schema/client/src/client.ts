import { openLink, send, type ClientOptions } from './link.ts'
import { countRootFields, type Operation } from './operation.ts'
import { walk, type Page } from './paginate.ts'
import { listen, type SubscribeOptions } from './subscribe.ts'

export interface AskOptions {
  signal?: AbortSignal
}

export interface MutateOptions extends AskOptions {
  /** Yours, where the mutation may be sent again by another process; a new one for each call when left out. */
  idempotencyKey?: string
}

/** Variables may be left out where none is needed. */
type Given<Variables, Options> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options]

/** Asks one Tieout as one API key. */
export interface Client {
  /** Reads. Asked again by itself after 429, 5xx or silence. */
  query<Data, Variables>(operation: Operation<Data, Variables>, ...given: Given<Variables, AskOptions>): Promise<Data>
  /** Changes. Goes under an `Idempotency-Key`, so that asking again after a lost answer does it once. */
  mutate<Data, Variables>(
    operation: Operation<Data, Variables>,
    ...given: Given<Variables, MutateOptions>
  ): Promise<Data>
  /** Every node of a list, page after page. The operation takes `$after`. */
  each<Data, Variables, Node>(
    operation: Operation<Data, Variables>,
    variables: Omit<Variables, 'after'>,
    pick: (data: Data) => Page<Node>,
  ): AsyncGenerator<Node, void, undefined>
  /** Hears what changes, over one line that is opened again by itself. */
  subscribe<Data, Variables>(
    operation: Operation<Data, Variables>,
    ...given: Given<Variables, SubscribeOptions<Data>>
  ): AsyncGenerator<Data, void, undefined>
}

type Text = Pick<Operation<unknown, unknown>, 'toString'>

export function createClient(options: ClientOptions): Client {
  const link = openLink(options)

  async function read<Data>(operation: Text, variables: object = {}, { signal }: AskOptions = {}): Promise<Data> {
    return (await send(link, { text: String(operation), variables, isSafe: true, signal })) as Data
  }

  async function change<Data>(operation: Text, variables: object = {}, how: MutateOptions = {}): Promise<Data> {
    const text = String(operation)
    // A mutation of several fields takes no key: it is sent once, and not again.
    const isSafe = countRootFields(text) === 1
    const headers: Record<string, string> = isSafe
      ? { 'idempotency-key': how.idempotencyKey ?? crypto.randomUUID() }
      : {}
    return (await send(link, { text, variables, headers, isSafe, signal: how.signal })) as Data
  }

  return {
    query: (operation, ...[variables, how]) => read(operation, variables as object, how),
    mutate: (operation, ...[variables, how]) => change(operation, variables as object, how),
    each: (operation, variables, pick) => walk((after) => read(operation, { ...variables, after }), pick),
    subscribe: (operation, ...[variables, how]) =>
      listen(link, { text: String(operation), variables: variables ?? {} }, how ?? {}),
  }
}

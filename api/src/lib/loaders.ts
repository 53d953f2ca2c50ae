import DataLoader from 'dataloader'

/** Loads what is asked for at the same moment, by whomever, in one go; nothing is kept. */
export function batchLoader<Key, Value>(
  load: (keys: readonly Key[]) => Promise<Map<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  const batch = async (keys: readonly Key[]) => {
    const found = await load([...new Set(keys)])
    return keys.map((one) => found.get(one))
  }
  const loader = new DataLoader<Key, Value | undefined>(batch, { cache: false })
  return (key) => loader.load(key)
}

/**
 * One batching loader per operation and kind, so that the number of statements doesn't grow with the number of rows. Nothing
 * is kept between batches: a subscription lives long, and every delivery reads anew.
 */
export function makeLoader<Context extends object, Key, Value>(
  load: (context: Context, keys: readonly Key[]) => Promise<Map<Key, Value>>,
): (context: Context, key: Key) => Promise<Value | undefined> {
  const loaders = new WeakMap<Context, (key: Key) => Promise<Value | undefined>>()
  return (context, key) => {
    let loader = loaders.get(context)
    if (!loader) {
      loader = batchLoader<Key, Value>((keys) => load(context, keys))
      loaders.set(context, loader)
    }
    return loader(key)
  }
}

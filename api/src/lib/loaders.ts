import DataLoader from 'dataloader'

/**
 * One batching loader per operation and kind, so that the number of statements doesn't grow with the number of rows. Nothing
 * is kept between batches: a subscription lives long, and every delivery reads anew.
 */
export function makeLoader<Context extends object, Key, Value>(
  load: (context: Context, keys: readonly Key[]) => Promise<Map<Key, Value>>,
): (context: Context, key: Key) => Promise<Value | undefined> {
  const loaders = new WeakMap<Context, DataLoader<Key, Value | undefined>>()
  return (context, key) => {
    let loader = loaders.get(context)
    if (!loader) {
      const batch = async (keys: readonly Key[]) => {
        const found = await load(context, [...new Set(keys)])
        return keys.map((one) => found.get(one))
      }
      loader = new DataLoader(batch, { cache: false })
      loaders.set(context, loader)
    }
    return loader.load(key)
  }
}

import { invalidateAll } from '$app/navigation'
import { navigating } from '$app/state'

/** Reads the page again. It waits for a navigation that is under way: kit would give that up for the reading. */
export async function refresh(): Promise<void> {
  while (navigating.complete) await navigating.complete.catch(() => undefined)
  await invalidateAll()
}
